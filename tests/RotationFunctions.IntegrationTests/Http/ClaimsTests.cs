using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Http;

public sealed class ClaimsTests(FiveDays days) : IClassFixture<FiveDays>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ApiHost Host => days.Host;

    private string AsOf => days.Days[^1].ToString("O", CultureInfo.InvariantCulture);

    private async Task<(HttpStatusCode Status, string? Type, string Body)> PostAsync(string body, string type = "application/json", string path = "/api/claims")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await Host.Client.PostAsync(new Uri(path, UriKind.Relative), content, Cancellation);
        return (response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<JsonNode> CheckAsync(string body, string type = "application/json", string path = "/api/claims")
    {
        var (status, media, text) = await PostAsync(body, type, path);
        Assert.True(status == HttpStatusCode.OK, text);
        Assert.Equal("application/json", media);
        return JsonNode.Parse(text)!;
    }

    /// <summary>The report's own year to date, printed to two decimals of a percent.</summary>
    private async Task<decimal> YearToDateAsync(string series)
    {
        var report = await Host.JsonAsync("/api/report");
        var value = (double)report["performance"]!.AsArray().Single(p => (string)p!["series"]! == series)!["returns"]!["YTD"]!;
        return Math.Round((decimal)value, 4, MidpointRounding.AwayFromZero);
    }

    private static string Percent(decimal fraction) => (fraction * 100).ToString("+0.00;-0.00", CultureInfo.InvariantCulture) + "%";

    [Fact]
    public async Task Json_ThreeVerdicts()
    {
        var printed = await YearToDateAsync("IWM");
        var answer = await CheckAsync(string.Create(CultureInfo.InvariantCulture, $$"""
            {
              "page": "Something that is let be",
              "claims": [
                { "series": "IWM", "kind": "return", "stated": "year to date", "asOf": "{{AsOf}}", "value": {{printed}}, "digits": 4, "verdict": "unknown" },
                { "series": "IWM", "kind": "return", "stated": "YTD", "asOf": "{{AsOf}}", "value": 0.9123 },
                { "series": "AAPL", "kind": "return", "stated": "YTD", "asOf": "{{AsOf}}", "value": "9.86 %" },
                { "series": "IWM", "kind": "return", "stated": "YTD", "asOf": "2031-01-02", "value": 0.01, "digits": 2 },
                { "series": "IWM-SPY", "kind": "spread", "stated": "1M", "value": "1,25 %" }
              ]
            }
            """));

        var claims = answer["claims"]!.AsArray();
        Assert.Equal(["confirmed", "refuted", "notCheckable", "notCheckable", "refuted"], claims.Select(c => (string)c!["verdict"]!));
        Assert.Equal(0, (int)claims[1]!["search"]!["matches"]!);
        Assert.NotEmpty(claims[1]!["assumptions"]!.AsArray());
        Assert.Equal((0.0986, 4), ((double)claims[2]!["value"]!, (int)claims[2]!["digits"]!));
        Assert.Contains("AAPL", (string)claims[2]!["reason"]!, StringComparison.Ordinal);
        Assert.Contains("2031-01-02", (string)claims[3]!["reason"]!, StringComparison.Ordinal);
        Assert.Equal(("IWM", "SPY", 0.0125), ((string)claims[4]!["series"]!, (string)claims[4]!["against"]!, (double)claims[4]!["value"]!));
        Assert.Equal(AsOf, (string)answer["dataUntil"]!);
    }

    [Fact]
    public async Task Text_BothLanguages()
    {
        var (iwm, spy) = (Percent(await YearToDateAsync("IWM")), Percent(await YearToDateAsync("SPY")));
        var english = await CheckAsync($"IWM and SPY returned {iwm} and {spy} year to date. There are 8 others.", "text/plain");
        var chinese = await CheckAsync($"IWM今年以来回报率为{iwm}，SPY今年以来回报率为{spy}。", "text/plain; charset=utf-8", "/api/claims?lang=zh-CN");

        foreach (var answer in new[] { english, chinese })
            Assert.Equal(["confirmed", "confirmed"], answer["claims"]!.AsArray().Select(c => (string)c!["verdict"]!));
        Assert.Equal("8", (string)english["notUnderstood"]![0]!["text"]!);
        Assert.Contains("按所述口径", (string)chinese["claims"]![0]!["reason"]!, StringComparison.Ordinal);
    }

    /// <summary>The day of a plain text is a parameter; how each claim was read is told where it is asked for.</summary>
    [Fact]
    public async Task Text_AsOf_AndHowItWasRead()
    {
        var day = days.Days[^2].ToString("O", CultureInfo.InvariantCulture);
        var answer = await CheckAsync("IWM rose 1.23%. The Dow rose 2%.", "text/plain", $"/api/claims?asOf={day}&explain=true");
        var claim = Assert.Single(answer["claims"]!.AsArray())!;
        Assert.Equal(day, (string)claim["asOf"]!);
        Assert.Contains("subject: IWM", claim["trace"]!.AsArray().Select(step => (string)step!));
        var left = Assert.Single(answer["notUnderstood"]!.AsArray())!;
        Assert.Contains("Dow", (string)left["reason"]!, StringComparison.Ordinal);
        Assert.Contains("The Dow rose 2%", (string)left["context"]!, StringComparison.Ordinal);

        var plain = await CheckAsync("IWM rose 1.23%.", "text/plain");
        Assert.Null(plain["claims"]![0]!["trace"]);
        Assert.Equal(400, (int)(await PostAsync("IWM rose 1.23%.", "text/plain", "/api/claims?asOf=tomorrow")).Status);
    }

    public static TheoryData<string, string, int, string> BadInput => new()
    {
        { "", "application/json", 400, "invalid-json" },
        { "{", "application/json", 400, "invalid-json" },
        { "null", "application/json", 400, "no-claims" },
        { "[]", "application/json", 400, "no-claims" },
        { """{"claims": []}""", "application/json", 400, "no-claims" },
        { """{"claims": [7]}""", "application/json", 400, "invalid-claims" },
        { """{"claims": [{}]}""", "application/json", 400, "invalid-claims" },
        { """{"text": ""}""", "application/json", 400, "no-claims" },
        { """{"asOf": "tomorrow", "text": "IWM"}""", "application/json", 400, "invalid-claims" },
        { """[{"series": "IWM", "kind": "return", "stated": "YTD", "value": 0.1, "kind": "magic"}]""", "application/json", 400, "invalid-claims" },
        { """[{"series": "IWM", "kind": "return", "stated": "sometime", "value": 0.1}]""", "application/json", 400, "invalid-claims" },
        { """[{"series": "IWM", "kind": "return", "stated": "YTD", "value": "much"}]""", "application/json", 400, "invalid-claims" },
        { """[{"series": "IWM", "kind": "return", "stated": "YTD", "value": 1e400}]""", "application/json", 400, "invalid-claims" },
        { """[{"series": "IWM", "kind": "return", "stated": "YTD", "value": 1e-999999999999}]""", "application/json", 400, "invalid-claims" },
        { """[{"series": "IWM", "kind": "return", "stated": "YTD", "value": 0.12345, "digits": 4}]""", "application/json", 400, "invalid-claims" },
        { """[{"series": "IWM", "kind": "return", "stated": "YTD", "value": 0.1, "digits": 99}]""", "application/json", 400, "invalid-claims" },
        { """[{"series": "IWM", "kind": "spread", "stated": "YTD", "value": 0.1}]""", "application/json", 400, "invalid-claims" },
        { """[{"series": "IWM", "kind": "return", "stated": "YTD", "value": 0.1, "asOf": "22.1.2026"}]""", "application/json", 400, "invalid-claims" },
        { " \n ", "text/plain", 400, "no-claims" },
        { "IWM is up 1%", "text/plain; charset=gb2312", 415, "unsupported-media-type" },
        { "<claims/>", "application/xml", 415, "unsupported-media-type" },
    };

    [Theory]
    [MemberData(nameof(BadInput))]
    public async Task BadInput_IsNamed(string body, string type, int status, string problem)
    {
        var answered = await PostAsync(body, type);
        Assert.True(status == (int)answered.Status, answered.Body);
        Assert.Equal("application/problem+json", answered.Type);
        var members = JsonNode.Parse(answered.Body)!;
        Assert.Equal("/api/problems/" + problem, (string)members["type"]!);
        Assert.NotEmpty((string)members["detail"]!);
    }

    [Fact]
    public async Task BadInput_EveryErrorAtOnce()
    {
        var answered = await PostAsync("""[{"series": "IWM", "kind": "return", "stated": "YTD", "value": 0.1, "digits": 1}, {"kind": "magic", "value": true}]""");
        var errors = JsonNode.Parse(answered.Body)!["errors"]!.AsArray();
        Assert.Equal(["claims[1].series", "claims[1].kind", "claims[1].stated", "claims[1].value"], errors.Select(e => (string)e!["parameter"]!));
        Assert.Contains("drawdown", errors[1]!["allowed"]!.AsArray().Select(a => (string)a!));
    }

    [Fact]
    public async Task NotUtf8()
    {
        using var content = new ByteArrayContent([0x49, 0xFF, 0xFE]);
        content.Headers.TryAddWithoutValidation("Content-Type", "text/plain");
        using var response = await Host.Client.PostAsync(new Uri("/api/claims", UriKind.Relative), content, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("byte 2", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FiveHundredClaims_AndOneMore()
    {
        var claims = string.Join(',', Enumerable.Range(0, ClaimRequest.MostClaims).Select(i => string.Create(CultureInfo.InvariantCulture,
            $$"""{"series":"{{(i % 2 == 0 ? "IWM" : "IWC")}}","kind":"{{(i % 3 == 0 ? "annualVolatility" : "return")}}","stated":"{{(i % 5 == 0 ? "YTD" : "3M")}}","value":{{i / 100_000.0}},"digits":5}""")));
        var answer = await CheckAsync($"[{claims}]");
        Assert.Equal(500, answer["claims"]!.AsArray().Count);

        var (status, _, body) = await PostAsync($$"""[{{claims}},{"series":"IWM","kind":"return","stated":"YTD","value":0.1}]""");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("501", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_OfTheLongest_AndLonger()
    {
        var text = "IWM is up 9.86% year to date. ".PadRight(ClaimRequest.LongestText, 'x');
        var answer = await CheckAsync(text, "text/plain");
        Assert.Single(answer["claims"]!.AsArray());

        var longer = await PostAsync(text + "x", "text/plain");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, longer.Status);
        var longest = await PostAsync(new string('x', 5 << 20), "text/plain");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, longest.Status);
        var tooMany = await PostAsync(string.Concat(Enumerable.Repeat("IWM +9.86% YTD. ", 501)), "text/plain");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooMany.Status);
    }

    [Theory]
    [InlineData("IWM is up 12.28 year to date")]
    [InlineData("Der Fonds ist um 9,86 % gestiegen.")]
    [InlineData("no figure at all")]
    public async Task Text_WithoutClaims_SaysWhy(string text)
    {
        var answer = await CheckAsync(text, "text/plain");
        Assert.Empty(answer["claims"]!.AsArray());
        Assert.All(answer["notUnderstood"]!.AsArray(), left => Assert.NotEmpty((string)left!["reason"]!));
    }

    [Fact]
    public async Task Share_SameRequestSameLink()
    {
        const string body = """[{"series": "IWM", "kind": "return", "stated": "YTD", "value": 0.0986, "digits": 4}]""";
        var first = await CheckAsync(body, path: "/api/claims?share=true");
        var second = await CheckAsync(body, path: "/api/claims?share=true");
        var unshared = await CheckAsync(body);
        var link = (string)first["link"]!;
        Assert.Equal(link, (string)second["link"]!);
        Assert.Null(unshared["link"]);

        var shared = await Host.JsonAsync("/api/" + link);
        Assert.Equal(first["claims"]!.ToJsonString(), shared["claims"]!.ToJsonString());
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("..%2Fraw")]
    [InlineData("x")]
    public async Task Share_UnknownId(string id)
    {
        var (status, detail) = await Host.ProblemAsync("/api/claims/" + id);
        Assert.Equal(404, status);
        Assert.Contains("No claims are kept", detail, StringComparison.Ordinal);
    }

    /// <summary>A blob that is not what its name was made of is not served.</summary>
    [Fact]
    public async Task Share_ForgedContent()
    {
        var answer = await CheckAsync("""{"text": "IWM is up 1.23% year to date"}""", path: "/api/claims?share=true");
        var id = ((string)answer["link"]!).Split('/')[1];
        var blob = Host.Get<Azure.Storage.Blobs.BlobServiceClient>().GetBlobContainerClient(StorageNames.ClaimsContainer).GetBlobClient(id + ".json");
        await blob.UploadAsync(BinaryData.FromString("""{"text": "IWM is up 9.99% year to date"}"""), overwrite: true, Cancellation);
        Assert.Equal(404, (await Host.ProblemAsync("/api/claims/" + id)).Status);
    }

    [Fact]
    public async Task Form_LeadsToItsOwnPage()
    {
        var text = "IWM is up " + Percent(await YearToDateAsync("IWM")) + " year to date. <script>alert(1)</script> \"IWC\" is up 87.65% year to date.";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/claims?code=k&lang=en") { Content = new FormUrlEncodedContent([KeyValuePair.Create("text", text)]) };
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await Host.Client.SendAsync(request, Cancellation);
        var page = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        // No script could run even if one slipped through.
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        // Each number is marked in the text as it was, with how it was read.
        Assert.Matches("<mark class=\"confirmed\">[^<]+<span class=\"said\">[^<]+</span></mark></a><span class=\"reading\" id=\"reading-[0-9]+\"><span class=\"said-as\">IWM, price return, YTD", page);
        Assert.Matches("<mark class=\"refuted\">[^<]+<span class=\"said\">[^<]+</span></mark></a><span class=\"reading\" id=\"reading-[0-9]+\"><span class=\"said-as\">IWC, price return, YTD", page);
        // The key of the caller goes along with the form, and the redirect kept it.
        Assert.Contains("action=\"../claims?code=k&amp;lang=en\"", page, StringComparison.Ordinal);
        Assert.Contains("code=k", response.RequestMessage!.RequestUri!.Query, StringComparison.Ordinal);
    }

    /// <summary>The page that the browser is sent on to knows fewer parameters than the call that checked.</summary>
    [Fact]
    public async Task Form_WithEveryParameter_LeadsToItsPage()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/claims?explain=true&share=true&asOf=2025-12-31&lang=en") { Content = new FormUrlEncodedContent([KeyValuePair.Create("text", "IWM is up 1.23% year to date.")]) };
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await Host.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("?lang=en", response.RequestMessage!.RequestUri!.Query);
        // The link to the other language leads somewhere too.
        var page = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("explain", page[page.IndexOf("<body", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    private static MultipartFormDataContent Upload(string name, byte[] content, string text = "")
        => new() { { new StringContent(text), "text" }, { new StringContent(""), "asOf" }, { new ByteArrayContent(content), "file", name } };

    /// <summary>A file is read as the text that it is; it counts before what stands in the field.</summary>
    [Theory]
    [InlineData("note.txt", "IWM is up 87.65% year to date.")]
    [InlineData("note.MD", "| Fund | YTD |\n|---|---|\n| IWM | 87.65% |")]
    [InlineData("page.html", "\uFEFF<html><body><table><tr><th>Fund</th><th>YTD</th></tr><tr><td>IWM</td><td>87.65%</td></tr></table></body></html>")]
    public async Task File_IsChecked(string name, string content)
    {
        using var upload = Upload(name, Encoding.UTF8.GetBytes(content), "SPY is up 1% year to date.");
        using var response = await Host.Client.PostAsync(new Uri("/api/claims", UriKind.Relative), upload, Cancellation);
        var page = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.OK, page);
        Assert.Contains("IWM, price return, YTD", page, StringComparison.Ordinal);
        Assert.DoesNotContain("SPY, price return", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report.pdf", "IWM is up 1%.", 400, "report.pdf")]
    [InlineData("note.txt", "", 400, "empty")]
    public async Task File_ThatCannotBeRead_IsNamed(string name, string content, int status, string said)
    {
        using var upload = Upload(name, Encoding.UTF8.GetBytes(content));
        using var response = await Host.Client.PostAsync(new Uri("/api/claims", UriKind.Relative), upload, Cancellation);
        var page = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains(said, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_TooLong_AndNotUtf8_AndCutOff()
    {
        using var longer = Upload("a.txt", Encoding.UTF8.GetBytes(new string('x', ClaimRequest.LongestText + 1)));
        using var tooLong = await Host.Client.PostAsync(new Uri("/api/claims", UriKind.Relative), longer, Cancellation);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLong.StatusCode);
        using var huge = Upload("a.txt", new byte[5 << 20]);
        using var tooLarge = await Host.Client.PostAsync(new Uri("/api/claims", UriKind.Relative), huge, Cancellation);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        using var latin = Upload("a.txt", [0x49, 0xFF, 0xFE]);
        using var notUtf8 = await Host.Client.PostAsync(new Uri("/api/claims", UriKind.Relative), latin, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, notUtf8.StatusCode);
        foreach (var (type, body) in new[]
        {
            ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nIWM is up"),
            ("multipart/form-data; boundary=b", "--b\r\nContent-Disp"),
            ("multipart/form-data", "--b--"),
            ("multipart/form-data; boundary=b", ""),
            ("multipart/form-data; boundary=b", "--b--\r\n"),
        })
        {
            var (status, media, page) = await PostAsync(body, type);
            Assert.True((int)status is >= 400 and < 500, $"{status} {body} {page}");
            Assert.Equal("text/html", media);
        }
    }

    /// <summary>A correction is a part of the request: kept under an address of its own, and checked like what was read.</summary>
    [Fact]
    public async Task Correction_OfAKeptCheck_LeadsToItsPage()
    {
        const string text = "IWM is up 87.65% this week.";
        var kept = ((string)(await CheckAsync($$"""{"text": "{{text}}"}""", path: "/api/claims?share=true"))["link"]!).Split('/')[1];
        var start = text.IndexOf("87", StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["of"] = kept, ["start"] = start, ["series"] = "IWC", ["kind"] = "totalReturn", ["stated"] = "year to date", ["asOf"] = AsOf, ["direction"] = "down", ["against"] = "",
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/claims?lang=en") { Content = form };
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await Host.Client.SendAsync(request, Cancellation);
        var page = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.OK, page);
        Assert.Contains("IWC, total return, YTD", page, StringComparison.Ordinal);

        var id = response.RequestMessage!.RequestUri!.AbsolutePath.Split('/')[^1];
        Assert.NotEqual(kept, id);
        var claim = Assert.Single((await Host.JsonAsync("/api/claims/" + id))["claims"]!.AsArray())!;
        Assert.Equal(("IWC", "totalReturn", -0.8765), ((string)claim["series"]!, (string)claim["kind"]!, (double)claim["value"]!));
        // The check that was corrected stays as it was.
        Assert.Equal("IWM", (string)(await Host.JsonAsync("/api/claims/" + kept))["claims"]![0]!["series"]!);
    }

    [Theory]
    [InlineData("{\"text\": \"IWM is up 1%.\", \"corrections\": 7}", "corrections")]
    [InlineData("{\"text\": \"IWM is up 1%.\", \"corrections\": [7]}", "corrections[0]")]
    [InlineData("{\"text\": \"IWM is up 1%.\", \"corrections\": [{\"start\": -1}]}", "corrections[0].start")]
    [InlineData("{\"text\": \"IWM is up 1%.\", \"corrections\": [{\"start\": 2}]}", "corrections[0].start")]
    [InlineData("{\"text\": \"IWM is up 1%.\", \"corrections\": [{\"start\": 10, \"kind\": \"magic\", \"asOf\": \"soon\", \"direction\": \"left\"}]}", "corrections[0].kind corrections[0].asOf corrections[0].direction")]
    [InlineData("{\"text\": \"IWM is up 1%.\", \"corrections\": [{\"start\": 10, \"stated\": \"sometime\"}]}", "corrections[0].stated")]
    public async Task Correction_ThatCannotBe_IsNamed(string body, string places)
    {
        var answered = await PostAsync(body);
        Assert.True(HttpStatusCode.BadRequest == answered.Status, answered.Body);
        Assert.Equal(places.Split(' '), JsonNode.Parse(answered.Body)!["errors"]!.AsArray().Select(e => (string)e!["parameter"]!));
    }

    [Fact]
    public async Task Correction_OfNothingKept_IsNotFound()
        => Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("of=00000000000000000000000000000000&start=3", "application/x-www-form-urlencoded")).Status);

    /// <summary>What is written in any way gets an answer below 500.</summary>
    [Theory]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData("(")]
    [InlineData("|")]
    [InlineData("<td>")]
    [InlineData("\u202e")]
    [InlineData("e\u0301")]
    [InlineData("\u200b")]
    [InlineData("🚀")]
    [InlineData("二")]
    public async Task Text_OfOneSign_IsAnswered(string sign)
    {
        var text = string.Concat(Enumerable.Repeat(sign, ClaimRequest.LongestText / sign.Length));
        var (status, _, body) = await PostAsync(text, "text/plain");
        Assert.True(status == HttpStatusCode.OK, body.Length > 500 ? body[..500] : body);
    }

    [Fact]
    public async Task Form_WithoutText_SaysSo()
    {
        var (status, media, page) = await PostAsync("text=+", "application/x-www-form-urlencoded");
        Assert.Equal((HttpStatusCode.BadRequest, "text/html"), (status, media));
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_NeverNegotiatesItselfAway()
    {
        Assert.Equal(406, (await Host.ProblemAsync("/api/claims", ("Accept", "application/json"))).Status);
        using var page = await Host.GetAsync("/api/claims", ("Accept", "text/html"), ("Accept-Language", "zh"));
        Assert.Equal("zh-CN", page.Content.Headers.ContentLanguage.Single());
    }
}
