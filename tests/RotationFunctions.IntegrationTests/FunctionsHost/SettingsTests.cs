using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using RotationFunctions.IntegrationTests.Infrastructure;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Live;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

public sealed class SettingsTests(AzuriteFixture azurite)
{
    /// <summary>What the host and the storage clients read.</summary>
    private static readonly string[] Platform = ["AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME"];

    [Theory]
    [InlineData("FetchPricesSchedule", "", "FetchPricesSchedule is missing. It must be an NCRONTAB expression of six fields in UTC")]
    [InlineData("FetchPricesRetrySchedule", "30 3 * * 2-6", "FetchPricesRetrySchedule is '30 3 * * 2-6'. It must be an NCRONTAB expression of six fields")]
    [InlineData("FetchRatesSchedule", "every night", "FetchRatesSchedule is 'every night'. It must be")]
    [InlineData("ReconcileSchedule", "0 0 25 * * *", "ReconcileSchedule is '0 0 25 * * *'. It must be")]
    [InlineData("Sources__Prices", "", "No source is named in Sources:Prices")]
    [InlineData("Sources__Prices", "demo,bloomberg", "Sources:Prices names the unknown source 'bloomberg'. Name one or more of")]
    [InlineData("Sources__Rates", "ecb", "Sources:Rates names the unknown source 'ecb'")]
    [InlineData("Sources__Prices", "csv", "in the setting Sources:Csv:Directory")]
    [InlineData("Sources__Prices", "csv", "The data folder '/no/such/folder' does not exist", "Sources__Csv__Directory", "/no/such/folder")]
    [InlineData("Universe__File", "/no/such/universe.json", "/no/such/universe.json")]
    [InlineData("Api__CorsOrigins", "https://desk.example, desk.example", "Api:CorsOrigins names 'desk.example', which is no origin")]
    [InlineData("AzureWebJobsStorage", "", "There is no storage: set AzureWebJobsStorage to a connection string")]
    [InlineData("AzureWebJobsStorage", "AccountKey=secret", "The storage connection string cannot be understood")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "secret", "APPLICATIONINSIGHTS_CONNECTION_STRING is no connection string of Application Insights")]
    [InlineData("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "Bearer", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING is 'Bearer'. It must be 'Authorization=AAD'")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317", "OTEL_EXPORTER_OTLP_ENDPOINT is 'localhost:4317'. It must be the address of a collector")]
    public async Task WrongSetting_StopsTheAppWithItsMessage(string setting, string value, string message, params string[] other)
    {
        var settings = AppBuild.SampleSettings(azurite.NewAccount(), (setting, value));
        if (other is [var name, var also])
            settings[name] = also;

        var exit = await Assert.ThrowsAsync<WorkerExitedException>(() => FunctionApp.StartAsync(AppBuild.Output, settings));

        Assert.Equal(1, exit.ExitCode);
        Assert.Contains(message, exit.Error, StringComparison.Ordinal);
        Assert.Contains("local.settings.json", exit.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exit.Output, StringComparison.Ordinal);
        // Every line of it, and no trace.
        Assert.Equal(exit.Error, exit.Output.TrimEnd());
    }

    /// <summary>Three, since the host repeats no more with the exit; each with what to do about it.</summary>
    [Fact]
    public async Task WrongSettings_AreNamedTogetherOneALine()
    {
        var settings = AppBuild.SampleSettings(azurite.NewAccount(), ("FetchPricesSchedule", "x"), ("FetchRatesSchedule", ""), ("OTEL_EXPORTER_OTLP_ENDPOINT", "y"));
        var exit = await Assert.ThrowsAsync<WorkerExitedException>(() => FunctionApp.StartAsync(AppBuild.Output, settings));
        Assert.All(["FetchPricesSchedule is 'x'", "FetchRatesSchedule is missing", "OTEL_EXPORTER_OTLP_ENDPOINT is 'y'"], message =>
            Assert.Contains("local.settings.json", Assert.Single(exit.Errors, line => line.Contains(message, StringComparison.Ordinal)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task StorageDoesNotAnswer_StopsTheAppWithItsAddress()
    {
        var settings = AppBuild.SampleSettings("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a");
        var exit = await Assert.ThrowsAsync<WorkerExitedException>(() => FunctionApp.StartAsync(AppBuild.Output, settings));
        Assert.Equal(1, exit.ExitCode);
        Assert.Contains("The storage at http://127.0.0.1:9/a does not answer", exit.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sample_HasEverySettingAndNoOther()
    {
        var app = Assembly.LoadFrom(Path.Combine(AppBuild.Output, "RotationFunctions.dll"));
        var options = Names(app.GetType("RotationFunctions.Settings.ScheduleOptions", throwOnError: true)!, "")
            .Concat(Names(app.GetType("RotationFunctions.Settings.TelemetryOptions", throwOnError: true)!, ""))
            .Concat(Names(typeof(SourceOptions), SourceOptions.Section + "__"))
            .Concat(Names(typeof(UniverseOptions), UniverseOptions.Section + "__"))
            .Concat(Names(typeof(ApiOptions), ApiOptions.Section + "__"));
        Assert.Equal(options.Concat(Platform).Order(StringComparer.Ordinal), AppBuild.SampleSettings("").Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sample_HoldsNoSecret()
    {
        var settings = AppBuild.SampleSettings("");
        Assert.All(settings.Where(s => s.Key.EndsWith("Key", StringComparison.Ordinal) || s.Key.Contains("CONNECTION", StringComparison.Ordinal)), s => Assert.Empty(s.Value));
    }

    [Fact]
    public void Operations_TellOfEverySettingAndOfEveryValueOfHostJson()
    {
        var operations = Repository.Read("docs/operations.md");
        Assert.All(AppBuild.SampleSettings("").Keys, name => Assert.Contains($"| `{name}` |", operations, StringComparison.Ordinal));
        // The functions' own levels are told of all at once.
        var values = Values(JsonNode.Parse(Repository.Read("host.json"))!.AsObject())
            .Where(name => name is not ("$schema" or "version") && !name.StartsWith("Function.", StringComparison.Ordinal));
        Assert.All(values, name => Assert.Contains($"`{name}`", operations, StringComparison.Ordinal));
    }

    [Fact]
    public void Sources_TellOfEverySettingOfAProvider()
    {
        var sources = Repository.Read("docs/sources.md");
        Assert.All(typeof(ProviderOptions).GetProperties(), property => Assert.Contains($"`{property.Name}`", sources, StringComparison.Ordinal));
    }

    [Fact]
    public void Providers_HaveAPageEachToWhichOperationsLead()
    {
        var (operations, sources) = (Repository.Read("docs/operations.md"), Repository.Read("docs/sources.md"));
        string[] parts = ["Key", "Terms of use", "Limits", "Cost", "What it has", "What breaks", "Not tried"];
        Assert.All(ProviderCatalog.All, provider =>
        {
            var page = Repository.Read($"docs/providers/{provider.Name}.md");
            Assert.Equal(parts, page.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..].TrimEnd()));
            Assert.Contains($"](providers/{provider.Name}.md)", operations, StringComparison.Ordinal);
            Assert.Contains($"](providers/{provider.Name}.md)", sources, StringComparison.Ordinal);
            if (provider.KeyAddress is { } address)
                Assert.Contains(address, page, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<string> Values(JsonObject json) =>
        json.SelectMany(property => property.Value is JsonObject inner ? Values(inner) : [property.Key]);

    /// <summary>Of a provider's options the key alone: how it is reached is set where its defaults do not do, and docs/sources.md tells.</summary>
    private static IEnumerable<string> Names(Type options, string prefix) =>
        from property in options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where !options.IsAssignableTo(typeof(ProviderOptions)) || property.Name == nameof(KeyedProviderOptions.ApiKey)
        let name = prefix + (property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name)
        from setting in property.PropertyType.Namespace!.StartsWith("RotationFunctions", StringComparison.Ordinal) ? Names(property.PropertyType, name + "__") : [name]
        select setting;
}
