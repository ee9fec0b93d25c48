using Azure.Storage.Blobs;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Providers;

/// <summary>Rates of the evening: the new days alone, on the rows of the last snapshot, in each process anew.</summary>
public sealed class RateFetchTests(AzuriteFixture azurite) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DateOnly[] _days = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 26), 300);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SecondEvening_AsksForNewDaysAlone()
    {
        var market = new PlayedMarket { Days = _days[..^1] };
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        var storage = azurite.NewAccount();
        await (await EveningAsync(storage, provider, _days[^2])).DisposeAsync();
        Assert.Equal(4, provider.Count("daily_treasury_yield_curve"));
        Assert.Single(provider.Requests, r => r.Query.Contains("startDate=2000-07-03", StringComparison.Ordinal));
        var asked = provider.Requests.Count;

        market.Days = _days;
        await using var desk = await EveningAsync(storage, provider, _days[^1]);

        var requests = provider.Requests.Skip(asked).ToList();
        Assert.Single(requests, r => r.Query.Contains("field_tdr_date_value=2026", StringComparison.Ordinal));
        Assert.DoesNotContain(requests, r => r.Query.Contains("field_tdr_date_value=2025", StringComparison.Ordinal));
        Assert.Contains("startDate=2026-01-", Assert.Single(requests, r => r.Path.StartsWith("/api/rates", StringComparison.Ordinal)).Query, StringComparison.Ordinal);
        var (name, snapshot) = (await desk.Get<SnapshotStore>().NewestAsync(_days[^1], Cancellation))!.Value;
        foreach (var id in new[] { "EFFR", "DGS2" })
        {
            Assert.Equal(_days.Where(day => id == "EFFR" || day.Year >= 2024).Select(day => day.AddDays(1)).Where(day => day <= _days[^1]), snapshot.Series.Single(s => s.Id == id).Dates);
            Assert.StartsWith($"{_days[^2]:yyyy-MM-dd}/", snapshot.Metadata.Series.Single(s => s.Id == id).Base, StringComparison.Ordinal);
        }

        Assert.Empty(snapshot.Metadata.Warnings);
        Assert.Equal(name, (await desk.Get<SnapshotReplay>().RunAsync(_days[^1], Cancellation)).Name);
    }

    [Fact]
    public async Task KnownRate_ThatIsToldAnew_IsFetchedWholeAndNamed()
    {
        var market = new PlayedMarket { Days = _days[..^1] };
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        var storage = azurite.NewAccount();
        await (await EveningAsync(storage, provider, _days[^2])).DisposeAsync();

        market.Days = _days;
        market.Rates[_days[^5]] = 3.65;
        await using var desk = await EveningAsync(storage, provider, _days[^1]);

        Assert.Equal(2, provider.Count("startDate=2000-07-03"));
        var report = (await desk.Get<ReportStore>().FindAsync(_days[^1], Cancellation))!.Read();
        var warning = Assert.Single(report.Warnings, w => w.Id == "EFFR").Reason;
        Assert.StartsWith(FormattableString.Invariant($"nyfed restated its history: the rate of {_days[^5]:yyyy-MM-dd} (published on {_days[^5].AddDays(1):yyyy-MM-dd}) was 3.64 and is 3.65 (a correction)."), warning, StringComparison.Ordinal);
        Assert.Contains(report.Changes, change => change.Id == "history.EFFR");
        var metadata = (await desk.Get<SnapshotStore>().NewestAsync(_days[^1], Cancellation))!.Value.Snapshot.Metadata;
        Assert.Null(metadata.Series.Single(s => s.Id == "EFFR").Base);
    }

    /// <summary>New days alone are no history: where the snapshot that they belong to is gone, the rate is fetched whole.</summary>
    [Fact]
    public async Task Snapshots_AreGone_RatesAreFetchedWhole()
    {
        var market = new PlayedMarket { Days = _days[..^1] };
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        var storage = azurite.NewAccount();
        await (await EveningAsync(storage, provider, _days[^2])).DisposeAsync();
        market.Days = _days;
        await using var desk = await OpenAsync(storage, provider, _days[^1]);
        await desk.Get<DailyFetch>().FetchRatesAsync(Cancellation);
        var snapshots = desk.Get<BlobServiceClient>().GetBlobContainerClient(StorageNames.SnapshotsContainer);
        await foreach (var blob in snapshots.GetBlobsAsync(cancellationToken: Cancellation))
            await snapshots.DeleteBlobAsync(blob.Name, cancellationToken: Cancellation);

        await desk.Get<DailyFetch>().FetchPricesAsync(Cancellation);

        var snapshot = (await desk.Get<SnapshotStore>().NewestAsync(_days[^1], Cancellation))!.Value.Snapshot;
        Assert.Equal(_days.Length - 1, snapshot.Series.Single(s => s.Id == "EFFR").Count);
        Assert.Equal(2, provider.Count("startDate=2000-07-03"));
    }

    /// <summary>One evening in a process of its own: rates, prices, the report.</summary>
    private async Task<ProviderDesk> EveningAsync(string storage, LocalProvider provider, DateOnly day)
    {
        var desk = await OpenAsync(storage, provider, day);
        await desk.Get<DailyFetch>().FetchRatesAsync(Cancellation);
        await desk.Get<DailyFetch>().FetchPricesAsync(Cancellation);
        await desk.Get<SnapshotReconciliation>().RunAsync(Cancellation);
        return desk;
    }

    private async Task<ProviderDesk> OpenAsync(string storage, LocalProvider provider, DateOnly day)
    {
        var universe = Path.Combine(_folder.Path, "universe.json");
        await File.WriteAllTextAsync(universe, """
            { "version": "rates", "benchmark": "SPY", "series": [
              { "id": "SPY", "name": { "en": "SPY" }, "kind": "fund", "segment": "large" },
              { "id": "EFFR", "name": { "en": "EFFR" }, "kind": "rate", "segment": "rate" },
              { "id": "DGS2", "name": { "en": "DGS2" }, "kind": "rate", "segment": "rate" }] }
            """, Cancellation);
        var desk = await ProviderDesk.OpenAsync(storage, "tiingo", provider.Address, ("Universe:File", universe), ("Sources:Rates", "nyfed,treasury"), ("Retries", "1"), ("Sources:Treasury:FirstYear", "2023"));
        desk.SetClock(new DateTimeOffset(day.ToDateTime(new TimeOnly(22, 30)), TimeSpan.Zero));
        return desk;
    }
}
