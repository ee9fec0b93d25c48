using System.Net;
using RotationFunctions.IntegrationTests.FunctionsHost;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.IntegrationTests.Http;

/// <summary>What a browser is told about pages of other origins, by both hosts alike.</summary>
public sealed class CorsTests(AzuriteFixture azurite)
{
    private const string Setting = "Api:CorsOrigins";

    [Fact]
    public async Task Origins_NoneUnlessSet()
    {
        await using var host = await ApiHost.StartAsync(azurite.NewAccount());

        using var answer = await host.GetAsync("/api/docs", ("Origin", "https://desk.example"));
        using var preflight = await host.SendAsync(HttpMethod.Options, "/api/report", ("Origin", "https://desk.example"), ("Access-Control-Request-Method", "GET"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, preflight.StatusCode);
        Assert.DoesNotContain(answer.Headers.Concat(preflight.Headers), header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("https://desk.example,http://localhost:5173", "https://desk.example", "https://desk.example")]
    [InlineData("https://desk.example,http://localhost:5173", "http://localhost:5173", "http://localhost:5173")]
    [InlineData("https://desk.example,http://localhost:5173", "https://other.example", null)]
    [InlineData("https://desk.example", "http://desk.example", null)]
    [InlineData("*", "https://other.example", "*")]
    public async Task Origins_ThoseThatAreSet(string setting, string origin, string? allowed)
    {
        await using var host = await ApiHost.StartAsync(azurite.NewAccount(), (Setting, setting));
        await host.InitializeStorageAsync();

        using var preflight = await host.SendAsync(
            HttpMethod.Options, "/api/claims", ("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type,x-functions-key"));
        using var answer = await host.GetAsync("/api/docs", ("Origin", origin));
        using var problem = await host.GetAsync("/api/reports/never", ("Origin", origin));
        using var unknown = await host.GetAsync("/api/nothing", ("Origin", origin));

        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal(allowed is null ? null : "GET,HEAD,POST", Value(preflight, "Access-Control-Allow-Methods"));
        Assert.Equal(HttpStatusCode.BadRequest, problem.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        foreach (var response in new[] { preflight, answer, problem, unknown })
        {
            Assert.Equal(allowed, Value(response, "Access-Control-Allow-Origin"));
            Assert.Null(Value(response, "Access-Control-Allow-Credentials"));
        }

        Assert.Equal(allowed is null ? null : "ETag,Link,Location,Content-Language", Value(answer, "Access-Control-Expose-Headers"));
        Assert.Contains("Accept", answer.Headers.Vary);
        if (setting.Contains(',', StringComparison.Ordinal) && allowed is not null)
            Assert.Contains("Origin", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("desk.example")]
    [InlineData("https://desk.example/")]
    [InlineData("https://desk.example/page")]
    [InlineData("HTTPS://desk.example")]
    [InlineData("https://desk.example:443")]
    [InlineData("https://me@desk.example")]
    [InlineData("ftp://desk.example")]
    [InlineData("null")]
    public async Task Origins_NoOrigin(string origin)
    {
        var mistake = await Assert.ThrowsAsync<ApiSettingException>(() => ApiHost.StartAsync(azurite.NewAccount(), (Setting, "https://other.example," + origin)));

        Assert.StartsWith($"Api:CorsOrigins names '{origin}', which is no origin.", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task App_AnswersPreflightAndLongQueries()
    {
        await using var app = await FunctionApp.StartAsync(AppBuild.Output, AppBuild.SampleSettings(azurite.NewAccount(), ("Api__CorsOrigins", "https://desk.example")));

        using var preflight = await app.HttpAsync(HttpMethod.Options, "/api/reports/2026-01-22", null, ("Origin", "https://desk.example"), ("Access-Control-Request-Method", "GET"));
        using var answer = await app.HttpAsync(HttpMethod.Get, "/api/openapi.json", null, ("Origin", "https://desk.example"));
        using var other = await app.HttpAsync(HttpMethod.Get, "/api/report", null, ("Origin", "https://other.example"));
        using var bare = await app.HttpAsync(HttpMethod.Options, "/api/report");
        using var tooLong = await app.HttpAsync(HttpMethod.Get, "/api/report?" + new string('x', ApiLimits.LongestQuery));

        Assert.Equal((HttpStatusCode.NoContent, "https://desk.example"), (preflight.StatusCode, Value(preflight, "Access-Control-Allow-Origin")));
        Assert.Equal((HttpStatusCode.OK, "https://desk.example"), (answer.StatusCode, Value(answer, "Access-Control-Allow-Origin")));
        Assert.Equal((HttpStatusCode.NotFound, null), (other.StatusCode, Value(other, "Access-Control-Allow-Origin")));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, bare.StatusCode);
        Assert.Equal(HttpStatusCode.RequestUriTooLong, tooLong.StatusCode);
        Assert.Equal("application/problem+json", tooLong.Content.Headers.ContentType!.MediaType);
    }

    private static string? Value(HttpResponseMessage response, string header)
        => response.Headers.TryGetValues(header, out var values) ? string.Join(',', values).Replace(", ", ",", StringComparison.Ordinal) : null;
}
