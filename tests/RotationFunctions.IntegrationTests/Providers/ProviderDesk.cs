using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Live;
using RotationFunctions.Pipeline.Storage;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.IntegrationTests.Providers;

/// <summary>
/// The pipeline on an empty storage, asking providers that a test plays. Everything that it logs, traces and stores is
/// collected, to be searched for the key.
/// </summary>
internal sealed class ProviderDesk : IAsyncDisposable
{
    public const string Key = "k3yThatNobodyMaySee0123456789abc";

    private readonly StandingClock _clock;
    private readonly ServiceProvider _services;
    private readonly ActivityListener _traces;
    private readonly ConcurrentQueue<string> _seen;

    private ProviderDesk(StandingClock clock, ServiceProvider services, ActivityListener traces, ConcurrentQueue<string> seen) =>
        (_clock, _services, _traces, _seen) = (clock, services, traces, seen);

    /// <summary>What the clock of a desk shows at first. It stands until it is set, and timers run as ever.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 1, 26, 23, 0, 0, TimeSpan.Zero);

    /// <summary>Sets the clock.</summary>
    public void SetClock(DateTimeOffset now) => _clock.Now = now;

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <param name="connection">Connection string of the storage.</param>
    /// <param name="sources">Names of the sources, comma-separated.</param>
    /// <param name="address">Where all of them answer.</param>
    /// <param name="settings">Settings of every provider, as <c>("Retries", "1")</c>, or by their whole names.</param>
    public static async Task<ProviderDesk> OpenAsync(string connection, string sources, Uri address, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings(connection, sources, address, settings)).Build();
        var seen = new ConcurrentQueue<string>();
        var traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => seen.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(traces);
        var clock = new StandingClock { Now = Now };
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Collector(seen)))
            .AddRotationPipeline(configuration)
            .AddRotationApi()
            .BuildServiceProvider();
        await services.GetRequiredService<StorageInitializer>().EnsureCreatedAsync(TestContext.Current.CancellationToken);
        return new ProviderDesk(clock, services, traces, seen);
    }

    /// <summary>Fetches series as a run does: from the sources of prices for bars, from those of rates for the others.</summary>
    public async Task<IReadOnlyList<FetchedSeries>> FetchAsync(params SeriesDefinition[] series)
    {
        var fetched = await Get<SeriesFetcher>().FetchAsync(Get<SourceRegistry>().Prices, series, DateRange.All, null, TestContext.Current.CancellationToken);
        foreach (var one in fetched)
            _seen.Enqueue($"{one.Reason} {one.Raw} {string.Join(' ', one.Parsed?.Issues ?? [])}");
        return fetched;
    }

    /// <summary>What <c>GET health</c> answers when nobody asked within the last seconds.</summary>
    public async Task<(int Status, JsonNode Body)> HealthAsync()
    {
        using var call = ActivatorUtilities.CreateInstance<GetHealthCall>(_services);
        return await AnswerAsync(HttpMethods.Get, "", request => call.AnswerAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>What <c>POST backfill</c> answers.</summary>
    public Task<(int Status, JsonNode Body)> BackfillAsync(DateOnly from, DateOnly to) => AnswerAsync(
        HttpMethods.Post, FormattableString.Invariant($$"""{ "from": "{{from:yyyy-MM-dd}}", "to": "{{to:yyyy-MM-dd}}" }"""),
        request => Get<BackfillCall>().AnswerAsync(request, TestContext.Current.CancellationToken));

    /// <summary>What <c>GET backfill/{id}</c> answers.</summary>
    public Task<(int Status, JsonNode Body)> BackfillAsync(string id) =>
        AnswerAsync(HttpMethods.Get, "", request => Get<GetBackfillCall>().AnswerAsync(request, TestContext.Current.CancellationToken, id));

    /// <summary>What <c>DELETE backfill/{id}</c> answers.</summary>
    public Task<(int Status, JsonNode Body)> StopBackfillAsync(string id) =>
        AnswerAsync(HttpMethods.Delete, "", request => Get<StopBackfillCall>().AnswerAsync(request, TestContext.Current.CancellationToken, id));

    private async Task<(int Status, JsonNode Body)> AnswerAsync(string method, string content, Func<HttpRequest, Task<IResult>> call)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        context.Request.Method = method;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(content));
        await (await call(context.Request)).ExecuteAsync(context);
        _seen.Enqueue(Encoding.UTF8.GetString(body.ToArray()));
        return (context.Response.StatusCode, JsonNode.Parse(body.ToArray())!);
    }

    /// <summary>The report of what was fetched, and what its snapshot says: a market of the given series, the first of them the benchmark.</summary>
    public async Task<(Report Report, SnapshotMetadata Metadata)> ReportAsync(string benchmark, IReadOnlyList<FetchedSeries> fetched)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var universe = new Universe { Version = "test", Benchmark = benchmark, Series = [.. fetched.Select(f => f.Definition)], Spreads = [] };
        var (snapshot, _) = Get<SnapshotBuilder>().Build(universe, fetched, new SnapshotRequest(null, null));
        var (name, _) = await Get<SnapshotStore>().WriteAsync(snapshot, cancellation);
        Assert.Null((await Get<SnapshotComputer>().ComputeAsync(name, cancellation)).Quarantined);
        var report = (await Get<ReportStore>().FindAsync(snapshot.Metadata.AsOf, cancellation))!.Read();
        _seen.Enqueue(Encoding.UTF8.GetString(ReportJson.Serialize(report)));
        return (report, snapshot.Metadata);
    }

    /// <summary>Names of the raw blobs.</summary>
    public async Task<List<BlobItem>> RawsAsync()
    {
        var raws = new List<BlobItem>();
        await foreach (var blob in Get<BlobServiceClient>().GetBlobContainerClient(StorageNames.RawContainer).GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, TestContext.Current.CancellationToken))
            raws.Add(blob);
        return raws;
    }

    /// <summary>That the key stands in no log, trace, message or answer, and nowhere in the storage: no name, no metadata, no content, no row.</summary>
    public async Task AssertNoKeyAsync()
    {
        var everything = _seen.ToList();
        var blobs = Get<BlobServiceClient>();
        foreach (var container in StorageNames.Containers.Select(blobs.GetBlobContainerClient))
        {
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, TestContext.Current.CancellationToken))
            {
                var content = (await container.GetBlobClient(blob.Name).DownloadContentAsync(TestContext.Current.CancellationToken)).Value.Content;
                everything.Add($"{blob.Name} {string.Join(' ', blob.Metadata)} {Encoding.UTF8.GetString(content)}");
            }
        }

        foreach (var table in StorageNames.Tables.Select(Get<TableServiceClient>().GetTableClient))
            await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken))
                everything.Add(string.Join(' ', row));
        Assert.NotEmpty(everything);
        // As it is, and as an address may write it.
        foreach (var form in new[] { Key, Uri.EscapeDataString(Key), Convert.ToBase64String(Encoding.UTF8.GetBytes(Key)) })
            Assert.DoesNotContain(everything, text => text.Contains(form, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What was logged, traced and said so far.</summary>
    public IReadOnlyCollection<string> Seen => _seen;

    public async ValueTask DisposeAsync()
    {
        _traces.Dispose();
        await _services.DisposeAsync();
    }

    private static Dictionary<string, string?> Settings(string connection, string sources, Uri address, (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { [StorageNames.Connection] = connection, ["Sources:Prices"] = sources, ["Sources:Rates"] = sources };
        foreach (var provider in ProviderCatalog.All)
        {
            var section = $"Sources:{provider.Section}";
            all[$"{section}:BaseAddress"] = address.AbsoluteUri;
            all[$"{section}:RetryDelay"] = "00:00:00.001";
            all[$"{section}:RequestsPerHour"] = "1000";
            all[$"{section}:RequestsPerSecond"] = "1000000";
            if (provider.KeyPlace is not null)
                all[$"{section}:ApiKey"] = Key;
            foreach (var (name, value) in settings)
                all[name.Contains(':', StringComparison.Ordinal) ? name : $"{section}:{name}"] = value;
        }

        return all;
    }

    /// <summary>
    /// A clock that stands. Short timers run as ever, so that time-outs are real; long ones, as the pause until a provider
    /// gives more, end when the clock is set past them.
    /// </summary>
    private sealed class StandingClock : TimeProvider
    {
        private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

        private readonly ConcurrentDictionary<LongTimer, bool> _waiting = new();
        private DateTimeOffset _now;

        public DateTimeOffset Now
        {
            get => _now;
            set
            {
                _now = value;
                foreach (var timer in _waiting.Keys.Where(timer => timer.End <= value))
                    timer.Fire();
            }
        }

        public override DateTimeOffset GetUtcNow() => Now;

        /// <summary>Runs as ever, and jumps when the clock is set.</summary>
        public override long GetTimestamp() => base.GetTimestamp() + (long)((Now - ProviderDesk.Now).TotalSeconds * TimestampFrequency);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime < Long)
                return base.CreateTimer(callback, state, dueTime, period);
            var timer = new LongTimer(this, callback, state, Now + dueTime);
            _waiting[timer] = true;
            return timer;
        }

        private sealed class LongTimer(StandingClock clock, TimerCallback callback, object? state, DateTimeOffset end) : ITimer
        {
            public DateTimeOffset End { get; } = end;

            public void Fire()
            {
                if (clock._waiting.TryRemove(this, out _))
                    callback(state);
            }

            public bool Change(TimeSpan dueTime, TimeSpan period) => false;

            public void Dispose() => clock._waiting.TryRemove(this, out _);

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }

    private sealed class Collector(ConcurrentQueue<string> seen) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            seen.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "";
            seen.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{formatter(state, exception)} {values} {exception}"));
        }

        public void Dispose() { }
    }
}
