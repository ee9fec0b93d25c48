using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using Azure;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>Requests that a provider got within the last day, by when the five minutes began in which they left.</summary>
/// <param name="Counts">How many, by step.</param>
/// <param name="Next">When the next one may leave; null when it may at once.</param>
internal sealed record SentRequests(SortedDictionary<DateTimeOffset, int> Counts, DateTimeOffset? Next = null);

/// <summary>
/// How many requests a provider may still get in this second, this hour and this day. The count lies in storage, because providers
/// count by key and not by process: a restart, or another instance, goes on where the last one was.
/// </summary>
/// <param name="state">Where the count lies.</param>
/// <param name="time">The time.</param>
/// <param name="provider">Name of the source.</param>
/// <param name="options">Its limits.</param>
internal sealed class RequestAllowance(StateStore state, TimeProvider time, string provider, ProviderOptions options) : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly string _blob = $"requests/{provider}.json";
    private readonly SemaphoreSlim _turn = new(1);
    private SortedDictionary<DateTimeOffset, int>? _counts;
    private DateTimeOffset? _next;
    private ETag? _tag;

    /// <summary>Counts a request that is about to leave, and waits for its turn in the second.</summary>
    /// <exception cref="RequestAllowanceException">There may be no more now.</exception>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        var turn = await ReserveAsync(cancellationToken) - time.GetUtcNow();
        if (turn >= LeastWait)
            await Task.Delay(turn, time, cancellationToken);
    }

    /// <summary>Counts a request, and says when it may leave.</summary>
    private async Task<DateTimeOffset> ReserveAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                if (_counts is null)
                {
                    var (sent, tag) = await state.ReadAsync(_blob, RequestAllowanceJson.Default.SentRequests, cancellationToken);
                    (_counts, _next, _tag) = (sent?.Counts ?? [], sent?.Next, tag);
                }

                var now = time.GetUtcNow();
                foreach (var step in _counts.Keys.Where(step => step + Step + Day <= now).ToList())
                    _counts.Remove(step);
                Check(now, Hour, options.RequestsPerHour, nameof(ProviderOptions.RequestsPerHour));
                Check(now, Day, options.RequestsPerDay, nameof(ProviderOptions.RequestsPerDay));
                var current = new DateTimeOffset(now.UtcTicks / Step.Ticks * Step.Ticks, TimeSpan.Zero);
                _counts[current] = _counts.GetValueOrDefault(current) + 1;
                var turn = _next > now ? _next.Value : now;
                _next = turn + TimeSpan.FromSeconds(1 / options.RequestsPerSecond);
                if (await state.TryWriteAsync(_blob, new SentRequests(_counts, _next), RequestAllowanceJson.Default.SentRequests, _tag, cancellationToken) is { } written)
                {
                    _tag = written;
                    return turn;
                }

                // Another instance asked meanwhile: its count is read, and ours added to it.
                _counts = null;
            }
        }
        catch
        {
            // Whether a write that failed was done is not known; the next request reads what there is.
            _counts = null;
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private void Check(DateTimeOffset now, TimeSpan window, int? limit, string setting)
    {
        // A step counts until its last moment is out of the window.
        var within = _counts!.Where(count => count.Key + Step + window > now).ToList();
        if (within.Sum(count => count.Value) >= limit)
            throw new RequestAllowanceException(limit.Value, setting, within[0].Key + Step + window);
    }
}

/// <summary>The allowance of each provider, one for the whole process: the factory replaces the handlers of a client every few minutes.</summary>
internal sealed class RequestAllowances(StateStore state, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, RequestAllowance> _all = new(StringComparer.Ordinal);

    public RequestAllowance Of(string provider, ProviderOptions options) =>
        _all.GetOrAdd(provider, _ => new RequestAllowance(state, time, provider, options));

    public void Dispose()
    {
        foreach (var allowance in _all.Values)
            allowance.Dispose();
    }
}

/// <summary>Counts every request that leaves, repetitions too, and refuses those over the limit.</summary>
internal sealed class RequestAllowanceHandler(RequestAllowance allowance) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await allowance.TakeAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>The requests of an hour or a day are used up. Waiting inside a request would look like a hang, so it is said at once.</summary>
internal sealed class RequestAllowanceException(int limit, string setting, DateTimeOffset until) : Exception("The requests are used up.")
{
    /// <summary>The limit.</summary>
    public int Limit { get; } = limit;

    /// <summary>The setting that it comes from.</summary>
    public string Setting { get; } = setting;

    /// <summary>When there is one more.</summary>
    public DateTimeOffset Until { get; } = until;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SentRequests))]
internal sealed partial class RequestAllowanceJson : JsonSerializerContext;
