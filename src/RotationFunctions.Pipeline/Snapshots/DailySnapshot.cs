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
    /// <summary>Days before the last snapshot's that are looked at for what came late: those that an evening fetches once more.</summary>
    private const int LateDays = IncrementalFetch.Overlap;

    /// <summary>Builds the snapshot of the days that are new, and of those whose bars came late with the days after them.</summary>
    /// <param name="universe">What was to be fetched.</param>
    /// <param name="fetched">What came of it, in the universe's order.</param>
    /// <param name="last">The last snapshot; null when there is none.</param>
    /// <returns>The snapshot, or null; and a note that says from which day on, or why there is none.</returns>
    /// <exception cref="BenchmarkMissingException">The benchmark was not fetched or cannot be used.</exception>
    public (Snapshot? Snapshot, string Note) Build(Universe universe, IReadOnlyList<FetchedSeries> fetched, Snapshot? last)
    {
        var (today, _) = builder.Build(universe, fetched, new SnapshotRequest(null, null));
        var asOf = today.Metadata.AsOf;
        if (last is null)
            return (today, FormattableString.Invariant($"{asOf:yyyy-MM-dd} is the first day."));
        var before = last.Metadata.AsOf;
        if (asOf >= before && Late(last, today) is var (day, series))
        {
            var revised = today.ComputedFrom(day);
            return (revised, FormattableString.Invariant($"{series} of {day:yyyy-MM-dd} has come since: days from {revised.Metadata.ComputeFrom:yyyy-MM-dd} to {asOf:yyyy-MM-dd} are computed again."));
        }

        if (asOf > before)
        {
            var caughtUp = today.ComputedFrom(before.AddDays(1));
            return (caughtUp, FormattableString.Invariant($"New days from {caughtUp.Metadata.ComputeFrom:yyyy-MM-dd} to {asOf:yyyy-MM-dd}."));
        }

        if (asOf == before && Gained(last.Metadata, today.Metadata) is { } id)
            return (today, FormattableString.Invariant($"{asOf:yyyy-MM-dd} again: {id} has come since."));
        return (null, FormattableString.Invariant($"{universe.Benchmark} has no final bar after {before:yyyy-MM-dd}, which has its snapshot: the session is not over (16:30 in New York), the exchange was closed, or the source is late."));
    }

    /// <summary>
    /// The earliest bar that is there now and was not when its day was computed, and its series; null for none. A series that the last snapshot
    /// lacks whole is none of them: it has begun, or has come back, and the past is asked for by a backfill.
    /// </summary>
    private static (DateOnly Day, string Series)? Late(Snapshot before, Snapshot now)
    {
        (DateOnly Day, string Series)? earliest = null;
        var known = before.Series.Where(series => series.IsBars).ToDictionary(series => series.Id, StringComparer.Ordinal);
        var days = before.Series.First(series => series.Id == before.Metadata.Universe.Benchmark).Dates;
        var first = days[Math.Max(0, days.Length - LateDays)];
        foreach (var series in now.Series)
        {
            if (!known.TryGetValue(series.Id, out var was))
                continue;
            for (var row = series.Count - 1; row >= 0 && series.Dates[row] >= first; row--)
                if (series.Dates[row] <= before.Metadata.AsOf && Array.BinarySearch(was.Dates, series.Dates[row]) < 0 && !(earliest?.Day <= series.Dates[row]))
                    earliest = (series.Dates[row], series.Id);
        }

        return earliest;
    }

    /// <summary>The first series that has more rows than before, as one that failed at the first try has at the second.</summary>
    private static string? Gained(SnapshotMetadata before, SnapshotMetadata now)
    {
        var rows = before.Series.ToDictionary(s => s.Id, s => s.Rows, StringComparer.Ordinal);
        return now.Series.FirstOrDefault(s => s.Rows > rows.GetValueOrDefault(s.Id))?.Id;
    }
}
