using System.Text.RegularExpressions;
using RotationFunctions.IntegrationTests.FunctionsHost.Protocol;
using RotationFunctions.IntegrationTests.Pipeline;
using RotationFunctions.IntegrationTests.Providers;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

/// <summary>The log of a whole day, as an operator reads it: the first day of a new desk, and any other.</summary>
public sealed partial class DayTests(AzuriteFixture azurite)
{
    private static readonly string[] Providers = ["Tiingo", "Yahoo", "NyFed", "Treasury"];

    [Fact]
    public async Task NormalDay_LogsNothingThatAlarmsAndNoLineThatSaysNothing()
    {
        var market = new PlayedMarket { Days = PlayedMarket.WeekdaysUntil(DailyFetch.LastClosedWeekday(TimeProvider.System.GetUtcNow()), 300) };
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        var storage = azurite.NewAccount();
        await using var app = await FunctionApp.StartAsync(AppBuild.Output, AppBuild.SampleSettings(storage, [
            ("Sources__Prices", "tiingo,yahoo"), ("Sources__Rates", "nyfed,treasury"), ("Sources__Tiingo__ApiKey", ProviderDesk.Key),
            // Two days pass within one hour here.
            ("Sources__Tiingo__RequestsPerHour", "1000"), ("Sources__Tiingo__RequestsPerSecond", "1000"),
            .. Providers.Select(name => ($"Sources__{name}__BaseAddress", provider.Address.AbsoluteUri)),
        ]));
        await using var desk = await Desk.OpenAsync(storage);

        await DayAsync();
        var first = app.Logs.Count();
        await DayAsync();

        Assert.True(!app.Warnings.Any(), string.Join('\n', app.Warnings));
        Assert.DoesNotContain(app.Logs, line => SaysNothing().IsMatch(line));
        // A line for each stage, and no more of them than the first day had.
        Assert.Contains(app.Logs, line => line.StartsWith("Wrote the snapshot", StringComparison.Ordinal));
        Assert.InRange(app.Logs.Count() - first, 1, first);

        async Task DayAsync()
        {
            foreach (var timer in new[] { "FetchRates", "FetchPrices" })
                Succeeded(await app.TimerAsync(timer));
            foreach (var snapshot in await desk.BlobsIn(StorageNames.SnapshotsContainer))
                Succeeded(await app.BlobAsync("ComputeMetrics", StorageNames.SnapshotsContainer, snapshot));
            foreach (var timer in new[] { "ReconcileSnapshots", "ContinueBackfills", "FetchPricesAgain", "ReconcileSnapshots" })
                Succeeded(await app.TimerAsync(timer));
            foreach (var address in new[] { "/api/health", "/api/report", "/api/report?format=html", "/api/reports", "/api/metrics/IWM", "/api/feed.atom", "/api/nothing" })
                (await app.HttpAsync(HttpMethod.Get, address)).Dispose();
        }
    }

    private static void Succeeded(StatusResult result) =>
        Assert.True(result.Status == StatusResult.Types.Status.Success, $"It failed: {result}");

    /// <summary>Counts of nothing, and a library's line for each request that it makes.</summary>
    [GeneratedRegex("^Fetched 0 series, 0 missing|^Execution attempt|^Sending HTTP request|^Request \\[")]
    private static partial Regex SaysNothing();
}
