using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>
/// How many requests each provider may still get in this hour. It outlives the handlers of a client, which the factory
/// replaces every few minutes; it does not outlive the process, and another instance counts for itself.
/// </summary>
internal sealed class HourlyLimits : IDisposable
{
    private readonly ConcurrentDictionary<string, RateLimiter> _limiters = new(StringComparer.Ordinal);

    /// <summary>The limiter of a provider.</summary>
    public RateLimiter Of(string provider, int requestsPerHour) => _limiters.GetOrAdd(provider, _ =>
        // Twelve segments: what was used five minutes past the hour comes back five minutes past the next.
        new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
        {
            PermitLimit = requestsPerHour, Window = TimeSpan.FromHours(1), SegmentsPerWindow = 12, QueueLimit = 0,
        }));

    public void Dispose()
    {
        foreach (var limiter in _limiters.Values)
            limiter.Dispose();
    }
}

/// <summary>Counts every request that leaves, repetitions too, and refuses those over the limit.</summary>
internal sealed class HourlyLimitHandler(RateLimiter limiter) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var lease = limiter.AttemptAcquire();
        return lease.IsAcquired ? await base.SendAsync(request, cancellationToken) : throw new HourlyLimitException();
    }
}

/// <summary>The requests of this hour are used up. Waiting an hour inside a run would look like a hang, so it is said at once.</summary>
internal sealed class HourlyLimitException() : Exception("The requests of this hour are used up.");
