using System.Globalization;
using Microsoft.AspNetCore.Http;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Pages;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.IntegrationTests.Providers;

/// <summary>From providers to reports: fallback, comparison, replay, the days that are new.</summary>
public sealed class LiveSnapshotTests(AzuriteFixture azurite) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    /// <summary>A universe of two funds, an index and a rate, as a file.</summary>
    private (string, string) Universe()
    {
        var file = Path.Combine(_folder.Path, "universe.json");
        File.WriteAllText(file, """
            { "version": "live", "benchmark": "SPY", "series": [
              { "id": "SPY", "name": { "en": "SPY" }, "kind": "fund", "segment": "large" },
              { "id": "IWM", "name": { "en": "IWM" }, "kind": "fund", "segment": "small" },
              { "id": "^RUT", "name": { "en": "RUT" }, "kind": "index", "segment": "index" },
              { "id": "EFFR", "name": { "en": "EFFR" }, "kind": "rate", "segment": "rate" }],
              "spreads": [{ "a": "IWM", "b": "SPY" }] }
            """);
        return ("Universe:File", file);
    }

    private Task<ProviderDesk> OpenAsync(LocalProvider provider, string sources = "tiingo,yahoo") =>
        ProviderDesk.OpenAsync(azurite.NewAccount(), sources, provider.Address, Universe(), ("Sources:Rates", "nyfed"), ("Retries", "1"));

    [Fact]
    public async Task TwoSources_ThatDiffer_AreNamedWithBothValues()
    {
        var market = new PlayedMarket { Days = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 26), 10) };
        // Yahoo has another close of IWM on one day, by a little more than a thousandth; and on another by a little less.
        market.YahooCloses[("IWM", new DateOnly(2026, 1, 22))] = 1.0011;
        market.YahooCloses[("IWM", new DateOnly(2026, 1, 23))] = 1.0009;
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        await using var desk = await OpenAsync(provider);

        var run = await desk.Get<MarketRun>().RunAsync(new SnapshotRequest(null, new DateOnly(2026, 1, 21)), null, Cancellation);

        var warning = Assert.Single((await ReportAsync(desk, run.AsOf)).Warnings, w => w.Id == "IWM");
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"The closes of 2026-01-22 differ by 0.11 %: {PlayedMarket.Close("IWM", new DateOnly(2026, 1, 22)):0.####} from tiingo, {PlayedMarket.Close("IWM", new DateOnly(2026, 1, 22)) * 1.0011:0.####} from yahoo. The report uses tiingo."),
            warning.Reason);
        // The report of the day before cannot know of it.
        Assert.DoesNotContain((await ReportAsync(desk, new DateOnly(2026, 1, 21))).Warnings, w => w.Id == "IWM");
        Assert.Equal(PlayedMarket.Close("IWM", new DateOnly(2026, 1, 26)), (await ReportAsync(desk, run.AsOf)).Performance.Single(p => p.Series == "IWM").Close);
        await desk.AssertNoKeyAsync();
    }

    [Fact]
    public async Task Dividend_ThatTheAdjustedCloseDoesNotHold_IsNamed()
    {
        var market = new PlayedMarket { Days = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 26), 10) };
        market.Dividends[("IWM", new DateOnly(2026, 1, 22))] = 2;
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        await using var desk = await OpenAsync(provider, "tiingo");

        var run = await desk.Get<MarketRun>().RunAsync(new SnapshotRequest(null, null), null, Cancellation);

        var warning = Assert.Single((await ReportAsync(desk, run.AsOf)).Warnings, w => w.Id == "IWM");
        Assert.StartsWith("The dividend of 2026-01-22, 2, makes a total return of ", warning.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_GivesTheSameBytes()
    {
        var market = new PlayedMarket { Days = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 26), 10) };
        market.YahooCloses[("SPY", new DateOnly(2026, 1, 22))] = 1.01;
        market.Faults["tiingo/IWM"] = context => context.Response.WriteAsync("[{\"date\":", Cancellation);
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        await using var desk = await OpenAsync(provider);
        var run = await desk.Get<MarketRun>().RunAsync(new SnapshotRequest(null, new DateOnly(2026, 1, 20)), null, Cancellation);
        var asked = provider.Requests.Count;

        var again = await desk.Get<MarketRun>().ReplayAsync(run.AsOf, null, Cancellation);

        Assert.Equal((run.Snapshot, false), (again.Snapshot, again.IsNewSnapshot));
        Assert.Equal($"The raw responses give the same snapshot again: {run.Snapshot}.", Assert.Single(again.Notes));
        Assert.Equal(asked, provider.Requests.Count);
        // The response that could not be read is named, to be tried again by a program that can.
        var metadata = (await desk.Get<SnapshotStore>().ReadAsync(run.Snapshot, Cancellation)).Metadata;
        Assert.StartsWith("tiingo/IWM/", Assert.Single(metadata.Unused).Raw, StringComparison.Ordinal);
        Assert.StartsWith("yahoo/IWM/", metadata.Series.Single(s => s.Id == "IWM").Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfADayWithoutSnapshot_SaysSo()
    {
        await using var provider = await LocalProvider.StartAsync(new PlayedMarket().AnswerAsync);
        await using var desk = await OpenAsync(provider);

        var exception = await Assert.ThrowsAsync<DateRequestException>(() => desk.Get<SnapshotReplay>().RunAsync(new DateOnly(2026, 1, 22), Cancellation));

        Assert.StartsWith("There is no snapshot of 2026-01-22 to replay.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Daily_OnlyNewDays_MakeASnapshot()
    {
        var days = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 26), 10);
        var market = new PlayedMarket { Days = days[..^3] };
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        await using var desk = await OpenAsync(provider);
        var fetch = desk.Get<SnapshotFetch>();

        var first = await fetch.RunDailyAsync(Cancellation);
        var holiday = await fetch.RunDailyAsync(Cancellation);
        market.Days = days;
        var caughtUp = await fetch.RunDailyAsync(Cancellation);

        Assert.StartsWith("2026-01-21/", first.Snapshot!.Name, StringComparison.Ordinal);
        Assert.Null(holiday.Snapshot);
        Assert.Equal("SPY has no final bar after 2026-01-21, which has its snapshot: the session is not over (16:30 in New York), the exchange was closed, or the source is late.", holiday.Note);
        Assert.Equal("New days from 2026-01-22 to 2026-01-26.", caughtUp.Note);
        Assert.Equal(new DateOnly(2026, 1, 22), (await desk.Get<SnapshotStore>().ReadAsync(caughtUp.Snapshot!.Name, Cancellation)).Metadata.ComputeFrom);
    }

    [Fact]
    public async Task Daily_SeriesThatComesLater_IsAddedToItsDay()
    {
        var market = new PlayedMarket { Days = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 26), 10) };
        market.Faults["tiingo/IWM"] = context => { context.Response.StatusCode = 404; return Task.CompletedTask; };
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        await using var desk = await OpenAsync(provider, "tiingo");
        var fetch = desk.Get<SnapshotFetch>();

        var first = await fetch.RunDailyAsync(Cancellation);
        market.Faults.Clear();
        desk.SetClock(ProviderDesk.Now.AddHours(1));
        var second = await fetch.RunDailyAsync(Cancellation);
        var third = await fetch.RunDailyAsync(Cancellation);

        Assert.Contains((await desk.Get<SnapshotStore>().ReadAsync(first.Snapshot!.Name, Cancellation)).Metadata.Missing, m => m.Id == "IWM");
        Assert.Equal("2026-01-26 again: IWM has come since.", second.Note);
        Assert.DoesNotContain((await desk.Get<SnapshotStore>().ReadAsync(second.Snapshot!.Name, Cancellation)).Metadata.Missing, m => m.Id == "IWM");
        Assert.Null(third.Snapshot);
    }

    [Fact]
    public async Task Daily_RevisedPast_ChangesNoPublishedReport()
    {
        var market = new PlayedMarket { Days = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 23), 10) };
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        await using var desk = await OpenAsync(provider, "tiingo");
        var first = await desk.Get<SnapshotFetch>().RunDailyAsync(Cancellation);
        market.Revision = 1.02;

        var unchanged = await desk.Get<SnapshotFetch>().RunDailyAsync(Cancellation);
        market.Days = [.. market.Days, new DateOnly(2026, 1, 26)];
        var next = await desk.Get<SnapshotFetch>().RunDailyAsync(Cancellation);

        Assert.Null(unchanged.Snapshot);
        Assert.StartsWith("2026-01-23/", first.Snapshot!.Name, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 1, 26), (await desk.Get<SnapshotStore>().ReadAsync(next.Snapshot!.Name, Cancellation)).Metadata.ComputeFrom);
    }

    [Fact]
    public async Task Daily_NewDays_AreFetchedAlone()
    {
        var days = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 26), 40);
        var market = new PlayedMarket { Days = days[..^1] };
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        await using var desk = await OpenAsync(provider, "tiingo");
        await desk.Get<SnapshotFetch>().RunDailyAsync(Cancellation);
        var asked = provider.Requests.Count;
        market.Days = days;

        var next = await desk.Get<SnapshotFetch>().RunDailyAsync(Cancellation);

        var request = Assert.Single(provider.Requests.Skip(asked), r => r.Path.Contains("IWM", StringComparison.Ordinal));
        Assert.Contains($"startDate={days[^11]:yyyy-MM-dd}", request.Query, StringComparison.Ordinal);
        var snapshot = await desk.Get<SnapshotStore>().ReadAsync(next.Snapshot!.Name, Cancellation);
        var joined = snapshot.Series.Single(s => s.Id == "IWM");
        Assert.Equal(days, joined.Dates);
        Assert.Equal(days.Select(day => PlayedMarket.Close("IWM", day)), joined.Close);
        Assert.All(snapshot.Metadata.Series.Where(s => s.Id is "IWM" or "SPY"), s => Assert.NotNull(s.Base));
        var again = await desk.Get<SnapshotReplay>().RunAsync(days[^1], Cancellation);
        Assert.Equal((next.Snapshot.Name, false), (again.Name, again.IsNew));
    }

    [Fact]
    public async Task Daily_PastToldAnew_IsFetchedWholeAndNamed()
    {
        var days = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 26), 40);
        var market = new PlayedMarket { Days = days[..^1] };
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        await using var desk = await OpenAsync(provider, "tiingo");
        await desk.Get<SnapshotFetch>().RunDailyAsync(Cancellation);
        (market.Days, market.Revision) = (days, 0.5);

        var next = await desk.Get<SnapshotFetch>().RunDailyAsync(Cancellation);

        var snapshot = await desk.Get<SnapshotStore>().ReadAsync(next.Snapshot!.Name, Cancellation);
        Assert.Equal(days.Select(day => 0.5 * PlayedMarket.Close("IWM", day)), snapshot.Series.Single(s => s.Id == "IWM").Close);
        Assert.Null(snapshot.Metadata.Series.Single(s => s.Id == "IWM").Base);
        var warning = Assert.Single(snapshot.Metadata.Warnings, w => w.Id == "IWM");
        Assert.StartsWith(FormattableString.Invariant($"tiingo restated its history: the adjusted close of {days[^11]:yyyy-MM-dd} was "), warning.Reason?.Text, StringComparison.Ordinal);
        Assert.Equal(days[^1], warning.Date);
        Assert.Contains("(a split, as all closes before it differ by one factor)", warning.Reason?.Text, StringComparison.Ordinal);
        Assert.Equal(next.Snapshot.Name, (await desk.Get<SnapshotReplay>().RunAsync(days[^1], Cancellation)).Name);

        // The report names it among what is new, in both languages; the one of the day before stays as it was.
        await desk.Get<SnapshotReconciliation>().RunAsync(Cancellation);
        var report = await ReportAsync(desk, days[^1]);
        var change = Assert.Single(report.Changes, c => c.Id == "history.IWM");
        var before = PlayedMarket.Close("IWM", days[^11]) - 0.5;
        Assert.Equal(new Restatement("IWM", "tiingo", RestatementCause.Split, "adjustedClose", days[^11], before, 0.5 * (before + 0.5) - 0.5), change.Restatement);
        Assert.Equal(before.ToString("R", CultureInfo.InvariantCulture), change.Before);
        Assert.Contains(FormattableString.Invariant($"IWM: tiingo restated its history (a split); adjusted close of {days[^11]:yyyy-MM-dd}"), ReportMarkdown.Render(report, Language.English), StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"IWM：tiingo修订了历史数据（拆分或合并），{days[^11]:yyyy-MM-dd}复权收盘价"), ReportMarkdown.Render(report, Language.SimplifiedChinese), StringComparison.Ordinal);
        Assert.DoesNotContain((await ReportAsync(desk, days[^2])).Changes, c => c.Restatement is not null);
        Assert.Equal(PlayedMarket.Close("IWM", days[^2]), (await ReportAsync(desk, days[^2])).Performance.Single(p => p.Series == "IWM").Close);
    }

    [Fact]
    public async Task Daily_AnotherSeriesUnderTheSameName_IsRefused()
    {
        var days = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 26), 100);
        var market = new PlayedMarket { Days = days[..^1] };
        await using var provider = await LocalProvider.StartAsync(market.AnswerAsync);
        await using var desk = await OpenAsync(provider, "tiingo");
        await desk.Get<SnapshotFetch>().RunDailyAsync(Cancellation);
        market.Days = days;
        market.Swapped["IWM"] = "IWC";

        var next = await desk.Get<SnapshotFetch>().RunDailyAsync(Cancellation);

        var metadata = (await desk.Get<SnapshotStore>().ReadAsync(next.Snapshot!.Name, Cancellation)).Metadata;
        var missing = Assert.Single(metadata.Missing, m => m.Id == "IWM");
        Assert.StartsWith("IWM: tiingo sent what does not go with the series' own past (the adjusted close of ", missing.Reason, StringComparison.Ordinal);
        Assert.EndsWith("probably it is another series. Check the symbol at the provider; if it is right, make a backfill.", missing.Reason, StringComparison.Ordinal);
        Assert.Contains(metadata.Series, s => s.Id == "SPY");

        // It is another series still on the evening after, though the last snapshot no longer has the right one.
        market.Days = [.. days, days[^1].AddDays(1)];
        desk.SetClock(ProviderDesk.Now.AddDays(1));
        var later = await desk.Get<SnapshotFetch>().RunDailyAsync(Cancellation);
        Assert.Contains(later.Missing, m => m.Id == "IWM" && m.Reason.Contains("probably it is another series", StringComparison.Ordinal));
        market.Swapped.Clear();
        market.Days = [.. market.Days, days[^1].AddDays(2)];
        desk.SetClock(ProviderDesk.Now.AddDays(2));
        var right = await desk.Get<SnapshotFetch>().RunDailyAsync(Cancellation);
        Assert.DoesNotContain(right.Missing, m => m.Id == "IWM");
    }

    private static async Task<Report> ReportAsync(ProviderDesk desk, DateOnly day) =>
        (await desk.Get<ReportStore>().FindAsync(day, Cancellation))!.Read();
}
