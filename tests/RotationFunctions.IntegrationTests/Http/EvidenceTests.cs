using System.Globalization;
using System.Net;
using RotationFunctions.Pipeline.Reports;

namespace RotationFunctions.IntegrationTests.Http;

/// <summary>The evidence of the simulated market, as a running desk serves it.</summary>
public sealed class EvidenceTests(DescribedDesk desk) : IClassFixture<DescribedDesk>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Evidence_IsThatOfTheReport_AndItsFiguresTrace()
    {
        var evidence = await desk.Host.JsonAsync("/api/evidence");

        var report = (await desk.Host.Get<ReportStore>().LatestAsync(Cancellation))!.Read();
        Assert.Equal($"{report.AsOf:yyyy-MM-dd}", (string?)evidence["asOf"]);
        Assert.Equal(report.Evidence!.Rows.Count, evidence["signals"]!.AsArray().Count(signal => signal!["months"] is not null));
        foreach (var row in report.Evidence.Rows)
        {
            var signal = evidence["signals"]!.AsArray().Single(signal => (string?)signal!["id"] == row.Id)!;
            Assert.Equal((row.Ic, row.Holm, row.DeflatedSharpe), ((double)signal["ic"]!, (double)signal["holm"]!, (double)signal["deflatedSharpe"]!));
            var figure = await desk.Host.JsonAsync($"/api/figures/{report.AsOf:yyyy-MM-dd}/market/evidence.{row.Id}.holm");
            Assert.Equal(row.Holm, (double)figure["value"]!);
        }
    }

    [Theory]
    [InlineData("en", "Does any published signal foretell who leads?")]
    [InlineData("zh-CN", "有没有公开信号能预示谁将领先？")]
    public async Task Evidence_AsPage_IsFoundFromTheReport(string language, string title)
    {
        var report = await desk.Host.Client.GetStringAsync($"/api/report?format=html&lang={language}", Cancellation);
        var day = (string)(await desk.Host.JsonAsync("/api/report"))["asOf"]!;
        var address = $"evidence?date={day}&format=html&lang={language}";
        Assert.Contains($"href=\"{WebUtility.HtmlEncode(address)}\"", report, StringComparison.Ordinal);

        using var response = await desk.Host.GetAsync("/api/" + address);
        var page = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal([language], response.Content.Headers.ContentLanguage);
        Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"reports/{day}?", page, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_OfADate()
    {
        var day = DateOnly.Parse((string)(await desk.Host.JsonAsync("/api/report"))["asOf"]!, CultureInfo.InvariantCulture);

        Assert.Equal($"{day:yyyy-MM-dd}", (string?)(await desk.Host.JsonAsync($"/api/evidence?date={day.AddDays(1):yyyy-MM-dd}"))["asOf"]);
        Assert.Equal(404, (await desk.Host.ProblemAsync("/api/evidence?date=1999-01-04")).Status);
        Assert.Equal(400, (await desk.Host.ProblemAsync("/api/evidence?date=soon")).Status);
    }
}
