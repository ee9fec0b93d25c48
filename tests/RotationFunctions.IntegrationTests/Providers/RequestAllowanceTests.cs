using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Sources.Live;
using RotationFunctions.Pipeline.Sources.Tiingo;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Providers;

/// <summary>A provider's pace on a clock that jumps over each wait: by one process, by two on one storage, by one that starts anew.</summary>
public sealed class RequestAllowanceTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 1, 26, 22, 30, 0, TimeSpan.Zero);

    private readonly JumpingClock _clock = new() { Now = Start };
    private readonly List<IDisposable> _opened = [];
    private ServiceProvider _services = null!;

    private StateStore State => _services.GetRequiredService<StateStore>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(StorageNames.Connection, azurite.NewAccount())]).Build();
        _services = new ServiceCollection().AddLogging().AddRotationStorage(configuration).BuildServiceProvider();
        await _services.GetRequiredService<StorageInitializer>().EnsureCreatedAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _opened.ForEach(one => one.Dispose());
        await _services.DisposeAsync();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.5, 2)]
    [InlineData(4, 0.25)]
    public async Task OneInstance_LetsThemLeaveOneAfterAnother(double perSecond, double apart)
    {
        var allowance = Open(options => options.RequestsPerSecond = perSecond);

        Assert.Equal(Spaced(apart, 6), await TakeAsync(6, allowance));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task SeveralInstances_ShareOnePace(int instances)
    {
        var all = Enumerable.Range(0, instances).Select(_ => Open(options => options.RequestsPerSecond = 1)).ToArray();

        Assert.Equal(Spaced(1, 8), await TakeAsync(8, all));
    }

    [Fact]
    public async Task Instances_AtTheSameMoment_GetATurnEach()
    {
        var all = Enumerable.Range(0, 2).Select(_ => Open(options => options.RequestsPerSecond = 0.1)).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => all[i % 2].TakeAsync(Cancellation), Cancellation)));

        var sent = (await State.ReadAsync("requests/tiingo.json", RequestAllowanceJson.Default.SentRequests, Cancellation)).Value!;
        Assert.Equal(8, sent.Counts.Values.Sum());
        Assert.True(sent.Next >= Start.AddSeconds(80), $"{sent.Next:O}");
    }

    [Fact]
    public async Task Restart_GoesOnWithThePace()
    {
        await TakeAsync(3, Open(options => options.RequestsPerSecond = 1));

        Assert.Equal([Start.AddSeconds(3), Start.AddSeconds(4)], await TakeAsync(2, Open(options => options.RequestsPerSecond = 1)));
    }

    [Fact]
    public async Task Pause_SavesUpNoRequests()
    {
        var allowance = Open(options => options.RequestsPerSecond = 1);
        await TakeAsync(2, allowance);

        _clock.Now = Start.AddMinutes(1);

        Assert.Equal([Start.AddMinutes(1), Start.AddMinutes(1).AddSeconds(1)], await TakeAsync(2, allowance));
    }

    [Theory]
    [InlineData(nameof(ProviderOptions.RequestsPerHour), 1)]
    [InlineData(nameof(ProviderOptions.RequestsPerDay), 24)]
    public async Task Limit_OfTwoInstances_IsOne_AndIsOverWhenItsWindowIs(string setting, int hours)
    {
        void Limit(ProviderOptions options)
        {
            options.RequestsPerSecond = 1000;
            if (setting == nameof(ProviderOptions.RequestsPerHour))
                options.RequestsPerHour = 5;
            else
                options.RequestsPerDay = 5;
        }

        var (first, second) = (Open(Limit), Open(Limit));
        await TakeAsync(5, first, second);

        foreach (var instance in (RequestAllowance[])[second, first, Open(Limit)])
        {
            var refused = await Assert.ThrowsAsync<RequestAllowanceException>(() => instance.TakeAsync(Cancellation));
            // Requests are counted in steps of five minutes, and the last of them may have left at a step's end.
            Assert.Equal((5, setting, Start.AddHours(hours).AddMinutes(5)), (refused.Limit, refused.Setting, refused.Until));
        }

        _clock.Now = Start.AddHours(hours).AddMinutes(5).AddTicks(-1);
        await Assert.ThrowsAsync<RequestAllowanceException>(() => first.TakeAsync(Cancellation));
        _clock.Now = Start.AddHours(hours).AddMinutes(5);
        Assert.Equal(5, (await TakeAsync(5, second, first)).Count);
        await Assert.ThrowsAsync<RequestAllowanceException>(() => first.TakeAsync(Cancellation));
    }

    private RequestAllowance Open(Action<ProviderOptions> set)
    {
        var options = new TiingoOptions();
        set(options);
        var allowance = new RequestAllowance(State, _clock, "tiingo", options);
        _opened.Add(allowance);
        return allowance;
    }

    /// <summary>Takes requests from the instances in turns, and tells when each left.</summary>
    private async Task<IReadOnlyList<DateTimeOffset>> TakeAsync(int count, params RequestAllowance[] instances)
    {
        var left = new List<DateTimeOffset>();
        for (var i = 0; i < count; i++)
        {
            await instances[i % instances.Length].TakeAsync(Cancellation);
            left.Add(_clock.Now);
        }

        return left;
    }

    private static IEnumerable<DateTimeOffset> Spaced(double seconds, int count) => Enumerable.Range(0, count).Select(i => Start.AddSeconds(i * seconds));

    /// <summary>A clock on which every wait is over at once, and the time it takes has passed.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        private readonly Lock _lock = new();

        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            lock (_lock)
                return Now;
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            lock (_lock)
                Now += dueTime;
            callback(state);
            return new Fired();
        }

        private sealed class Fired : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => false;

            public void Dispose()
            {
                // It has fired.
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
