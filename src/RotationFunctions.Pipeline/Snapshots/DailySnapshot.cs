using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>
/// What an evening's fetch adds. Days since the last snapshot are computed, each of them, so that days on which no
/// provider answered are caught up. Before the close and on a holiday there is no such day, and no snapshot is made: a
/// provider that meanwhile revised its past does not change reports that were published. That is asked for, by a backfill.
/// </summary>
public sealed class DailySnapshot(SnapshotBuilder builder)
{
    /// <summary>Builds the snapshot of the days that are new.</summary>
    /// <param name="universe">What was to be fetched.</param>
    /// <param name="fetched">What came of it, in the universe's order.</param>
    /// <param name="last">The last snapshot's metadata; null when there is none.</param>
    /// <returns>The snapshot, or null; and a note that says from which day on, or why there is none.</returns>
    /// <exception cref="BenchmarkMissingException">The benchmark was not fetched or cannot be used.</exception>
    public (Snapshot? Snapshot, string Note) Build(Universe universe, IReadOnlyList<FetchedSeries> fetched, SnapshotMetadata? last)
    {
        var (today, _) = builder.Build(universe, fetched, new SnapshotRequest(null, null));
        var asOf = today.Metadata.AsOf;
        if (last is null)
            return (today, FormattableString.Invariant($"{asOf:yyyy-MM-dd} is the first day."));
        if (asOf > last.AsOf)
        {
            var (caughtUp, _) = builder.Build(universe, fetched, new SnapshotRequest(null, last.AsOf.AddDays(1)));
            return (caughtUp, FormattableString.Invariant($"New days from {caughtUp.Metadata.ComputeFrom:yyyy-MM-dd} to {asOf:yyyy-MM-dd}."));
        }

        if (asOf == last.AsOf && Gained(last, today.Metadata) is { } id)
            return (today, FormattableString.Invariant($"{asOf:yyyy-MM-dd} again: {id} has come since."));
        return (null, FormattableString.Invariant($"{universe.Benchmark} has no final bar after {last.AsOf:yyyy-MM-dd}, which has its snapshot: the session is not over (16:30 in New York), the exchange was closed, or the source is late."));
    }

    /// <summary>The first series that has more rows than before, as one that failed at the first try has at the second.</summary>
    private static string? Gained(SnapshotMetadata before, SnapshotMetadata now)
    {
        var rows = before.Series.ToDictionary(s => s.Id, s => s.Rows, StringComparer.Ordinal);
        return now.Series.FirstOrDefault(s => s.Rows > rows.GetValueOrDefault(s.Id))?.Id;
    }
}
