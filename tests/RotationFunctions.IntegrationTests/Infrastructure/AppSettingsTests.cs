using RotationFunctions.IntegrationTests.FunctionsHost;

namespace RotationFunctions.IntegrationTests.Infrastructure;

public sealed class AppSettingsTests
{
    /// <summary>What the Functions host and the Azure SDKs read of the storage and the identity when deployed.</summary>
    private static readonly string[] Identity =
        ["AZURE_CLIENT_ID", "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential"];

    /// <summary>Settings that mean something on one's own machine only: files, a connection string, what Flex Consumption sets by itself.</summary>
    private static readonly string[] LocalOnly =
        ["Api__ExpectsNewReports", "AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME", "OTEL_EXPORTER_OTLP_ENDPOINT", "Sources__Csv__Directory", "Universe__File"];

    /// <summary>The sample holds every setting that the options classes read and no other, as a test of it shows; so must the deployment.</summary>
    [Fact]
    public async Task AppSettings_AreThoseThatTheAppReads() => Assert.Equal(
        AppBuild.SampleSettings("").Keys.Except(LocalOnly).Concat(Identity).Order(StringComparer.Ordinal),
        (await Bicep.FullAsync()).AppSettings().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Schedules_AreInUtcAndInOrder()
    {
        var settings = (await Bicep.MainAsync()).AppSettings();

        Assert.Equal("0 0 22 * * 1-5", settings["FetchRatesSchedule"]);
        Assert.Equal("0 30 22 * * 1-5", settings["FetchPricesSchedule"]);
        Assert.Equal("0 30 3 * * 2-6", settings["FetchPricesRetrySchedule"]);
        Assert.Equal("0 */15 * * * *", settings["ReconcileSchedule"]);
    }

    [Fact]
    public async Task Sources_ByDefault()
    {
        var settings = (await Bicep.MainAsync()).AppSettings();

        Assert.Equal("tiingo,yahoo", settings["Sources__Prices"]);
        Assert.Equal("nyfed,treasury", settings["Sources__Rates"]);
        Assert.DoesNotContain("Sources__Csv__Directory", settings.Keys);
    }
}
