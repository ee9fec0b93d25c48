using System.Net;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.IntegrationTests.Http;

public sealed class FigureTests(FiveDays days) : IClassFixture<FiveDays>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ApiHost Host => days.Host;

    private string Day => $"{days.Days[^1]:yyyy-MM-dd}";

    [Fact]
    public async Task Figure_AsJson()
    {
        var figure = await Host.JsonAsync($"/api/figures/{Day}/IWM/return.1M");

        var report = (await Host.Get<ReportStore>().LatestAsync(Cancellation))!.Read();
        Assert.Equal(report.Performance.Single(p => p.Series == "IWM").Returns["1M"], (double)figure["value"]!);
        Assert.Equal("IWM/return.1M", (string?)figure["id"]);
        Assert.Equal("P_D / P_base − 1", (string?)figure["definition"]!["formula"]);
        Assert.StartsWith("Price return over 21 trading days", (string?)figure["definition"]!["text"], StringComparison.Ordinal);
        var dates = days.Snapshot.Series[1].Dates;
        Assert.Equal(($"{dates[^22]:yyyy-MM-dd}", Day), ((string?)figure["window"]!["first"], (string?)figure["window"]!["last"]));
        var input = Assert.Single(figure["inputs"]!.AsArray())!;
        Assert.Equal(22, (int)input["rows"]!);
        Assert.Equal(days.Snapshot.Series[1].Close[^22..], input["columns"]!["close"]!.AsArray().Select(value => (double)value!));
        Assert.Equal(("test/IWM/20240101T000000Z.csv", new string('0', 64)), ((string?)input["raw"], (string?)input["sha256"]));
        Assert.Equal((report.Hash, 1, report.Source.Snapshot, report.Source.Code), (
            (string?)figure["report"]!["hash"], (int)figure["report"]!["revision"]!, (string?)figure["report"]!["snapshot"], (string?)figure["report"]!["code"]));
    }

    [Theory]
    [InlineData("iwm/return.1M", "IWM/return.1M")]
    [InlineData("iwm-spy/spread.1M", "IWM-SPY/spread.1M")]
    [InlineData("%5Erut/close", "^RUT/close")]
    public async Task Figure_OfASeriesInSmallLetters_IsFound(string typed, string id)
        => Assert.Equal(id, (string?)(await Host.JsonAsync($"/api/figures/{Day}/{typed}"))["id"]);

    [Fact]
    public async Task Figure_OfEverySentenceResolves()
    {
        var report = (await Host.Get<ReportStore>().LatestAsync(Cancellation))!.Read();
        var ids = report.Sections.SelectMany(section => section.Sentences).SelectMany(sentence => sentence.Figures).Distinct().ToList();
        Assert.NotEmpty(ids);
        foreach (var id in ids.Append("^RUT/high.52w"))
        {
            using var response = await Host.GetAsync($"/api/figures/{Day}/{string.Join('/', id.Split('/', 2).Select(Uri.EscapeDataString))}");
            Assert.True(response.StatusCode == HttpStatusCode.OK, id);
        }
    }

    [Fact]
    public async Task Figure_OfEveryCheckedClaimResolves()
    {
        (string Kind, string Series, string Stated)[] claims =
        [
            ("return", "IWM", "YTD"), ("totalReturn", "IWM", "1M"), ("dailyVolatility", "IWM", "3M"), ("annualVolatility", "SPY", "3M"), ("drawdown", "IWC", "6M"),
            ("spread", "IWM-SPY", "1M"), ("level", "^RUT", ""), ("correlation", "IWM", "1Y"), ("beta", "IWM", "1Y"),
        ];
        var body = string.Join(',', claims.Select(c => $$"""{ "kind": "{{c.Kind}}", "series": "{{c.Series}}", {{(c.Stated.Length > 0 ? $"\"stated\": \"{c.Stated}\"," : "")}} "asOf": "{{Day}}", "value": 0.5, "digits": 4 }"""));
        using var content = new StringContent($$"""{ "claims": [{{body}}, { "kind": "correlation", "series": "IWM", "stated": "3M", "asOf": "{{Day}}", "value": 0.5, "digits": 4 }] }""", System.Text.Encoding.UTF8, "application/json");
        using var response = await Host.Client.PostAsync(new Uri("/api/claims?format=json", UriKind.Relative), content, Cancellation);
        var answers = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!["claims"]!.AsArray();

        Assert.Equal(claims.Length + 1, answers.Count);
        foreach (var answer in answers.SkipLast(1))
        {
            Assert.True(answer!["figure"] is not null, answer.ToJsonString());
            var figure = await Host.JsonAsync($"/api/{(string)answer["figure"]!}");
            Assert.Equal((double)answer["statedDefinitionGives"]!, (double)figure["value"]!, 1e-9);
        }

        // A window that reports do not have.
        Assert.Null(answers[^1]!["figure"]);
    }

    [Theory]
    [InlineData("en", "The figure", "What it was computed from")]
    [InlineData("zh-CN", "数字", "计算依据")]
    public async Task Figure_AsPage(string language, params string[] texts)
    {
        using var response = await Host.GetAsync($"/api/figures/{Day}/IWM-SPY/spread.1M?format=html&lang={language}");

        var page = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal([language], response.Content.Headers.ContentLanguage);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.All(texts, text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Contains($"../../../reports/{Day}?", page, StringComparison.Ordinal);
        Assert.Contains(" − 1) − (", page, StringComparison.Ordinal);
        Assert.Contains(new string('0', 64), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figure_Absent_IsNullWithItsReason()
    {
        var figure = await Host.JsonAsync($"/api/figures/{Day}/%5ERUT/totalReturn.YTD");

        Assert.Null(figure["value"]);
        Assert.Contains("no total return", (string?)figure["reason"], StringComparison.Ordinal);
        Assert.Contains("no total return", await Host.Client.GetStringAsync($"/api/figures/{Day}/%5ERUT/totalReturn.YTD?format=html", Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IWM/return.YDT", 404, "IWM/return.YTD")]
    [InlineData("IWM/%3Cscript%3E", 404, "states no figure IWM/<script>")]
    public async Task Figure_Unknown(string id, int status, string detail)
    {
        var problem = await Host.ProblemAsync($"/api/figures/{Day}/{id}");

        Assert.Equal(status, problem.Status);
        Assert.Contains(detail, problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-02-22", "", 404, "There is no report of 2025-02-22")]
    [InlineData("soon", "", 400, "'soon'")]
    [InlineData("2025-02-21", "?revision=2", 404, "The report of 2025-02-21 has no revision 2; the newest is 1.")]
    [InlineData("2025-02-21", "?revision=x", 400, "'revision' is 'x'")]
    public async Task Figure_NoSuchReport(string date, string query, int status, string detail)
    {
        var problem = await Host.ProblemAsync($"/api/figures/{date}/IWM/return.1M{query}");

        Assert.Equal(status, problem.Status);
        Assert.Contains(detail, problem.Detail, StringComparison.Ordinal);
    }
}
