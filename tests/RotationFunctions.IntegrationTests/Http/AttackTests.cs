using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RotationFunctions.IntegrationTests.Pipeline;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Http.Description;

namespace RotationFunctions.IntegrationTests.Http;

/// <summary>What someone sends who means harm, or has made a mistake: it is refused in words, and costs the others nothing.</summary>
public sealed class AttackTests(FiveDays days) : IClassFixture<FiveDays>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ApiHost Host => days.Host;

    [Theory]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"text":"IWM is up 9.86% year to date.","\udc00":1}""")]
    [InlineData("""{"asOf":"\ud800","claims":[]}""")]
    [InlineData("""[{"series":"\ud83d","kind":"return","stated":"YTD","value":0.1}]""")]
    [InlineData("""[{"series":"IWM","kind":"return","stated":"YTD","value":"\udfff"}]""")]
    public async Task Claims_HalfACharacter_IsInvalidJson(string body)
    {
        var (status, answer) = await PostAsync(body, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("problems/invalid-json", ((string?)answer["type"])!.Split("/api/")[^1].TrimStart('/'));
        Assert.Contains("half of a surrogate pair", (string?)answer["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claims_WholeCharacterInEscapes_IsRead()
    {
        var (status, _) = await PostAsync("""{"text":"\ud83d\ude00 IWM is up 9.86% year to date."}""", "application/json");
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Claims_FormOfManyFields_IsRefused()
    {
        var form = string.Join('&', Enumerable.Range(0, 9).Select(i => $"k{i}=v")) + "&text=IWM";
        using var content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await Host.Client.PostAsync(new Uri("/api/claims", UriKind.Relative), content, Cancellation);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("IWM", "(")]
    [InlineData("", "1,000,")]
    public async Task Claims_LongestText_OfNothingThatEnds(string opening, string piece)
    {
        var text = opening + string.Concat(Enumerable.Repeat(piece, (ClaimRequest.LongestText - opening.Length) / piece.Length));
        var (status, _) = await PostAsync(text, "text/plain");
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Theory]
    [InlineData("metrics/IWM%0A")]
    [InlineData("claims/00000000000000000000000000000000%0A")]
    public async Task Name_WithALineBreak_IsUnknown(string path) => Assert.Equal(404, (await Host.ProblemAsync($"/api/{path}")).Status);

    [Fact]
    public async Task Parameter_ThatACallDoesNotHave_IsNamed_OnEveryCall()
    {
        var calls = ApiCatalogue.Operations.Where(o => o.Method == "GET" && o.Access != Access.Administrator).ToList();
        Assert.True(calls.Count > 15);
        foreach (var call in calls)
        {
            var path = call.Parameters.Where(p => p.Place == ParameterPlace.Path).Aggregate(call.Route, (route, p) => route.Replace($"{{{p.Name}}}", p.Example ?? "x", StringComparison.Ordinal));
            var (status, detail) = await Host.ProblemAsync($"/api/{path}?frm=2025-01-01&code=key");
            if (call.Route == GetProblemCall.Route && status == 404)
                continue;
            Assert.True(status == 400, $"{call.Name} answers {status}: {detail}");
            Assert.Contains("'frm' is no parameter of this call; it takes ", detail, StringComparison.Ordinal);
            Assert.DoesNotContain("code", detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("openapi.json")]
    [InlineData("schema/report.json")]
    [InlineData("docs")]
    [InlineData("problems")]
    [InlineData("problems/no-report")]
    public async Task StaticDocument_MayBeKeptByAnyone(string path)
    {
        using var response = await Host.GetAsync($"/api/{path}");
        Assert.Equal("public, max-age=3600", response.Headers.CacheControl!.ToString());
        using var again = await Host.GetAsync($"/api/{path}", ("If-None-Match", response.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal("public, max-age=3600", again.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task HeavyCalls_MoreThanMayWait_AreTurnedAway_AndReportsAreServed()
    {
        // Every place is taken by calls that do not end until they are let go.
        var release = new TaskCompletionSource<Microsoft.AspNetCore.Http.IResult>();
        var heavy = Host.Get<HeavyCalls>();
        var held = Enumerable.Range(0, HeavyCalls.AtOnce + HeavyCalls.MostWaiting).Select(_ => heavy.RunAsync(() => release.Task, Cancellation)).ToList();
        try
        {
            using var content = new StringContent("IWM is up 9.86% year to date.", Encoding.UTF8, "text/plain");
            using var busy = await Host.Client.PostAsync(new Uri("/api/claims", UriKind.Relative), content, Cancellation);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.StatusCode);
            Assert.Equal("application/problem+json", busy.Content.Headers.ContentType!.MediaType);
            Assert.Equal(TimeSpan.FromSeconds(HeavyCalls.RetryAfterSeconds), busy.Headers.RetryAfter!.Delta);
            foreach (var path in (string[])["report", "reports", "health", "performance?series=IWM&from=2025-02-03&to=2025-02-14"])
            {
                using var response = await Host.GetAsync($"/api/{path}");
                Assert.NotEqual("application/problem+json", response.Content.Headers.ContentType!.MediaType);
            }
        }
        finally
        {
            release.SetResult(Microsoft.AspNetCore.Http.Results.NoContent());
            await Task.WhenAll(held);
        }

        Assert.Equal(HttpStatusCode.OK, (await PostAsync("IWM is up 9.86% year to date.", "text/plain")).Status);
    }

    [Fact]
    public async Task Performance_SaysFromWhichPrice()
    {
        const string query = "/api/performance?series=IWM&from=2025-02-03&to=2025-02-14";
        var (before, itself) = ((await Host.JsonAsync(query))["results"]![0]!, (await Host.JsonAsync(query + "&base=close"))["results"]![0]!);
        Assert.Equal(
            FormattableString.Invariant($"From the close of 2025-01-31, {(double)before["basePrice"]!} (the last close before 2025-02-03; base=close measures from the close of that day itself), to the close of 2025-02-14, {(double)before["lastPrice"]!}."),
            (string?)before["measured"]);
        Assert.Equal(
            FormattableString.Invariant($"From the close of 2025-02-03, {(double)itself["basePrice"]!}, to the close of 2025-02-14, {(double)itself["lastPrice"]!}."),
            (string?)itself["measured"]);
        Assert.NotEqual((double)before["return"]!, (double)itself["return"]!);
        Assert.StartsWith("自2025-01-31收盘价", (string?)(await Host.JsonAsync(query + "&lang=zh-CN"))["results"]![0]!["measured"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarketMetrics_HaveStanceAndRiskLevelsOfTheReport()
    {
        var report = await Host.JsonAsync("/api/report");
        var figures = (await Host.JsonAsync("/api/metrics/market"))["rows"]!.AsArray()[^1]!["figures"]!;
        var levels = new[] { "low", "medium", "mediumHigh", "high" };
        Assert.Equal(
            (string?)report["stance"]?["value"] switch { "rotation" => 1, "mixed" => 0, "largeCapLeadership" => -1, _ => (double?)null },
            (double?)figures["stance"]);
        var rated = report["risks"]!.AsArray().Where(risk => risk!["level"] is not null).ToList();
        Assert.NotEmpty(rated);
        foreach (var risk in rated)
            Assert.Equal(Array.IndexOf(levels, (string?)risk!["level"]), (double)figures[$"{(string?)risk["id"]}.level"]!);
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer)> PostAsync(string body, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await Host.Client.PostAsync(new Uri("/api/claims", UriKind.Relative), content, Cancellation);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(Cancellation))!);
    }
}
