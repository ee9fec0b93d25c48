using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Snapshots.Backfills;

namespace RotationFunctions.IntegrationTests.Providers;

/// <summary>Years at once, from a provider that counts: stopped, cut short by a limit, and gone on with.</summary>
public sealed class BackfillTests(AzuriteFixture azurite) : IDisposable
{
    private static readonly string[] Funds = ["SPY", "IWM", "IWC", "QQQ", "IJH"];
    private static readonly DateOnly[] Days = PlayedMarket.WeekdaysUntil(new DateOnly(2026, 1, 26), 40);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Id => FormattableString.Invariant($"{Days[30]:yyyyMMdd}-{Days[^1]:yyyyMMdd}");

    public void Dispose() => _folder.Dispose();

    /// <summary>A provider of five funds and a rate, and what happens before it answers.</summary>
    private static Task<LocalProvider> PlayAsync(Func<HttpContext, Task>? before = null)
    {
        var market = new PlayedMarket { Days = Days };
        return LocalProvider.StartAsync(async context =>
        {
            if (before is not null)
                await before(context);
            await market.AnswerAsync(context);
        });
    }

    private Task<ProviderDesk> OpenAsync(string storage, LocalProvider provider, params (string, string)[] settings)
    {
        var universe = Path.Combine(_folder.Path, "universe.json");
        File.WriteAllText(universe, $$"""
            { "version": "backfill", "benchmark": "SPY", "series": [
              {{string.Concat(Funds.Select(id => $$"""{ "id": "{{id}}", "name": { "en": "{{id}}" }, "kind": "fund", "segment": "large" }, """))}}
              { "id": "EFFR", "name": { "en": "EFFR" }, "kind": "rate", "segment": "rate" }] }
            """);
        return ProviderDesk.OpenAsync(storage, "tiingo", provider.Address, [("Universe:File", universe), ("Sources:Rates", "nyfed"), ("Retries", "1"), ("AtOnce", "1"), .. settings]);
    }

    /// <summary>How often each fund was asked for.</summary>
    private static IEnumerable<int> Asked(LocalProvider provider) => Funds.Select(fund => provider.Count($"/{fund}/"));

    private static async Task AssertReportsAsync(ProviderDesk desk)
    {
        await desk.Get<SnapshotReconciliation>().RunAsync(Cancellation);
        Assert.Equal(Days[30..], (await desk.Get<ReportStore>().ListAsync(null, null, 1000, null, Cancellation)).Items.Select(r => r.AsOf).Order());
        Assert.Equal(Funds, (await desk.Get<ReportStore>().FindAsync(Days[^1], Cancellation))!.Read().Performance.Select(p => p.Series));
    }

    [Fact]
    public async Task Run_StoppedInTheMiddle_GoesOnInAnotherProcess()
    {
        var requests = 0;
        using var stop = new CancellationTokenSource();
        await using var provider = await PlayAsync(async context =>
        {
            if (Interlocked.Increment(ref requests) != 3)
                return;
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        var storage = azurite.NewAccount();
        var request = new SnapshotRequest(Days[^1], Days[30]);
        await using (var stopped = await OpenAsync(storage, provider))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.Get<MarketRun>().RunAsync(request, null, stop.Token));
            Assert.Equal(3, provider.Requests.Count);
            Assert.Equal(2, (await stopped.Get<BackfillStore>().FindAsync(Id, Cancellation))!.Done);
        }

        await using var desk = await OpenAsync(storage, provider);
        await desk.Get<MarketRun>().RunAsync(request, null, Cancellation);

        // Two were there; the one that was under way is asked for once more.
        Assert.Equal(7, provider.Requests.Count);
        Assert.Equal([1, 1, 1, 1, 1, 2], Asked(provider).Append(provider.Count("effr")).Order());
        await AssertReportsAsync(desk);

        // Asked for again when it is done, it begins anew: prices may have been restated.
        await desk.Get<MarketRun>().RunAsync(request, null, Cancellation);
        Assert.Equal(13, provider.Requests.Count);
        await desk.AssertNoKeyAsync();
    }

    [Fact]
    public async Task Post_LimitOfTheHour_WaitsAndGoesOnWithTheTimer()
    {
        await using var provider = await PlayAsync();
        var storage = azurite.NewAccount();
        await using var desk = await OpenAsync(storage, provider, ("Sources:Tiingo:RequestsPerHour", "2"));

        var (status, answer) = await desk.BackfillAsync(Days[30], Days[^1]);

        Assert.Equal((202, "waiting", Id), (status, (string?)answer["status"], (string?)answer["id"]));
        // Two funds and the rate.
        Assert.Equal((3, 6), ((int)answer["seriesFetched"]!, (int)answer["series"]!));
        Assert.Equal(new DateTimeOffset(2026, 1, 27, 0, 5, 0, TimeSpan.Zero), (DateTimeOffset)answer["resumeAt"]!);
        Assert.Equal(65 * 60, (int)answer["secondsLeft"]!);
        Assert.Contains("tiingo is not asked: the 2 requests an hour that are set for it are used up. Run again at 2026-01-27 00:05 UTC", (string?)answer["reason"], StringComparison.Ordinal);
        await desk.Get<BackfillRun>().ContinueAsync(Cancellation);
        Assert.Equal(2, Asked(provider).Sum());

        // Another process, an hour later: two more. And the last one an hour after that.
        await using var timer = await OpenAsync(storage, provider, ("Sources:Tiingo:RequestsPerHour", "2"));
        timer.SetClock(ProviderDesk.Now.AddMinutes(65));
        await timer.Get<BackfillRun>().ContinueAsync(Cancellation);
        Assert.Equal(4, Asked(provider).Sum());
        timer.SetClock(ProviderDesk.Now.AddMinutes(131));
        await timer.Get<BackfillRun>().ContinueAsync(Cancellation);

        Assert.Equal([1, 1, 1, 1, 1], Asked(provider));
        Assert.Equal(1, provider.Count("effr"));
        Assert.Equal(("computing", 0, 10), Progress((await timer.BackfillAsync(Id)).Body));
        await AssertReportsAsync(timer);
        Assert.Equal(("done", 10, 10), Progress((await timer.BackfillAsync(Id)).Body));
        await timer.AssertNoKeyAsync();

        static (string?, int, int) Progress(JsonNode body) => ((string?)body["status"], (int)body["reportsPublished"]!, (int)body["reports"]!);
    }

    [Fact]
    public async Task Delete_WhileItIsAtWork_StopsItUntilItIsAskedForAgain()
    {
        var (requests, kept, asked) = (0, 0, 0);
        ProviderDesk? other = null;
        await using var provider = await PlayAsync(async _ =>
        {
            if (Interlocked.Increment(ref requests) == 3)
                Assert.Equal("stopped", (string?)(await other!.StopBackfillAsync(Id)).Body["status"]);
        });
        var storage = azurite.NewAccount();
        await using var desk = await OpenAsync(storage, provider);
        await using (other = await OpenAsync(storage, provider))
        {
            var (status, answer) = await desk.BackfillAsync(Days[30], Days[^1]);

            Assert.Equal((202, "stopped"), (status, (string?)answer["status"]));
            (kept, asked) = ((int)answer["seriesFetched"]!, provider.Requests.Count);
            Assert.InRange(kept, 0, 2);
            // Four are fetched side by side: those that were under way are answered yet, and no more.
            Assert.InRange(asked, 3, 6);
            // The timer leaves it alone, however late.
            other.SetClock(ProviderDesk.Now.AddHours(1));
            await other.Get<BackfillRun>().ContinueAsync(Cancellation);
            Assert.Equal(asked, provider.Requests.Count);
        }

        var (again, done) = await desk.BackfillAsync(Days[30], Days[^1]);

        Assert.Equal((202, "computing"), (again, (string?)done["status"]));
        Assert.Equal(asked + Funds.Length + 1 - kept, provider.Requests.Count);
        await AssertReportsAsync(desk);
    }

    [Fact]
    public async Task Run_LimitOfTheHour_WaitsAndSaysUntilWhen()
    {
        await using var provider = await PlayAsync();
        await using var desk = await OpenAsync(azurite.NewAccount(), provider, ("Sources:Tiingo:RequestsPerHour", "3"));
        var pauses = new ConcurrentQueue<RunProgress>();
        var waiting = new TaskCompletionSource();
        var progress = new Reports(value =>
        {
            if (value.Until is null)
                return;
            pauses.Enqueue(value);
            waiting.TrySetResult();
        });

        var run = desk.Get<MarketRun>().RunAsync(new SnapshotRequest(null, Days[30]), progress, Cancellation);
        await waiting.Task.WaitAsync(Cancellation);
        // The pause begins a moment after it is told.
        while (!run.IsCompleted)
        {
            desk.SetClock(ProviderDesk.Now.AddMinutes(65));
            await Task.WhenAny(run, Task.Delay(20, Cancellation));
        }

        Assert.Equal(Days[^1], (await run).AsOf);
        var pause = Assert.Single(pauses);
        Assert.Equal((4, 6, new DateTimeOffset(2026, 1, 27, 0, 5, 0, TimeSpan.Zero)), (pause.Done, pause.Total, pause.Until!.Value));
        Assert.Equal([1, 1, 1, 1, 1], Asked(provider));
        await AssertReportsAsync(desk);
    }

    [Fact]
    public async Task Series_ThatNoPauseBrings_IsLeftOut()
    {
        var market = new PlayedMarket { Days = Days };
        market.Faults["tiingo/IWC"] = context =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Task.CompletedTask;
        };
        await using var never = await LocalProvider.StartAsync(market.AnswerAsync);
        await using var desk = await OpenAsync(azurite.NewAccount(), never);

        Assert.Equal("waiting", (string?)(await desk.BackfillAsync(Days[30], Days[^1])).Body["status"]);
        for (var hour = 1; hour <= 4; hour++)
        {
            desk.SetClock(ProviderDesk.Now.AddHours(hour));
            await desk.Get<BackfillRun>().ContinueAsync(Cancellation);
        }

        var body = (await desk.BackfillAsync(Id)).Body;
        Assert.Equal(("computing", 5), ((string?)body["status"], (int)body["seriesFetched"]!));
        var snapshot = await desk.Get<SnapshotStore>().ReadAsync((string)body["snapshot"]!, Cancellation);
        Assert.StartsWith("IWC: tiingo answered 429. ", Assert.Single(snapshot.Metadata.Missing).Reason, StringComparison.Ordinal);
        Assert.Equal(5, never.Count("/IWC/"));
        Assert.Equal(1, never.Count("/IWM/"));
    }

    [Theory]
    [InlineData("20200102-20260122")]
    [InlineData("..%2Ffetches%2Fprices")]
    [InlineData("../fetches/prices")]
    [InlineData("")]
    public async Task Unknown_IsNotFound(string id)
    {
        await using var provider = await PlayAsync();
        await using var desk = await OpenAsync(azurite.NewAccount(), provider);

        var (status, body) = await desk.BackfillAsync(id);

        Assert.Equal(404, status);
        Assert.EndsWith("POST /api/backfill begins one.", (string?)body["detail"], StringComparison.Ordinal);
        Assert.Equal(404, (await desk.StopBackfillAsync(id)).Status);
    }

    private sealed class Reports(Action<RunProgress> report) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => report(value);
    }
}
