using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Pipeline;

/// <summary>A day of real prices, taken through the whole path once.</summary>
public sealed class RealDay(AzuriteFixture azurite) : IAsyncLifetime
{
    public static readonly DateOnly AsOf = new(2026, 1, 22);

    private Desk? _desk;

    internal Desk Desk => _desk ?? throw new InvalidOperationException("The desk is not open.");

    public RunOutcome? Run { get; private set; }

    /// <summary>The day's report; the test is skipped where the prices are absent.</summary>
    public async Task<Report> ReportAsync()
    {
        SharedData.Require();
        return (await Desk.Get<ReportStore>().FindAsync(RealDay.AsOf, TestContext.Current.CancellationToken))!.Read();
    }

    public async ValueTask InitializeAsync()
    {
        if (SharedData.Folder is not { } folder)
            return;
        _desk = await Desk.OpenAsync(azurite.NewAccount(), ("Sources:Prices", "csv"), ("Sources:Csv:Directory", folder));
        Run = await Desk.Get<MarketRun>().RunAsync(new SnapshotRequest(AsOf, null), null, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_desk is not null)
            await _desk.DisposeAsync();
    }
}

/// <summary>The whole path on real prices, against figures that other programs computed from the same files.</summary>
public sealed class RealPricesTests(RealDay day) : IClassFixture<RealDay>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_OneDay_GivesKnownFigures()
    {
        var report = await day.ReportAsync();
        Assert.Empty(day.Run!.Notes);
        Assert.Equal(RealDay.AsOf, report.AsOf);

        Check("close", p => p.Close, 688.98, 269.79, 175.34);
        Check("returns 1D", p => p.Returns["1D"], 0.0052232273125183415, 0.007468538780387668, 0.016758480719049063);
        Check("returns 1M", p => p.Returns["1M"], 0.012327539340865945, 0.07576059651501277, 0.08731241473397011);
        Check("returns YTD", p => p.Returns["YTD"], 0.010353120600657073, 0.09599447513812165, 0.11185795814838317);
        Check("returns 1Y", p => p.Returns["1Y"], 0.14249233065251654, 0.17407197876321878, 0.3260228389926645);
        Check("totalReturns 1Y", p => p.TotalReturns["1Y"], 0.15590906907877855, 0.18727529262835385, 0.34243709863271055);
        Check("volatility daily YTD", p => p.Volatility.Daily["YTD"], 0.007558494331063122, 0.008127119657536779, 0.0068230879369111826);
        Check("volatility daily 1Y", p => p.Volatility.Daily["1Y"], 0.01217331343494815, 0.014304463174407759, 0.015970727441632575);
        Check("drawdown 1Y", p => p.Drawdown["1Y"], -0.18998906889856904, -0.23921841681535316, -0.2677189026681699);
        Check("beta 1Y", p => p.Beta["1Y"], 1, 1.0260555212968419, 1.064808461433019);
        Check("correlation 1Y", p => p.Correlation["1Y"], 1, 0.8731886901392034, 0.8116253437159664);
        Check("trackingError 1Y", p => p.TrackingError["1Y"], 0, 0.11078745484502775, 0.14863380660648914);
        Check("rsi 14", p => p.Rsi["14"], 52.55205009201222, 71.55235340702558, 75.15499250502674);
        Check("sma 200", p => p.Sma["200"], 636.0374, 228.8605, 139.5822);
        CheckLiquidity("dollarVolume 1M", l => l.DollarVolume["1M"], 51133915602.38095, 8765560688.52381, 18255362.285714287);
        CheckLiquidity("amihud 1M", l => l.Amihud["1M"], 8.652834900779253e-08, 9.010014235281062e-07, 0.0007488319879776573);

        void Check(string what, Func<Performance, double?> figure, double spy, double iwm, double iwc) => Compare(
            what, id => figure(report.Performance.Single(p => p.Series == id)), spy, iwm, iwc);

        void CheckLiquidity(string what, Func<Liquidity, double?> figure, double spy, double iwm, double iwc) => Compare(
            what, id => figure(report.Liquidity.Single(p => p.Series == id)), spy, iwm, iwc);

        static void Compare(string what, Func<string, double?> figure, double spy, double iwm, double iwc)
        {
            foreach (var (id, expected) in new[] { ("SPY", spy), ("IWM", iwm), ("IWC", iwc) })
            {
                var actual = figure(id);
                Assert.True(actual is { } value && Math.Abs(value - expected) <= 1e-9 * Math.Abs(expected), $"{what} of {id} is {actual:R}, not {expected:R}");
            }
        }
    }

    [Theory]
    [InlineData("IWN", "stale")]
    [InlineData("IWO", "stale")]
    [InlineData("VTWO", "stale")]
    [InlineData("MDY", "stale")]
    [InlineData("IWD", "daily/IWD.csv")]
    [InlineData("IWF", "daily/IWF.csv")]
    public async Task Run_OneDay_NamesWhatIsMissing(string series, string reason)
    {
        var report = await day.ReportAsync();
        Assert.Contains(report.Missing, m => m.Id == series && m.Reason.Contains(reason, StringComparison.Ordinal));
        Assert.DoesNotContain(report.Performance, p => p.Series == series);
        Assert.DoesNotContain(report.Liquidity, p => p.Series == series);
    }

    [Fact]
    public async Task Run_Twice_AddsNothing()
    {
        SharedData.Require();
        var desk = day.Desk;
        var (raw, snapshots) = (await desk.BlobsIn(StorageNames.RawContainer), await desk.BlobsIn(StorageNames.SnapshotsContainer));
        var report = (await desk.Get<ReportStore>().FindAsync(RealDay.AsOf, Cancellation))!.GzipJson.ToArray();

        desk.Time.Advance(TimeSpan.FromHours(1));
        var second = await desk.Get<MarketRun>().RunAsync(new SnapshotRequest(RealDay.AsOf, null), null, Cancellation);

        Assert.True(day.Run!.IsNewSnapshot);
        Assert.False(second.IsNewSnapshot);
        Assert.Equal(day.Run.Snapshot, second.Snapshot);
        Assert.Equal((0, 1), (second.Outcome.Published, second.Outcome.Kept));
        Assert.Equal(raw, await desk.BlobsIn(StorageNames.RawContainer));
        Assert.Equal(snapshots, await desk.BlobsIn(StorageNames.SnapshotsContainer));
        Assert.Equal(report, (await desk.Get<ReportStore>().FindAsync(RealDay.AsOf, Cancellation))!.GzipJson.ToArray());
    }
}
