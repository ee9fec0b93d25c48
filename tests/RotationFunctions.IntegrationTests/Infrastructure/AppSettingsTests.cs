namespace RotationFunctions.IntegrationTests.Infrastructure;

public sealed class AppSettingsTests
{
    /// <summary>What the Functions host and the Azure SDKs read; the pipeline's own options never see these.</summary>
    private static readonly string[] Platform =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AZURE_CLIENT_ID",
        "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__credential",
    ];

    [Fact]
    public async Task AppSettings_AreThePlatformsAndThePipelines()
    {
        string[] pipeline =
        [
            "FetchPricesSchedule", "FetchPricesRetrySchedule", "FetchRatesSchedule", "ReconcileSchedule",
            "Sources__Prices", "Sources__Rates",
            "Sources__AlphaVantage__ApiKey", "Sources__Fred__ApiKey", "Sources__Stooq__ApiKey", "Sources__Tiingo__ApiKey",
        ];

        Assert.Equal(
            Platform.Concat(pipeline).Order(StringComparer.Ordinal),
            (await Bicep.FullAsync()).AppSettings().Keys.Order(StringComparer.Ordinal));
    }

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
    public async Task Sources_NeedNoKeyByDefault()
    {
        var settings = (await Bicep.MainAsync()).AppSettings();

        Assert.Equal("yahoo", settings["Sources__Prices"]);
        Assert.Equal("nyfed,treasury", settings["Sources__Rates"]);
        Assert.DoesNotContain("Sources__Csv__Directory", settings.Keys);
    }
}
