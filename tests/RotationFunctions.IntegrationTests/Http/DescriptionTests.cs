using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Http.Description;

namespace RotationFunctions.IntegrationTests.Http;

/// <summary>The description of the API, held against a running desk in both directions.</summary>
public sealed class DescriptionTests(DescribedDesk desk) : IClassFixture<DescribedDesk>
{
    private const string Claim = """{"series": "IWM", "kind": "return", "stated": "YTD", "value": 0.1}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Calls that every desk has; the functions are held against the description elsewhere.</summary>
    private static IEnumerable<Operation> Calls => ApiCatalogue.Operations.Where(operation => operation.Access != Access.Administrator);

    public static TheoryData<string, string> Reads => new(Calls.Where(operation => operation.Method == "GET").Select(operation => ("/" + operation.Route, operation.Method)));

    public static TheoryData<string> Routed => [.. Calls.Select(operation => operation.Name)];

    public static TheoryData<string, string, string, string, int, string> Problems => new()
    {
        { "/report", "GET", "lang=de", "", 400, "invalid-parameter" },
        { "/report", "GET", "q=" + new string('x', ApiLimits.LongestQuery), "", 414, "query-too-long" },
        { "/reports/{date}", "GET", "date=2026-01-17", "", 404, "no-report-on-date" },
        { "/reports/{date}", "GET", "revision=2", "", 404, "no-such-revision" },
        { "/reports/{date}/charts/{name}.svg", "GET", "name=nothing", "", 400, "invalid-parameter" },
        { "/evidence", "GET", "date=1999-01-04", "", 404, "no-report-on-date" },
        { "/evidence", "GET", "format=csv", "", 400, "invalid-parameter" },
        { "/figures/{date}/{series}/{metric}", "GET", "metric=return.9Y", "", 404, "no-such-figure" },
        { "/metrics/{series}", "GET", "series=XYZ", "", 404, "unknown-series" },
        { "/metrics/{series}", "GET", "continuation=AAAAAAAAAAAAAAAA", "", 400, "invalid-parameter" },
        { "/claims/{id}", "GET", "id=0", "", 404, "no-such-claims" },
        { "/problems/{type}", "GET", "type=nothing", "", 404, "no-such-problem-type" },
        { "/claims", "POST", "", "application/json|{", 400, "invalid-json" },
        { "/claims", "POST", "", "application/json|[]", 400, "no-claims" },
        { "/claims", "POST", "", "application/json|[7]", 400, "invalid-claims" },
        { "/claims", "POST", "", "text/plain|\u00ff", 400, "not-utf-8" },
        { "/claims", "POST", "", "image/png|x", 415, "unsupported-media-type" },
        { "/claims", "POST", "", "text/plain|" + new string('x', ClaimRequest.LongestText + 1), 413, "text-too-long" },
        { "/claims", "POST", "", "text/plain|" + new string('x', ApiLimits.ClaimsBody + 1), 413, "body-too-large" },
        { "/claims", "POST", "", $"application/json|[{string.Join(',', Enumerable.Repeat(Claim, ClaimRequest.MostClaims + 1))}]", 413, "too-many-claims" },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Examples_ComeBackAsDescribed(string path, string method)
    {
        if (path == "/claims/{id}")
            return;
        using var answer = await desk.SendAsync(path, method);
        using var head = await desk.SendAsync(path, "HEAD");

        Assert.Equal(path == "/health" ? answer.StatusCode : HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await desk.FaultsAsync(path, method, answer));
        Assert.Empty(await desk.FaultsAsync(path, "HEAD", head));
        Assert.Equal(answer.StatusCode, head.StatusCode);
    }

    /// <summary>Every form in which an answer is described can be had by asking for it.</summary>
    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Formats_AreThoseThatAreDescribed(string path, string method)
    {
        foreach (var format in Choices(path, method, "format"))
        {
            var id = path == "/claims/{id}" ? await SharedAsync() : "";
            using var answer = await desk.SendAsync(path, method, null, [.. id.Length > 0 ? [("id", id)] : Array.Empty<(string, string)>(), ("format", format)]);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Empty(await desk.FaultsAsync(path, method, answer));
        }
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    public async Task Claims_ExamplesComeBackAsDescribed(string type)
    {
        var example = desk.Operation("/claims", "POST")["requestBody"]!["content"]![type]!["example"]!;
        if (type == "application/json")
            Assert.Empty(DescribedBody.Errors(desk.Document, "ClaimRequest", example));
        var body = Encoding.UTF8.GetBytes(type == "application/json" ? example.ToJsonString() : (string)example!);

        foreach (var format in new[] { "json", "html" })
        {
            using var answer = await desk.SendAsync("/claims", "POST", (type, body), ("share", "true"), ("format", format));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Empty(await desk.FaultsAsync("/claims", "POST", answer));
        }
    }

    /// <summary>A handler reads the parameters that are described, and no other.</summary>
    [Theory]
    [MemberData(nameof(Routed))]
    public async Task Parameters_AreThoseThatAreRead(string name)
    {
        var operation = Calls.Single(call => call.Name == name);
        var read = new RecordingQuery(operation.Parameters
            .Where(parameter => parameter is { Place: ParameterPlace.Query, Example: not null }).ToDictionary(parameter => parameter.Name, parameter => parameter.Example!));
        var endpoint = desk.Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Single(e =>
            e.RoutePattern.RawText!.TrimStart('/') == $"{Routes.Prefix}/{operation.Route}"
            && e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains(operation.Method));
        var context = new DefaultHttpContext { RequestServices = desk.Host.Get<IServiceProvider>() };
        context.Request.Method = operation.Method;
        context.Request.ContentType = "text/plain";
        context.Request.Body = new MemoryStream("IWM is up 1.23% year to date"u8.ToArray());
        context.Request.QueryString = new QueryString("?recorded=" + name);
        context.Features.Set<IQueryFeature>(new QueryFeature(read));
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.Place == ParameterPlace.Path))
            context.Request.RouteValues[parameter.Name] = parameter.Example ?? "0";

        await endpoint.RequestDelegate!(context);

        // The key belongs to the platform, though links pass it on.
        Assert.Equal(
            operation.Parameters.Where(parameter => parameter.Place == ParameterPlace.Query).Select(parameter => parameter.Name).Order(StringComparer.Ordinal),
            read.Names.Except(["code"]).Order(StringComparer.Ordinal));
    }

    /// <summary>The limits that are described are those that are kept: what lies on them passes, what lies beyond is refused by its name.</summary>
    [Fact]
    public async Task Limits_AreKept()
    {
        var tried = 0;
        foreach (var (path, operation) in desk.Document["paths"]!.AsObject().Where(path => path.Value!["get"] is not null && path.Key is not ("/claims/{id}" or "/backfill/{id}")).Select(path => (path.Key, path.Value!["get"]!)))
        {
            foreach (var parameter in operation["parameters"]?.AsArray().Where(parameter => (string?)parameter!["in"] == "query") ?? [])
            {
                var (name, schema) = ((string)parameter!["name"]!, desk.Resolved(parameter["schema"]!));
                foreach (var value in Inside(schema))
                {
                    using var answer = await desk.SendAsync(path, "GET", null, [.. Around(name), (name, value)]);
                    // A revision that is allowed need not be there.
                    Assert.True(answer.IsSuccessStatusCode || (name == "revision" && answer.StatusCode == HttpStatusCode.NotFound), $"{path}?{name}={value}: {await answer.Content.ReadAsStringAsync(Cancellation)}");
                    tried++;
                }

                foreach (var value in Outside(schema))
                {
                    using var answer = await desk.SendAsync(path, "GET", null, (name, value));
                    Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{path}?{name}={value} is let pass.");
                    Assert.Empty(await desk.FaultsAsync(path, "GET", answer));
                    var error = JsonNode.Parse(await answer.Content.ReadAsByteArrayAsync(Cancellation))!["errors"]!.AsArray().Single(e => (string?)e!["parameter"] == name)!;
                    if (schema["enum"] is JsonArray choices)
                        Assert.Equal(choices.Select(choice => (string)choice!), error["allowed"]!.AsArray().Select(choice => (string)choice!));
                    tried++;
                }

                if ((bool?)parameter["required"] == true)
                {
                    using var answer = await desk.SendAsync(path, "GET", null, (name, ""));
                    Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
                }
            }
        }

        Assert.True(tried > 60, $"Only {tried} values were tried.");

        // The example measures a price return from an open, which a total return has not.
        static (string, string)[] Around(string name) => name == "kind" ? [("base", "close")] : [];

        static IEnumerable<string> Inside(JsonNode schema) => schema switch
        {
            _ when schema["enum"] is JsonArray choices && choices.Count > 0 => choices.Select(choice => (string)choice!),
            _ when (string?)schema["type"] == "boolean" => ["true", "false"],
            _ when (string?)schema["type"] == "integer" => [schema["minimum"]!.ToString(), schema["maximum"]!.ToString()],
            _ => [],
        };

        static IEnumerable<string> Outside(JsonNode schema) => schema switch
        {
            _ when schema["enum"] is not null || (string?)schema["type"] == "boolean" => ["other"],
            _ when (string?)schema["type"] == "integer" => [Moved(schema["minimum"]!, -1), Moved(schema["maximum"]!, 1), "x"],
            _ when (string?)schema["format"] == "date" => ["2026-02-30", "22.1.2026"],
            _ when (string?)schema["type"] == "array" => [string.Join(',', Enumerable.Range(0, (int)schema["maxItems"]! + 1))],
            _ when schema["pattern"] is not null => ["?", new string('A', 20)],
            _ => [],
        };

        static string Moved(JsonNode limit, int by) => ((int)limit + by).ToString(CultureInfo.InvariantCulture);
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public async Task Problems_ComeBackAsDescribed(string path, string method, string parameter, string body, int status, string type)
    {
        var (media, content) = body.Split('|', 2) is [var before, var after] ? (before, after) : ("", "");
        using var answer = await desk.SendAsync(
            path, method, media.Length > 0 ? (media, Encoding.Latin1.GetBytes(content)) : null,
            parameter.Split('=') is [var name, var value] ? [(name, value)] : []);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(await desk.FaultsAsync(path, method, answer));
        var problem = JsonNode.Parse(await answer.Content.ReadAsByteArrayAsync(Cancellation))!;
        Assert.Equal("/api/problems/" + type, (string?)problem["type"]);
        using var page = await desk.Host.GetAsync((string)problem["type"]!);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task NotAcceptable_ComesBackAsDescribed(string path, string method)
    {
        var id = path == "/claims/{id}" ? await SharedAsync() : null;
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), new Uri("/api" + path
            .Replace("{date}", "2025-12-31", StringComparison.Ordinal).Replace("{series}", "IWM", StringComparison.Ordinal)
            .Replace("{metric}", "return.YTD", StringComparison.Ordinal).Replace("{name}", "year-to-date", StringComparison.Ordinal)
            .Replace("{type}", "no-report", StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal)
            + (path == "/performance" ? "?series=IWM&from=2025-12-29&to=2025-12-31" : ""), UriKind.Relative));
        request.Headers.Accept.ParseAdd("image/png");

        using var answer = await desk.Host.Client.SendAsync(request, Cancellation);

        Assert.Empty(await desk.FaultsAsync(path, method, answer));
        // What can be had in one form only and says so in its address is sent whatever is asked for.
        Assert.Equal(desk.Operation(path, method)["responses"]!["406"] is not null, answer.StatusCode == HttpStatusCode.NotAcceptable);
    }

    private IEnumerable<string> Choices(string path, string method, string parameter)
        => desk.Operation(path, method)["parameters"]?.AsArray().Where(p => (string?)p!["name"] == parameter).SelectMany(p => desk.Resolved(p!["schema"]!)["enum"]!.AsArray()).Select(choice => (string)choice!) ?? [];

    private async Task<string> SharedAsync()
    {
        using var answer = await desk.SendAsync("/claims", "POST", ("text/plain", "IWM is up 1.23% year to date"u8.ToArray()), ("share", "true"));
        return ((string)JsonNode.Parse(await answer.Content.ReadAsByteArrayAsync(Cancellation))!["link"]!).Split('/')[1];
    }

    /// <summary>A query that knows what it was asked for.</summary>
    private sealed class RecordingQuery(Dictionary<string, string> values) : IQueryCollection
    {
        public HashSet<string> Names { get; } = [];

        public int Count => values.Count;

        public ICollection<string> Keys => values.Keys;

        public StringValues this[string key] => TryGetValue(key, out var value) ? value : StringValues.Empty;

        public bool ContainsKey(string key) => TryGetValue(key, out _);

        public bool TryGetValue(string key, out StringValues value)
        {
            Names.Add(key);
            value = values.TryGetValue(key, out var text) ? text : StringValues.Empty;
            return value.Count > 0;
        }

        public IEnumerator<KeyValuePair<string, StringValues>> GetEnumerator() => values.Select(v => KeyValuePair.Create(v.Key, new StringValues(v.Value))).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
