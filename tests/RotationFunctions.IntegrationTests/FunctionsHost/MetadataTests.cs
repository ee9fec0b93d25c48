using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Http.Description;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

/// <summary>What the app tells the host of its functions, in both builds.</summary>
public sealed class MetadataTests(AzuriteFixture azurite)
{
    private static string[] Expected(string blobSource) =>
    [
        "Backfill: POST backfill, Admin",
        "CheckClaims: POST claims, Function",
        $"ComputeMetrics: blob snapshots/{{asOf}}/{{name}} of AzureWebJobsStorage by {blobSource}",
        "ContinueBackfills: timer %ReconcileSchedule%",
        "FetchPrices: timer %FetchPricesSchedule%",
        "FetchPricesAgain: timer %FetchPricesRetrySchedule%",
        "FetchRates: timer %FetchRatesSchedule%",
        "GetBackfill: GET HEAD backfill/{id}, Admin",
        "GetClaimsById: GET HEAD claims/{id}, Function",
        "GetClaimsForm: GET HEAD claims, Function",
        "GetDocs: GET HEAD docs, Anonymous",
        "GetEvidence: GET HEAD evidence, Function",
        "GetFeed: GET HEAD feed.atom, Function",
        "GetFigure: GET HEAD figures/{date}/{series}/{metric}, Function",
        "GetHealth: GET HEAD health, Anonymous",
        "GetMetrics: GET HEAD metrics/{series}, Function",
        "GetOpenApi: GET HEAD openapi.json, Anonymous",
        "GetPerformance: GET HEAD performance, Function",
        "GetProblem: GET HEAD problems/{type}, Anonymous",
        "GetReport: GET HEAD report, Function",
        "GetReportByDate: GET HEAD reports/{date}, Function",
        "GetReportChart: GET HEAD reports/{date}/charts/{name}.svg, Function",
        "GetReportRevisions: GET HEAD reports/{date}/revisions, Function",
        "GetReportSchema: GET HEAD schema/report.json, Anonymous",
        "ListProblems: GET HEAD problems, Anonymous",
        "ListReports: GET HEAD reports, Function",
        "ReconcileSnapshots: timer %ReconcileSchedule%",
        "Restore: POST restore, Admin",
        "StopBackfill: DELETE backfill/{id}, Admin",
        "UnmatchedAddress: any {*path}, Anonymous",
    ];

    [Fact]
    public async Task Output_ListsExactlyTheseFunctions()
    {
        // Debug, unless someone builds the tests themselves in Release.
        var expected = Expected(AppBuild.IsRelease ? "EventGrid" : "LogsAndContainerScan");
        Assert.Equal(expected, File(AppBuild.Output));
        await using var app = await FunctionApp.StartAsync(AppBuild.Output, AppBuild.SampleSettings(azurite.NewAccount()));
        Assert.Equal(expected, Worker(app));
    }

    [Fact]
    public async Task Package_ListsExactlyTheseFunctions()
    {
        var package = await AppBuild.PackageAsync();
        Assert.Equal(Expected("EventGrid"), File(package));
        await using var app = await FunctionApp.StartAsync(package, AppBuild.SampleSettings(azurite.NewAccount()));
        Assert.Equal(Expected("EventGrid"), Worker(app));
    }

    /// <summary>The host takes the first function whose route matches, by name and not by how well it matches.</summary>
    [Fact]
    public async Task EveryCall_ReachesItsFunctionInTheOrderOfTheHost()
    {
        await using var app = await FunctionApp.StartAsync(AppBuild.Output, AppBuild.SampleSettings(azurite.NewAccount()));
        Assert.All(ApiCatalogue.Operations, operation =>
        {
            string[] methods = operation.Method == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : [operation.Method];
            var path = "/api/" + operation.Route.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
            Assert.All(methods, method => Assert.Equal(operation.Name, app.Route(new HttpMethod(method), path)?.Function));
        });
        Assert.All(["/api", "/api/nothing", "/api/reports/a/b/c"], path =>
            Assert.Equal("UnmatchedAddress", app.Route(HttpMethod.Get, path)?.Function));
        Assert.Equal("UnmatchedAddress", app.Route(HttpMethod.Options, "/api/report")?.Function);
    }

    /// <summary>What the host refuses when it loads the functions: two of one route and one method, and routes of its own.</summary>
    [Fact]
    public void Routes_AreOnesThatTheHostLoads()
    {
        var triggers = Triggers(AppBuild.Output).Select(t => t.Trigger).Where(t => (string?)t["type"] == "httpTrigger").ToList();
        Assert.All(triggers.GroupBy(t => ((string)t["route"]!).ToUpperInvariant()), route =>
        {
            var methods = route.SelectMany(t => t["methods"] is JsonArray some ? some.Select(m => (string)m!) : ["any"]).ToList();
            Assert.Equal(methods.Count, methods.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.True(methods.Count == 1 || !methods.Contains("any"), route.Key);
        });
        Assert.All(triggers, t => Assert.DoesNotMatch("^(admin|runtime)", ((string)t["route"]!).ToLowerInvariant()));
    }

    /// <summary>What callers are told of the calls is what the functions are: names, methods, routes and keys.</summary>
    [Fact]
    public void Functions_AreDescribed()
    {
        var described = ApiCatalogue.Operations.Select(operation =>
            $"{operation.Name}: {operation.Method}{(operation.Method == "GET" ? " HEAD" : "")} {operation.Route}, "
            + operation.Access switch { Access.Anyone => "Anonymous", Access.Administrator => "Admin", _ => "Function" });
        var calls = Expected("").Where(function => new[] { ": GET", ": POST", ": DELETE" }.Any(method => function.Contains(method, StringComparison.Ordinal)));

        Assert.Equal(calls.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Worker(FunctionApp app) =>
        app.Functions.Select(f => Describe(f.Name, f.RawBindings.Select(b => JsonNode.Parse(b)!))).Order(StringComparer.Ordinal);

    private static IEnumerable<string> File(string folder) =>
        Triggers(folder).Select(t => Describe(t.Function, [t.Trigger])).Order(StringComparer.Ordinal);

    private static IEnumerable<(string Function, JsonNode Trigger)> Triggers(string folder) =>
        from function in JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(folder, "functions.metadata")))!.AsArray()
        from binding in function!["bindings"]!.AsArray()
        where ((string?)binding!["type"])!.EndsWith("Trigger", StringComparison.Ordinal)
        select ((string)function["name"]!, binding);

    private static string Describe(string function, IEnumerable<JsonNode> bindings)
    {
        var trigger = bindings.Single(b => ((string?)b["type"])!.EndsWith("Trigger", StringComparison.Ordinal));
        return function + ": " + (string?)trigger["type"] switch
        {
            "timerTrigger" => $"timer {trigger["schedule"]}{((bool?)trigger["runOnStartup"] == true ? ", on start-up" : "")}",
            "blobTrigger" => $"blob {trigger["path"]} of {trigger["connection"]} by {trigger["source"]}",
            "httpTrigger" => $"{Methods(trigger)} {trigger["route"]}, {trigger["authLevel"]}",
            var other => $"{other}?",
        };
    }

    private static string Methods(JsonNode trigger) =>
        trigger["methods"] is JsonArray methods ? string.Join(' ', methods.Select(m => ((string)m!).ToUpperInvariant())) : "any";
}
