using System.Globalization;
using System.Net;
using System.Xml.Linq;
using RotationFunctions.Pipeline.Reports.Charts;

namespace RotationFunctions.IntegrationTests.Http;

/// <summary>A report by a date that need not have one, and its charts.</summary>
public sealed class ReportPartsTests(FiveDays days) : IClassFixture<FiveDays>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ApiHost Host => days.Host;

    [Fact]
    public async Task Report_OfADateIsTheLatestUntilThen()
    {
        foreach (var day in days.Days)
            Assert.Equal(Iso(day), (string?)(await Host.JsonAsync($"/api/report?date={Iso(day)}"))["asOf"]);
        // The last day is a Friday.
        Assert.Equal(Iso(days.Days[^1]), (string?)(await Host.JsonAsync($"/api/report?date={Iso(days.Days[^1].AddDays(2))}"))["asOf"]);

        var (status, detail) = await Host.ProblemAsync($"/api/report?date={Iso(days.Days[0].AddDays(-1))}");
        Assert.Equal(404, status);
        Assert.Contains("There is no earlier report", detail, StringComparison.Ordinal);
        Assert.Equal(400, (await Host.ProblemAsync("/api/report?date=yesterday")).Status);
    }

    [Fact]
    public async Task Page_KnowsItsNeighbours()
    {
        for (var i = 0; i < days.Days.Count; i++)
        {
            using var response = await Host.GetAsync($"/api/reports/{Iso(days.Days[i])}?format=html");
            var page = await response.Content.ReadAsStringAsync(Cancellation);
            Assert.Equal(i > 0, page.Contains("rel=\"prev\"", StringComparison.Ordinal));
            Assert.Equal(i < days.Days.Count - 1, page.Contains("rel=\"next\"", StringComparison.Ordinal));
            if (i > 0)
                Assert.Contains($"href=\"../reports/{Iso(days.Days[i - 1])}?format=html&amp;lang=en\"", page, StringComparison.Ordinal);
            if (i < days.Days.Count - 1)
                Assert.Contains($"href=\"../reports/{Iso(days.Days[i + 1])}?format=html&amp;lang=en\"", page, StringComparison.Ordinal);
            Assert.Contains($"max=\"{Iso(days.Days[^1])}\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Chart_IsAnImageOfItsOwn()
    {
        var path = $"/api/reports/{Iso(days.Days[^1])}/charts/year-to-date.svg";
        using var response = await Host.GetAsync($"{path}?lang=zh-CN");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/svg+xml; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(["zh-CN"], response.Content.Headers.ContentLanguage);
        Assert.Equal(ChartFile.ContentSecurityPolicy, response.Headers.GetValues("Content-Security-Policy").Single());
        var svg = XElement.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("今年以来各市值回报", svg.Elements().First(e => e.Name.LocalName == "title").Value);

        using var known = await Host.GetAsync($"{path}?lang=zh-CN", ("If-None-Match", response.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Fact]
    public async Task Chart_NotThere()
    {
        var day = Iso(days.Days[^1]);
        var (status, detail) = await Host.ProblemAsync($"/api/reports/{day}/charts/candles.svg");
        Assert.Equal(400, status);
        Assert.Contains("'candles', which is no chart; it can be score,", detail, StringComparison.Ordinal);

        // A market of three funds has no sectors.
        (status, detail) = await Host.ProblemAsync($"/api/reports/{day}/charts/sectors.svg");
        Assert.Equal(404, status);
        Assert.Contains("lacks the figures", detail, StringComparison.Ordinal);
        Assert.Equal(404, (await Host.ProblemAsync("/api/reports/1999-01-04/charts/score.svg")).Status);
        Assert.Equal(400, (await Host.ProblemAsync("/api/reports/soon/charts/score.svg")).Status);
    }

    private static string Iso(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);
}
