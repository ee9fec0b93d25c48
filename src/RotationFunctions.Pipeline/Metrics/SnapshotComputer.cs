using System.Diagnostics;
using Microsoft.Extensions.Logging;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Metrics;

/// <summary>What came of computing a snapshot.</summary>
/// <param name="Snapshot">Its name.</param>
/// <param name="Published">Days whose report is now of this snapshot and was not before.</param>
/// <param name="Kept">Days that had the report of this snapshot, or of a newer one, already.</param>
/// <param name="Quarantined">Why the snapshot cannot be computed; null when it can.</param>
public sealed record ComputeOutcome(string Snapshot, int Published, int Kept, string? Quarantined);

/// <summary>
/// One snapshot in, its metrics and reports out. A pure function of the snapshot, followed by writes that can be repeated:
/// a snapshot may be computed once, twice, late, or beside another, and the tables end the same.
/// </summary>
public sealed partial class SnapshotComputer(
    SnapshotStore snapshots, MetricsStore metrics, ReportStore reports, QuarantineStore quarantine, TimeProvider time,
    ILogger<SnapshotComputer> log)
{
    private const int WritersAtOnce = 4;

    /// <summary>Computes a snapshot.</summary>
    /// <remarks>
    /// A snapshot that cannot be computed goes into quarantine, and the call succeeds: trying again would not help. A fault
    /// of storage or network throws, so that the caller tries again.
    /// </remarks>
    public async Task<ComputeOutcome> ComputeAsync(string snapshotName, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        Snapshot snapshot;
        MarketHistory history;
        try
        {
            snapshot = await snapshots.ReadAsync(snapshotName, cancellationToken);
            history = snapshot.ToHistory();
        }
        catch (SnapshotUnusableException exception)
        {
            LogQuarantined(snapshotName, exception);
            await quarantine.AddAsync(snapshotName, exception.Message, cancellationToken);
            return new ComputeOutcome(snapshotName, 0, 0, exception.Message);
        }

        var order = new SnapshotOrder(snapshot.Metadata.FetchedAt, snapshotName);
        var days = await DaysToPublishAsync(snapshot.Metadata, history.Calendar, order, cancellationToken);
        var all = history.Calendar.IndexOf(snapshot.Metadata.AsOf) - history.Calendar.IndexAtOrAfter(snapshot.Metadata.ComputeFrom) + 1;
        if (days.Count > 0)
        {
            var figures = InstrumentFigures.OfAll(history);
            // Metrics first: whoever sees a report finds its figures in the table.
            await WriteMetricsAsync(snapshot.Metadata, history, figures, days, order, cancellationToken);
            await PublishAsync(new ReportBuilder(snapshot.Metadata, snapshotName, history, figures), days, cancellationToken);
        }

        LogComputed(snapshotName, days.Count, all - days.Count, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return new ComputeOutcome(snapshotName, days.Count, all - days.Count, null);
    }

    /// <summary>The days of a snapshot, by calendar index, that do not have its report or a newer one yet.</summary>
    private async Task<List<int>> DaysToPublishAsync(
        SnapshotMetadata metadata, TradingCalendar calendar, SnapshotOrder order, CancellationToken cancellationToken)
    {
        var published = await reports.PublishedAsync(metadata.ComputeFrom, metadata.AsOf, cancellationToken);
        var days = new List<int>();
        for (var day = calendar.IndexAtOrAfter(metadata.ComputeFrom); day <= calendar.IndexOf(metadata.AsOf); day++)
            if (!published.TryGetValue(calendar[day], out var there) || there < order)
                days.Add(day);
        return days;
    }

    private async Task WriteMetricsAsync(
        SnapshotMetadata metadata, MarketHistory history, IReadOnlyList<InstrumentFigures> figures, IReadOnlyList<int> days,
        SnapshotOrder order, CancellationToken cancellationToken)
    {
        var partitions = new List<(string Partition, IReadOnlyList<MetricRow> Rows)>();
        foreach (var instrument in figures)
            partitions.Add((instrument.Series.Id, InstrumentRows(instrument, days, order.Name)));
        var byId = figures.ToDictionary(f => f.Series.Id, StringComparer.Ordinal);
        foreach (var pair in metadata.Universe.Spreads)
            if (byId.TryGetValue(pair.A, out var a) && byId.TryGetValue(pair.B, out var b))
                partitions.Add((MetricsStore.Partition(pair.A, pair.B), SpreadRows(a, b, days, order.Name)));

        var options = new ParallelOptions { MaxDegreeOfParallelism = WritersAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(partitions, options, async (partition, token) =>
            await metrics.WriteAsync(partition.Partition, partition.Rows, order.FetchedAt, token));
    }

    private async Task PublishAsync(ReportBuilder builder, IReadOnlyList<int> days, CancellationToken cancellationToken)
    {
        var generatedAt = time.GetUtcNow();
        // A block of days at a time: a backfill of twenty years does not hold five thousand reports at once.
        foreach (var block in days.Chunk(100))
        {
            var made = new StoredReport[block.Length];
            Parallel.For(0, block.Length, i => made[i] = StoredReport.Of(ReportTexts.Write(builder.Build(block[i], generatedAt), Language.English)));
            await reports.PublishAsync(made, cancellationToken);
        }
    }

    private static List<MetricRow> InstrumentRows(InstrumentFigures instrument, IReadOnlyList<int> days, string snapshot)
    {
        var rows = new List<MetricRow>(days.Count);
        foreach (var day in days)
        {
            if (!instrument.Series.HasBar(day))
                continue;
            var figures = new Dictionary<string, double>(FigureIds.All.Count) { ["close"] = instrument.Series.Close.Values[day - instrument.Series.Start] };
            foreach (var figure in FigureIds.All)
                if (instrument[figure, day] is { } value)
                    figures[figure] = value;
            rows.Add(new MetricRow(instrument.Calendar[day], snapshot, figures));
        }

        return rows;
    }

    private static List<MetricRow> SpreadRows(InstrumentFigures a, InstrumentFigures b, IReadOnlyList<int> days, string snapshot)
    {
        var rows = new List<MetricRow>(days.Count);
        foreach (var day in days)
        {
            var figures = new Dictionary<string, double>(Window.All.Count);
            foreach (var window in Window.All)
                if ((a.PriceReturn(window, day) - b.PriceReturn(window, day)).Fraction is var spread && !double.IsNaN(spread))
                    figures[FigureIds.Spread(window)] = spread;
            if (figures.Count > 0)
                rows.Add(new MetricRow(a.Calendar[day], snapshot, figures));
        }

        return rows;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Computed {Snapshot}: {Published} days published, {Kept} kept, in {Milliseconds:F0} ms")]
    private partial void LogComputed(string snapshot, int published, int kept, double milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Snapshot} cannot be computed and goes into quarantine")]
    private partial void LogQuarantined(string snapshot, Exception exception);
}
