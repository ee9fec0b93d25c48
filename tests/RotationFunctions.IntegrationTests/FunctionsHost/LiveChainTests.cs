using Microsoft.AspNetCore.Http;
using RotationFunctions.IntegrationTests.FunctionsHost.Protocol;
using RotationFunctions.IntegrationTests.Pipeline;
using RotationFunctions.IntegrationTests.Providers;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;
using HttpStatus = System.Net.HttpStatusCode;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

/// <summary>The built app on a provider that is played: what it fetches, what it says of a series that fails, what stands when all fail.</summary>
public sealed class LiveChainTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Provider_FailsForOneSeriesAndThenForAll_LeavesTheOthersAndTheLastReport()
    {
        using var folder = new SmallFolder(1);
        var market = new PlayedMarket { Days = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 26), 300) };
        market.Faults["tiingo/IWC"] = Answer(403);
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        var storage = azurite.NewAccount();
        await using var app = await FunctionApp.StartAsync(AppBuild.Output, AppBuild.SampleSettings(storage, [
            .. folder.Settings.Where(s => s.Name == "Universe__File"),
            ("Sources__Prices", "tiingo,yahoo"), ("Sources__Rates", "nyfed"),
            ("Sources__Tiingo__ApiKey", ProviderDesk.Key), ("Sources__Tiingo__BaseAddress", provider.Address.AbsoluteUri),
            ("Sources__Yahoo__BaseAddress", new Uri(provider.Address, "none/").AbsoluteUri), ("Sources__NyFed__BaseAddress", provider.Address.AbsoluteUri),
            ("Sources__Tiingo__RetryDelay", "00:00:00.001"), ("Sources__NyFed__RetryDelay", "00:00:00.001"),
        ]));
        await using var desk = await Desk.OpenAsync(storage);

        Succeeded(await app.TimerAsync("FetchRates"));
        Succeeded(await app.TimerAsync("FetchPrices"));
        var name = Assert.Single(await desk.BlobsIn(StorageNames.SnapshotsContainer));
        Succeeded(await app.BlobAsync("ComputeMetrics", StorageNames.SnapshotsContainer, name));

        var snapshot = await desk.Get<SnapshotStore>().ReadAsync(name, Cancellation);
        Assert.Equal(["SPY", "IWM", "EFFR"], snapshot.Series.Select(s => s.Id));
        var missing = snapshot.Metadata.Missing.ToDictionary(m => m.Id, m => m.Reason, StringComparer.Ordinal);
        Assert.Contains("IWC: tiingo answered 403. Check Sources:Tiingo:ApiKey and what its plan includes.", missing["IWC"], StringComparison.Ordinal);
        Assert.Contains("^RUT: yahoo answered 404", missing["^RUT"], StringComparison.Ordinal);
        Assert.All(provider.Requests.Where(r => r.Path.StartsWith("/tiingo", StringComparison.Ordinal)), r => Assert.Equal($"Token {ProviderDesk.Key}", r.Headers["Authorization"]));

        market.Down = true;
        Assert.NotEqual(StatusResult.Types.Status.Success, (await app.TimerAsync("FetchPrices")).Status);
        var response = await app.HttpAsync(HttpMethod.Get, "/api/report");
        Assert.Equal(HttpStatus.OK, response.StatusCode);
        Assert.Contains("\"asOf\":\"2026-01-26\"", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        // The report is old by now, and health says so.
        var health = await app.HttpAsync(HttpMethod.Get, "/api/health");
        Assert.Equal(HttpStatus.ServiceUnavailable, health.StatusCode);
        Assert.Contains("The latest report is of 2026-01-26", await health.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain(app.Logs, log => log.Contains(ProviderDesk.Key, StringComparison.Ordinal));
    }

    private static RequestDelegate Answer(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static void Succeeded(StatusResult result) =>
        Assert.True(result.Status == StatusResult.Types.Status.Success, $"It failed: {result}");
}
