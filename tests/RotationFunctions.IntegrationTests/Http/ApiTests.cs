using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using RotationFunctions.Analytics;
using RotationFunctions.IntegrationTests.Pipeline;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.IntegrationTests.Http;

/// <summary>The API over five published days of a small market.</summary>
public sealed class FiveDays(AzuriteFixture azurite) : IAsyncLifetime
{
    private ApiHost? _host;

    internal ApiHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    /// <summary>The published days, oldest first; the last is a Friday.</summary>
    public IReadOnlyList<DateOnly> Days { get; } = SmallMarket.Days(300)[^5..];

    internal Snapshot Snapshot { get; } = SmallMarket.Snapshot(300, 5, new DateTimeOffset(2025, 2, 21, 22, 30, 0, TimeSpan.Zero));

    public async ValueTask InitializeAsync()
    {
        _host = await ApiHost.StartAsync(azurite.NewAccount());
        await _host.InitializeStorageAsync();
        await _host.PublishAsync(Snapshot);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }
}

public sealed class ApiTests(FiveDays days) : IClassFixture<FiveDays>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ApiHost Host => days.Host;

    [Fact]
    public async Task Report_Latest()
    {
        using var response = await Host.GetAsync("/api/report");

        var stored = await Host.Get<ReportStore>().LatestAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(["en"], response.Content.Headers.ContentLanguage);
        Assert.Equal(stored!.ReadJson(), await response.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(days.Days[^1], stored.Summary.AsOf);
        Assert.Empty(ReportSchema.Errors(stored.ReadJson()));
    }

    [Fact]
    public async Task Read_NoSuchAddress()
    {
        using var response = await Host.GetAsync("/api/nothing");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("There is nothing at /api/nothing. GET /api/openapi.json and the page /api/docs list every call.", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/report")]
    [InlineData("/api/report?format=html")]
    [InlineData("/api/report?format=md&lang=zh-CN")]
    [InlineData("/api/reports")]
    [InlineData("/api/metrics/IWM")]
    [InlineData("/api/metrics/IWM?format=csv")]
    [InlineData("/api/performance?series=IWM&from=2025-01-01&to=2025-02-01")]
    [InlineData("/api/performance?series=iwm,Spy&from=2025-01-01&to=2025-02-01")]
    [InlineData("/api/feed.atom?lang=zh-CN")]
    [InlineData("/api/openapi.json")]
    [InlineData("/api/schema/report.json")]
    [InlineData("/api/docs")]
    [InlineData("/api/problems")]
    [InlineData("/api/problems/no-report?lang=zh-CN")]
    public async Task Read_HeadAndCondition(string path)
    {
        using var whole = await Host.GetAsync(path);
        var tag = whole.Headers.ETag!.ToString();
        using var head = await Host.SendAsync(HttpMethod.Head, path);
        using var known = await Host.GetAsync(path, ("If-None-Match", tag));
        using var other = await Host.GetAsync(path, ("If-None-Match", "\"0\""));

        Assert.True(whole.IsSuccessStatusCode);
        Assert.Equal(tag, head.Headers.ETag!.ToString());
        Assert.Equal(whole.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        // What describes the API is the same for everyone, and for an hour; the rest is asked for anew.
        var isStatic = new[] { "openapi.json", "schema/", "docs", "problems" }.Any(part => path.StartsWith("/api/" + part, StringComparison.Ordinal));
        Assert.Equal(isStatic ? "max-age=3600, public" : "no-cache, private", string.Join(", ", whole.Headers.CacheControl!.ToString().Split(", ").Order()));
        Assert.Equal(["Accept", "Accept-Language", "Accept-Encoding"], whole.Headers.Vary);
    }

    [Theory]
    [InlineData("application/json", null, "application/json")]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", null, "text/html")]
    [InlineData("text/markdown;q=0.9, text/html;q=0.1", null, "text/markdown")]
    [InlineData("text/html", "json", "application/json")]
    public async Task Report_FormatByAcceptOrParameter(string accept, string? format, string expected)
    {
        using var response = await Host.GetAsync("/api/report" + (format is null ? "" : "?format=" + format), ("Accept", accept));

        Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Report_RepresentationsHaveTagsOfTheirOwn()
    {
        var tags = new HashSet<string>();
        foreach (var query in new[] { "format=json", "format=html", "format=md", "format=json&lang=zh-CN", "format=html&lang=zh-CN", "format=md&lang=zh-CN" })
        {
            using var response = await Host.GetAsync("/api/report?" + query);
            tags.Add(response.Headers.ETag!.ToString());
        }

        Assert.Equal(6, tags.Count);
    }

    [Fact]
    public async Task Report_Page()
    {
        using var response = await Host.GetAsync("/api/report", ("Accept", "text/html"), ("Accept-Language", "zh-CN,zh;q=0.9"));
        var page = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(["zh-CN"], response.Content.Headers.ContentLanguage);
        Assert.Contains("default-src 'none'; style-src 'sha256-", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"zh-CN\">", page, StringComparison.Ordinal);
        Assert.Contains("data-figure=\"IWM/return.YTD\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_Chinese()
    {
        var english = await Host.JsonAsync("/api/report");
        var chinese = await Host.JsonAsync("/api/report?lang=zh-CN");

        Assert.Equal("zh-CN", (string?)chinese["language"]);
        Assert.Equal("大小盘分化", (string?)chinese["sections"]![0]!["title"]);
        Assert.Equal(english["performance"]![0]!["returns"]!.ToJsonString(), chinese["performance"]![0]!["returns"]!.ToJsonString());
    }

    [Theory]
    [InlineData("/api/report?format=xml", "'format' is 'xml', which is unknown; it can be json, html, md.")]
    [InlineData("/api/report?lang=de", "'lang' is 'de', which is unknown; it can be en, zh-CN.")]
    [InlineData("/api/reports/22.01.2026", "'date' is '22.01.2026', which is not a date; give it as yyyy-MM-dd.")]
    [InlineData("/api/reports?top=0", "'top' is '0'; give a whole number from 1 to 366.")]
    [InlineData("/api/reports?from=2026-01-02&to=2026-01-01", "'from' (2026-01-02) is after 'to' (2026-01-01); exchange them.")]
    [InlineData("/api/reports?continuation=x' or 1 eq 1", "'continuation' is none that this list gave; take it as it stands in the answer before, with the same other parameters.")]
    [InlineData("/api/metrics/IWM?format=html", "'format' is 'html', which is unknown; it can be json, csv.")]
    [InlineData("/api/metrics/IWM?from=never", "'from' is 'never', which is not a date; give it as yyyy-MM-dd.")]
    [InlineData("/api/performance?from=2025-01-01&to=2025-02-01", "'series' is missing; give ids separated by commas, as IWM,SPY.")]
    [InlineData("/api/performance?series=IWM", "'from' is missing; give a date as yyyy-MM-dd. 'to' is missing; give a date as yyyy-MM-dd.")]
    [InlineData("/api/performance?series=IWM&from=2025-02-01&to=2025-01-01", "'from' (2025-02-01) is after 'to' (2025-01-01); exchange them.")]
    [InlineData("/api/performance?series=IWM&from=2025-01-01&to=2025-02-01&base=high", "'base' is 'high', which is unknown; it can be previousClose, close, open.")]
    [InlineData("/api/performance?series=IWM&from=2025-01-01&to=2025-02-01&kind=log", "'kind' is 'log', which is unknown; it can be price, total.")]
    [InlineData("/api/performance?series=IWM&from=2025-01-01&to=2025-02-01&std=robust", "'std' is 'robust', which is unknown; it can be sample, population.")]
    [InlineData("/api/performance?series=IWM,XYZ&from=2025-01-01&to=2025-02-01", "The data has no prices of XYZ; it has those of SPY, IWM, IWC, ^RUT.")]
    [InlineData("/api/performance?series=IWM&from=2025-01-01&to=2025-02-01&base=open&kind=total", "'base' is 'open' and 'kind' is 'total', but opens adjusted for dividends do not exist: measure a total return from previousClose or close, or a price return from the open.")]
    public async Task Read_WrongParameter(string path, string expected) => Assert.Equal((400, expected), await Host.ProblemAsync(path));

    [Theory]
    [InlineData("/api/report", "The Accept header admits none of application/json, text/html, text/markdown.")]
    [InlineData("/api/reports", "The Accept header admits none of application/json.")]
    [InlineData("/api/metrics/IWM", "The Accept header admits none of application/json, text/csv.")]
    public async Task Read_NothingAcceptable(string path, string expected)
        => Assert.Equal((406, expected), await Host.ProblemAsync(path, ("Accept", "image/png")));

    [Fact]
    public async Task Reports_PageByPage()
    {
        var seen = new List<string>();
        string? continuation = null;
        do
        {
            var page = await Host.JsonAsync("/api/reports?top=2" + (continuation is null ? "" : "&continuation=" + continuation));
            seen.AddRange(page["items"]!.AsArray().Select(i => (string)i!["asOf"]!));
            continuation = (string?)page["continuation"];
        }
        while (continuation is not null);

        Assert.Equal(days.Days.Reverse().Select(Iso), seen);
    }

    [Fact]
    public async Task Reports_ContinuationOfAnotherList()
    {
        var token = (string?)(await Host.JsonAsync("/api/reports?top=2"))["continuation"];

        foreach (var other in new[] { $"/api/reports?top=2&from={Iso(days.Days[0])}", "/api/metrics/IWM?top=2" })
            Assert.Equal(400, (await Host.ProblemAsync($"{other}{(other.Contains('?', StringComparison.Ordinal) ? '&' : '?')}continuation={token}")).Status);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    public async Task Metrics_PageByPage(string format)
    {
        var whole = (await Host.JsonAsync("/api/metrics/IWM"))["rows"]!.AsArray().Select(row => (string)row!["date"]!).ToList();
        var seen = new List<string>();
        Uri? next = new(Host.Address, $"/api/metrics/IWM?top=2&format={format}&code=secret");
        while (next is not null)
        {
            using var response = await Host.GetAsync(next.PathAndQuery);
            var body = await response.Content.ReadAsStringAsync(Cancellation);
            seen.AddRange(format == "json"
                ? JsonNode.Parse(body)!["rows"]!.AsArray().Select(row => (string)row!["date"]!)
                : body.Split("\r\n")[1..^1].Select(line => line.Split(',')[0]));
            // RFC 8288: a link is relative to the address of the answer.
            next = response.Headers.TryGetValues("Link", out var links) && links.Single() is var link && link.EndsWith(">; rel=\"next\"", StringComparison.Ordinal)
                ? new Uri(next, link[1..link.IndexOf('>', StringComparison.Ordinal)])
                : null;
            Assert.DoesNotContain("secret", next?.Query ?? "", StringComparison.Ordinal);
        }

        Assert.Equal(whole, seen);
    }

    [Theory]
    [InlineData("/api/metrics/IWM?from=9999-12-31&to=9999-12-31")]
    [InlineData("/api/metrics/IWM?to=0001-01-01")]
    [InlineData("/api/metrics/IWM?from=0001-01-01&to=9999-12-31&top=1")]
    [InlineData("/api/reports?from=0001-01-01&to=9999-12-31")]
    [InlineData("/api/performance?series=IWM&from=0001-01-01&to=9999-12-31")]
    [InlineData("/api/performance?series=IWM&from=9999-12-31&to=9999-12-31&base=open")]
    public async Task Read_DatesAtTheEndsOfTime(string path)
    {
        using var response = await Host.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Read_WrongMethod()
    {
        using var response = await Host.SendAsync(HttpMethod.Delete, "/api/report");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow.Order());
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Read_LongQuery()
    {
        Assert.Equal((414, "The query has 4097 characters; send at most 4096."), await Host.ProblemAsync("/api/report?" + new string('x', ApiLimits.LongestQuery)));
        using var response = await Host.GetAsync("/api/report?code=" + new string('x', ApiLimits.LongestQuery - "?code=".Length));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Reports_BetweenDates()
    {
        var page = await Host.JsonAsync($"/api/reports?from={Iso(days.Days[1])}&to={Iso(days.Days[2])}");

        Assert.Equal([Iso(days.Days[2]), Iso(days.Days[1])], page["items"]!.AsArray().Select(i => (string)i!["asOf"]!));
        Assert.Null(page["continuation"]);
    }

    [Fact]
    public async Task ReportByDate_There()
    {
        var report = await Host.JsonAsync($"/api/reports/{Iso(days.Days[0])}");

        Assert.Equal(Iso(days.Days[0]), (string?)report["asOf"]);
    }

    [Fact]
    public async Task ReportByDate_NotThere()
    {
        var friday = days.Days[^1];
        Assert.Equal(DayOfWeek.Friday, friday.DayOfWeek);

        Assert.Equal(
            (404, $"There is no report of {Iso(friday.AddDays(1))}. The nearest earlier report is of {Iso(friday)}."),
            await Host.ProblemAsync($"/api/reports/{Iso(friday.AddDays(1))}"));
        Assert.Equal(
            (404, $"There is no report of 2001-01-01. There is no earlier report; the latest is of {Iso(friday)}."),
            await Host.ProblemAsync("/api/reports/2001-01-01"));
    }

    [Theory]
    [InlineData("IWM", "return.YTD")]
    [InlineData("%5ERUT", "sma.200")]
    public async Task Metrics_AgreeWithTheReports(string series, string figure)
    {
        var metrics = await Host.JsonAsync($"/api/metrics/{series}");

        Assert.Equal(days.Days.Select(Iso), metrics["rows"]!.AsArray().Select(r => (string)r!["date"]!));
        foreach (var row in metrics["rows"]!.AsArray())
        {
            var report = await Host.JsonAsync($"/api/reports/{row!["date"]}");
            var performance = report["performance"]!.AsArray().Single(p => (string)p!["series"]! == Uri.UnescapeDataString(series))!;
            var (owner, key) = figure == "return.YTD" ? ("returns", "YTD") : ("sma", "200");
            Assert.Equal(performance[owner]![key]!.ToJsonString(), row["figures"]![figure]!.ToJsonString());
        }
    }

    [Fact]
    public async Task Metrics_OfAPair()
    {
        var metrics = await Host.JsonAsync($"/api/metrics/IWM-SPY?from={Iso(days.Days[^1])}");
        var report = await Host.JsonAsync("/api/report");

        var row = Assert.Single(metrics["rows"]!.AsArray());
        Assert.Equal(
            report["spreads"]![0]!["values"]!["1Y"]!.ToJsonString(),
            row!["figures"]!["spread.1Y"]!.ToJsonString());
    }

    [Fact]
    public async Task Metrics_Csv()
    {
        using var response = await Host.GetAsync("/api/metrics/IWM", ("Accept", "text/csv"));
        var lines = (await response.Content.ReadAsStringAsync(Cancellation)).Split("\r\n");
        var json = await Host.JsonAsync("/api/metrics/IWM");

        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("date,snapshot,close,return.1D,return.1W", lines[0], StringComparison.Ordinal);
        Assert.Equal(7, lines.Length);
        Assert.Empty(lines[^1]);
        var columns = lines[0].Split(',');
        foreach (var (line, row) in lines[1..^1].Zip(json["rows"]!.AsArray()))
        {
            var fields = line.Split(',');
            Assert.Equal((string)row!["date"]!, fields[0]);
            foreach (var (column, field) in columns.Zip(fields).Skip(2))
                Assert.Equal(row["figures"]![column]?.GetValue<double>(), field.Length == 0 ? null : double.Parse(field, CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("XYZ")]
    [InlineData("IWM'%20or%20'1'%20eq%20'1")]
    [InlineData("a%09b")]
    public async Task Metrics_UnknownSeries(string series)
    {
        var (status, detail) = await Host.ProblemAsync($"/api/metrics/{series}");

        Assert.Equal(404, status);
        Assert.StartsWith($"There are no figures of '{Uri.UnescapeDataString(series)}'. There are some of SPY, IWM, IWC, ^RUT, IWM-SPY, ", detail, StringComparison.Ordinal);
        Assert.EndsWith(", sectors, policy, market.", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iwm", "IWM")]
    [InlineData("iwm-SPY", "IWM-SPY")]
    [InlineData("%5Erut", "^RUT")]
    [InlineData("MARKET", "market")]
    public async Task Metrics_InOtherLetters_AreThoseOfTheSeries(string typed, string series)
    {
        var metrics = await Host.JsonAsync($"/api/metrics/{typed}");

        Assert.Equal(series, (string?)metrics["series"]);
        Assert.Equal((await Host.JsonAsync($"/api/metrics/{Uri.EscapeDataString(series)}")).ToJsonString(), metrics.ToJsonString());
    }

    [Fact]
    public async Task Metrics_KnownWithoutFigures()
    {
        var metrics = await Host.JsonAsync("/api/metrics/IWM?from=1990-01-01&to=1990-12-31");

        Assert.Empty(metrics["rows"]!.AsArray());
    }

    [Theory]
    [InlineData("previousClose", "price", "sample")]
    [InlineData("close", "price", "population")]
    [InlineData("open", "price", "sample")]
    [InlineData("previousClose", "total", "sample")]
    [InlineData("close", "total", "population")]
    public async Task Performance_AgreesWithTheAnalytics(string windowBase, string kind, string std)
    {
        // Both ends on days without trading.
        var (from, to) = (new DateOnly(2024, 12, 28), new DateOnly(2025, 2, 2));

        var answer = await Host.JsonAsync($"/api/performance?series=IWM,%5ERUT&from={Iso(from)}&to={Iso(to)}&base={windowBase}&kind={kind}&std={std}");

        Assert.Equal((windowBase, kind, std), ((string?)answer["base"], (string?)answer["kind"], (string?)answer["std"]));
        Assert.Equal("daily simple price returns from the close of firstDate to the close of lastDate", (string?)answer["volatilityOf"]);
        var history = days.Snapshot.ToHistory();
        var window = new CustomWindow(from, to, Enum.Parse<WindowBase>(windowBase, ignoreCase: true));
        var deviation = Enum.Parse<StandardDeviation>(std, ignoreCase: true);
        foreach (var result in answer["results"]!.AsArray())
        {
            var series = history.Instrument((string)result!["series"]!)!;
            var price = CustomWindows.MeasurePrice(series, history.Calendar, window, deviation);
            var total = kind == "total" ? CustomWindows.MeasureTotal(series, history.Calendar, window, deviation) : null;
            if (series.Id == "^RUT" && kind == "total")
            {
                Assert.Null(result["return"]);
                Assert.Equal(total!.Absence?.Text, (string?)result["reason"]);
                continue;
            }

            Assert.Equal("2024-12-30", (string?)result["firstDate"]);
            Assert.Equal("2025-01-31", (string?)result["lastDate"]);
            Assert.Equal(windowBase == "previousClose" ? "2024-12-27" : "2024-12-30", (string?)result["baseDate"]);
            Assert.Equal(total?.Return?.Fraction ?? price.Return!.Value.Fraction, (double)result["return"]!);
            Assert.Equal(price.DailyVolatility, (double)result["volatility"]!["daily"]!);
            Assert.Equal(price.AnnualVolatility, (double)result["volatility"]!["annual"]!);
            Assert.Equal(24, (int)result["volatility"]!["n"]!);
            Assert.Null(result["reason"]);
        }
    }

    [Fact]
    public async Task Performance_WindowWithoutTradingDays()
    {
        var answer = await Host.JsonAsync("/api/performance?series=IWM&from=2024-12-28&to=2024-12-29");

        var result = Assert.Single(answer["results"]!.AsArray())!;
        Assert.Null(result["return"]);
        Assert.Null(result["volatility"]!["daily"]);
        Assert.Equal("No trading day lies between 2024-12-28 and 2024-12-29 in this data.", (string?)result["reason"]);
    }

    [Fact]
    public async Task Performance_EndAfterTheData()
    {
        var answer = await Host.JsonAsync("/api/performance?series=IWM&from=2025-02-03&to=2099-01-01");

        Assert.Equal(Iso(days.Days[^1]), (string?)answer["results"]![0]!["lastDate"]);
        Assert.Equal(Iso(days.Days[^1]), (string?)answer["asOf"]);
    }

    private static string Iso(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);
}
