using Microsoft.Extensions.Logging;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Pipeline.Metrics;

/// <summary>
/// Computes the snapshots that nobody computed. Events of new blobs come late, or in a burst some of them never; this
/// looks at what is there instead, so that nothing of it shows in the reports.
/// </summary>
public sealed partial class SnapshotReconciliation(
    SnapshotStore snapshots, ReportStore reports, QuarantineStore quarantine, SnapshotComputer computer, TimeProvider time,
    ILogger<SnapshotReconciliation> log)
{
    /// <summary>
    /// Most snapshots that one call computes. A day's snapshot takes a second, a long backfill minutes: a call stays well
    /// below the time that the host gives a function, and the next one goes on.
    /// </summary>
    internal const int MostAtOnce = 20;

    /// <summary>
    /// Computes, oldest first, snapshots that lack a report and are not in quarantine. Each day of a snapshot needs a
    /// report, of it or of a newer one. Being what runs all day long, it also measures how old the latest report is.
    /// </summary>
    /// <returns>Number of snapshots that were computed.</returns>
    /// <exception cref="AggregateException">Some failed; all the others were computed all the same.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var waiting = await WaitingAsync(cancellationToken);
        var failures = new List<Exception>();
        foreach (var snapshot in waiting.Take(MostAtOnce))
        {
            try
            {
                await computer.ComputeAsync(snapshot, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(snapshot, exception);
                failures.Add(exception);
            }
        }

        if ((await reports.ListAsync(null, null, 1, null, cancellationToken)).Items is [var latest])
            Telemetry.ReportAge(latest.AsOf, time.GetUtcNow());
        if (waiting.Count > 0)
            LogReconciled(Math.Min(waiting.Count, MostAtOnce) - failures.Count, failures.Count, Math.Max(0, waiting.Count - MostAtOnce));
        if (failures.Count > 0)
            throw new AggregateException($"{failures.Count} of {Math.Min(waiting.Count, MostAtOnce)} snapshots could not be computed now; they are tried again at the next call.", failures);
        return Math.Min(waiting.Count, MostAtOnce);
    }

    private async Task<List<string>> WaitingAsync(CancellationToken cancellationToken)
    {
        var entries = new List<SnapshotEntry>();
        await foreach (var entry in snapshots.ListAsync(cancellationToken))
            entries.Add(entry);
        var spans = entries.Select(entry => entry.Span).OfType<SnapshotSpan>().ToList();
        if (entries.Count == 0)
            return [];
        var published = spans.Count == 0
            ? new Dictionary<DateOnly, SnapshotOrder>()
            : await reports.PublishedAsync(spans.Min(s => s.ComputeFrom), spans.Max(s => s.AsOf), cancellationToken);
        var quarantined = (await quarantine.ListAsync(cancellationToken)).Select(entry => entry.Snapshot).ToHashSet(StringComparer.Ordinal);
        return [.. entries.Where(entry => !quarantined.Contains(entry.Name) && !IsComputed(entry, published)).Select(entry => entry.Name)];
    }

    /// <summary>Whether every day of a snapshot has its report or a newer one's. One that does not name its days is looked into.</summary>
    private static bool IsComputed(SnapshotEntry entry, IReadOnlyDictionary<DateOnly, SnapshotOrder> published)
    {
        if (entry.Span is not { } span)
            return false;
        var order = new SnapshotOrder(span.FetchedAt, entry.Name);
        if (span.Days == 1)
            return published.TryGetValue(span.AsOf, out var there) && there >= order;
        return published.Count(day => day.Key >= span.ComputeFrom && day.Key <= span.AsOf && day.Value >= order) >= span.Days;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Computed {Computed} snapshots that had no report, {Failed} failed, {Left} are left for the next call")]
    private partial void LogReconciled(int computed, int failed, int left);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Snapshot} could not be computed now; it is tried again")]
    private partial void LogFailed(string snapshot, Exception exception);
}
