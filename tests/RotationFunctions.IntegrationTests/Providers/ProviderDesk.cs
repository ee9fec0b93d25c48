using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Http;
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

    /// <summary>What <c>GET health</c> answers.</summary>
    public async Task<(int Status, JsonNode Body)> HealthAsync()
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        context.Request.Method = HttpMethods.Get;
        await (await Get<HealthHandler>().GetAsync(context.Request, TestContext.Current.CancellationToken)).ExecuteAsync(context);
        _seen.Enqueue(System.Text.Encoding.UTF8.GetString(body.ToArray()));
        return (context.Response.StatusCode, JsonNode.Parse(body.ToArray())!);
    }

    /// <summary>Names of the raw blobs.</summary>
    public async Task<List<BlobItem>> RawsAsync()
    {
        var raws = new List<BlobItem>();
        await foreach (var blob in Get<BlobServiceClient>().GetBlobContainerClient(StorageNames.RawContainer).GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, TestContext.Current.CancellationToken))
            raws.Add(blob);
        return raws;
    }

    /// <summary>That the key stands in no log, trace, message, blob name and blob metadata.</summary>
    public async Task AssertNoKeyAsync()
    {
        var everything = _seen.Concat((await RawsAsync()).Select(blob => $"{blob.Name} {string.Join(' ', blob.Metadata)}")).ToList();
        Assert.NotEmpty(everything);
        Assert.DoesNotContain(everything, text => text.Contains(Key, StringComparison.OrdinalIgnoreCase));
    }

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
            if (provider.KeyPlace is not null)
                all[$"{section}:ApiKey"] = Key;
            foreach (var (name, value) in settings)
                all[name.Contains(':', StringComparison.Ordinal) ? name : $"{section}:{name}"] = value;
        }

        return all;
    }

    private sealed class StandingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
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
