using Microsoft.AspNetCore.Http;
using RotationFunctions.IntegrationTests.FunctionsHost.Protocol;
using RotationFunctions.IntegrationTests.Providers;
using RotationFunctions.IntegrationTests.Storage;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

/// <summary>Callers who do not wait for their answer: one of them, and a rush of them.</summary>
public sealed class CallerTests(AzuriteFixture azurite)
{
    /// <summary>Longer than any answer takes, shorter than the worker waits for a connection that never comes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RushOfCallersWhoGaveUp_LeavesTheDeskAnsweringASecondLater()
    {
        await using var app = await FunctionApp.StartAsync(AppBuild.Output, AppBuild.SampleSettings(azurite.NewAccount()));
        Assert.Equal(StatusResult.Types.Status.Success, (await app.TimerAsync("FetchPrices")).Status);
        Assert.Equal(StatusResult.Types.Status.Success, (await app.TimerAsync("ReconcileSnapshots")).Status);
        using var queue = new HostQueue(app);
        using var callers = new CancellationTokenSource();

        var rush = Enumerable.Range(0, 300).Select(_ => Task.Run(() => queue.GetAsync("/api/report", new Caller(callers.Token)), Cancellation)).ToList();
        await Task.Delay(TimeSpan.FromMilliseconds(50), Cancellation);
        await callers.CancelAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);

        Assert.Equal(200, await queue.GetAsync("/api/report", new Caller(Cancellation)).WaitAsync(Patience, Cancellation));
        Assert.All(await Task.WhenAll(rush), status => Assert.Contains(status, new[] { 200, 429, 499 }));
    }

    [Fact]
    public async Task CallerWhoGoesAway_IsNoFailureOfTheFunction()
    {
        using var asked = new SemaphoreSlim(0);
        await using var provider = await LocalProvider.StartAsync(async context =>
        {
            asked.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        });
        await using var app = await FunctionApp.StartAsync(AppBuild.Output, AppBuild.SampleSettings(azurite.NewAccount(), [
            ("Sources__Prices", "tiingo"), ("Sources__Rates", "nyfed"), ("Sources__Tiingo__ApiKey", ProviderDesk.Key),
            ("Sources__Tiingo__BaseAddress", provider.Address.AbsoluteUri), ("Sources__NyFed__BaseAddress", provider.Address.AbsoluteUri),
        ]));
        using var caller = new CancellationTokenSource();

        var call = app.HttpAsync(HttpMethod.Post, "/api/backfill", new Caller(caller.Token), """{ "from": "2025-02-03", "to": "2025-02-14" }""");
        await asked.WaitAsync(Cancellation);
        await caller.CancelAsync();

        var (status, invocation) = await call;
        Assert.Equal((StatusCodes.Status499ClientClosedRequest, StatusResult.Types.Status.Success), (status, invocation.Status));
        Assert.True(!app.Warnings.Any(), string.Join('\n', app.Warnings));
    }
}
