using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace RotationFunctions.Pipeline.Http;

/// <summary>
/// Lets calls that compute for long run one after another, so that whoever just wants the report does not wait for them: claims,
/// measurements of many series, the feed when it is made anew, figures of old reports.
/// </summary>
public sealed class HeavyCalls : IDisposable
{
    /// <summary>
    /// Calls that wait for their turn; more are turned away, since the last of them would wait for longer than callers do.
    /// </summary>
    internal const int MostWaiting = 16;

    /// <summary>What callers who are turned away are told to wait, in seconds: about what the calls before them take.</summary>
    internal const int RetryAfterSeconds = 5;

    /// <summary>Calls that compute at once: a processor stays free where there are several.</summary>
    internal static int AtOnce { get; } = Math.Max(1, Environment.ProcessorCount - 1);

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = AtOnce, QueueLimit = MostWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Answers when it is the call's turn, or says that the desk is busy.</summary>
    internal async Task<IResult> RunAsync(Func<Task<IResult>> answer, CancellationToken cancellationToken)
    {
        using var lease = await _limiter.AcquireAsync(1, cancellationToken);
        if (!lease.IsAcquired)
            return Problem.TooBusy();
        // On a thread of its own: what computes for seconds must not hold one of the few that serve requests.
        return await Task.Factory.StartNew(answer, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    /// <summary>Frees what callers wait at.</summary>
    public void Dispose() => _limiter.Dispose();
}
