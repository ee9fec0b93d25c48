using RotationFunctions.IntegrationTests.FunctionsHost;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Pipeline;

public sealed class DailyFetchTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2026-04-21T20:59:59Z", "2026-04-20")] // Tuesday, before the close in winter
    [InlineData("2026-04-21T21:00:00Z", "2026-04-21")]
    [InlineData("2026-04-22T03:30:00Z", "2026-04-21")] // the second try of the night
    [InlineData("2026-04-25T03:30:00Z", "2026-04-24")] // Saturday
    [InlineData("2026-04-25T22:00:00Z", "2026-04-24")]
    [InlineData("2026-04-26T22:00:00Z", "2026-04-24")] // Sunday
    [InlineData("2026-04-27T12:00:00Z", "2026-04-24")] // Monday noon
    [InlineData("2026-04-27T22:30:00Z", "2026-04-27")]
    public void LastClosedWeekday(string now, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), DailyFetch.LastClosedWeekday(DateTimeOffset.Parse(now, null)));

    [Fact]
    public async Task FetchPricesIfMissing_ReportIsThere_FetchesNothing()
    {
        using var folder = new SmallFolder(300);
        await using var desk = await OpenAsync(folder);
        desk.Time.SetUtcNow(new DateTimeOffset(2026, 4, 1, 6, 0, 0, TimeSpan.Zero));
        folder.Write(SmallMarket.Days(1000).TakeWhile(d => d <= new DateOnly(2026, 3, 31)).Count());
        await desk.Get<MarketRun>().RunAsync(new SnapshotRequest(null, null), null, Cancellation);
        var raw = await desk.BlobsIn(StorageNames.RawContainer);
        folder.Remove("daily/SPY.csv");

        await desk.Get<DailyFetch>().FetchPricesIfMissingAsync(Cancellation);

        Assert.Equal(raw, await desk.BlobsIn(StorageNames.RawContainer));
    }

    [Fact]
    public async Task FetchPricesIfMissing_BarsCameInTheNight_FetchesThem()
    {
        using var folder = new SmallFolder(300);
        await using var desk = await OpenAsync(folder);
        await desk.Get<DailyFetch>().FetchPricesAsync(Cancellation);
        folder.Write(301);
        desk.Time.Advance(TimeSpan.FromHours(5));

        await desk.Get<DailyFetch>().FetchPricesIfMissingAsync(Cancellation);

        Assert.Equal(["2025-02-21", "2025-02-24"], (await desk.BlobsIn(StorageNames.SnapshotsContainer)).Select(name => name[..10]));
    }

    [Fact]
    public async Task FetchPrices_NoRateWasEverKept_FetchesRatesToo()
    {
        using var folder = new SmallFolder(300);
        await using var desk = await OpenAsync(folder);

        await desk.Get<DailyFetch>().FetchPricesAsync(Cancellation);

        var snapshot = await desk.Get<SnapshotStore>().ReadAsync(Assert.Single(await desk.BlobsIn(StorageNames.SnapshotsContainer)), Cancellation);
        Assert.Contains(snapshot.Series, series => series.Id == "EFFR");
        Assert.Empty(snapshot.Metadata.Missing);
    }

    [Fact]
    public async Task FetchPrices_KeptRateCannotBeRead_FetchesItAnew()
    {
        using var folder = new SmallFolder(300);
        await using var desk = await OpenAsync(folder);
        folder.Write("fred/EFFR.csv", "<html>Too many requests</html>");
        await desk.Get<DailyFetch>().FetchRatesAsync(Cancellation);
        folder.Write(300);
        desk.Time.Advance(TimeSpan.FromMinutes(30));

        await desk.Get<DailyFetch>().FetchPricesAsync(Cancellation);

        var snapshot = await desk.Get<SnapshotStore>().ReadAsync(Assert.Single(await desk.BlobsIn(StorageNames.SnapshotsContainer)), Cancellation);
        Assert.Contains(snapshot.Series, series => series.Id == "EFFR");
    }

    [Fact]
    public async Task FetchPrices_TwoRateSources_CarryTheOneThatReachesFurther()
    {
        using var folder = new SmallFolder(300);
        // The demo market knows no EFFR of 2025 that ends where the folder's does: it goes on to the present.
        await using var desk = await OpenAsync(folder, ("Sources:Rates", "csv,demo"));
        await desk.Get<DailyFetch>().FetchRatesAsync(Cancellation);
        await using var other = await Desk.OpenAsync(desk.Connection, [.. Settings(folder), ("Sources:Rates", "demo")]);
        await other.Get<DailyFetch>().FetchRatesAsync(Cancellation);

        await desk.Get<DailyFetch>().FetchPricesAsync(Cancellation);

        var snapshot = await desk.Get<SnapshotStore>().ReadAsync(Assert.Single(await desk.BlobsIn(StorageNames.SnapshotsContainer)), Cancellation);
        Assert.StartsWith("demo/EFFR/", snapshot.Metadata.Series.Single(series => series.Id == "EFFR").Raw, StringComparison.Ordinal);
    }

    private static IEnumerable<(string, string?)> Settings(SmallFolder folder) =>
        folder.Settings.Select(s => (s.Name.Replace("__", ":", StringComparison.Ordinal), (string?)s.Value));

    private Task<Desk> OpenAsync(SmallFolder folder, params (string, string?)[] others) =>
        Desk.OpenAsync(azurite.NewAccount(), [.. Settings(folder), .. others]);
}
