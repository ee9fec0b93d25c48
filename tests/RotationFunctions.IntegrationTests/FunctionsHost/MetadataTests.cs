using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing.Template;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Http.Description;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

/// <summary>What the app tells the host of its functions, in both builds.</summary>
public sealed class MetadataTests(AzuriteFixture azurite)
{
    private static string[] Expected(string blobSource) =>
    [
        "AnswerPreflight: OPTIONS {*path}, Anonymous",
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
        "StopBackfill: DELETE backfill/{id}, Admin",
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

    [Fact]
    public void Routes_AreOneFunctionsEach()
    {
        var templates = Triggers(AppBuild.Output).Select(t => t.Trigger).Where(t => (string?)t["type"] == "httpTrigger" && !t["methods"]!.AsArray().Any(m => (string)m! == "options")).Select(t => (string)t["route"]!).Distinct().ToList();
        Assert.DoesNotContain(templates, route => route.StartsWith("admin", StringComparison.OrdinalIgnoreCase));
        // The host looks for a function in no order that one could rely on: a literal that a parameter of another route
        // would match too needs a constraint there.
        foreach (var literal in templates.Where(route => !route.Contains('{', StringComparison.Ordinal)))
            Assert.Single(templates, route => new TemplateMatcher(TemplateParser.Parse(route), []).TryMatch("/" + literal, []));
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
            "httpTrigger" => $"{string.Join(' ', trigger["methods"]!.AsArray().Select(m => ((string)m!).ToUpperInvariant()))} {trigger["route"]}, {trigger["authLevel"]}",
            var other => $"{other}?",
        };
    }
}
