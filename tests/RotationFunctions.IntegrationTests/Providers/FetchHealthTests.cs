using System.Text.Json.Nodes;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.IntegrationTests.Providers;

/// <summary>What <c>health</c> says of the last fetch: to another instance too, and not longer than it is true.</summary>
public sealed class FetchHealthTests(AzuriteFixture azurite) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Health_EveryProviderDown_IsStaleWithTheReasonUntilTheyReturn()
    {
        var days = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 26), 300);
        var market = new PlayedMarket { Days = days[..^4] };
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        var storage = azurite.NewAccount();
        var evening = new DateTimeOffset(days[^5].ToDateTime(new TimeOnly(22, 30)), TimeSpan.Zero);
        await using (var before = await OpenAsync(storage, provider))
        {
            before.SetClock(evening);
            await before.Get<DailyFetch>().FetchRatesAsync(Cancellation);
            await before.Get<DailyFetch>().FetchPricesAsync(Cancellation);
            await before.Get<SnapshotReconciliation>().RunAsync(Cancellation);
            var (status, health) = await before.HealthAsync();
            Assert.Equal((200, "ok", ""), (status, (string?)health["status"], Reasons(health)));
            Assert.Equal(evening, (DateTimeOffset)health["lastPrices"]!["at"]!);

            // The evening after, while the report is fresh.
            market.Down = true;
            before.SetClock(evening.AddDays(1));
            await before.Get<DailyFetch>().FetchRatesAsync(Cancellation);
            await Assert.ThrowsAsync<BenchmarkMissingException>(() => before.Get<DailyFetch>().FetchPricesAsync(Cancellation));
            (status, health) = await before.HealthAsync();
            Assert.Equal((200, "degraded"), (status, (string?)health["status"]));
        }

        // Another process, days later.
        await using var after = await OpenAsync(storage, provider);
        after.SetClock(ProviderDesk.Now);
        var (stale, told) = await after.HealthAsync();
        Assert.Equal((503, "stale"), (stale, (string?)told["status"]));
        Assert.StartsWith("The latest report is of 2026-01-20, 4 weekdays ago. The last fetch of prices, on 2026-01-21 22:30 UTC, brought nothing. ", Reasons(told), StringComparison.Ordinal);
        Assert.Contains("SPY: tiingo answered 503. Try again later, or name a second source to fall back on.", Reasons(told), StringComparison.Ordinal);
        Assert.Contains("The last fetch of rates, on 2026-01-21 22:30 UTC, brought nothing. EFFR: nyfed answered 503. Try again later", Reasons(told), StringComparison.Ordinal);
        Assert.Contains("SPY: tiingo answered 503", (string?)told["lastPrices"]!["failure"], StringComparison.Ordinal);

        (market.Down, market.Days) = (false, days);
        market.Faults["tiingo/IWM"] = context => { context.Response.StatusCode = 404; return Task.CompletedTask; };
        await after.Get<DailyFetch>().FetchRatesAsync(Cancellation);
        await after.Get<DailyFetch>().FetchPricesAsync(Cancellation);
        await after.Get<SnapshotReconciliation>().RunAsync(Cancellation);
        // A report is known within a second of its publication.
        after.SetClock(ProviderDesk.Now.AddSeconds(1));
        var (again, well) = await after.HealthAsync();
        Assert.Equal((200, "ok", ""), (again, (string?)well["status"], Reasons(well)));
        var missing = Assert.Single(well["lastPrices"]!["missing"]!.AsArray(), m => (string?)m!["id"] == "IWM");
        Assert.StartsWith("IWM: tiingo answered 404. ", (string?)missing!["reason"], StringComparison.Ordinal);
        await after.AssertNoKeyAsync();
    }

    private Task<ProviderDesk> OpenAsync(string storage, LocalProvider provider)
    {
        var universe = Path.Combine(_folder.Path, "universe.json");
        File.WriteAllText(universe, """
            { "version": "health", "benchmark": "SPY", "series": [
              { "id": "SPY", "name": { "en": "SPY" }, "kind": "fund", "segment": "large" },
              { "id": "IWM", "name": { "en": "IWM" }, "kind": "fund", "segment": "small" },
              { "id": "EFFR", "name": { "en": "EFFR" }, "kind": "rate", "segment": "rate" }] }
            """);
        return ProviderDesk.OpenAsync(storage, "tiingo", provider.Address, ("Universe:File", universe), ("Sources:Rates", "nyfed"), ("Retries", "1"));
    }

    private static string Reasons(JsonNode health) => string.Join(' ', health["reasons"]!.AsArray().Select(reason => (string)reason!));
}
