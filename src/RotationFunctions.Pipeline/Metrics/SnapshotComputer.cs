using System.Diagnostics;
using Microsoft.Extensions.Logging;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures.Families;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;
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

    // A backfill of twenty years does not hold five thousand reports at once, and of a large universe not even a hundred.
    private const int DaysInBlock = 100;
    private const int SeriesDaysInBlock = 8_000;

    /// <summary>Computes a snapshot.</summary>
    /// <remarks>
    /// A snapshot that cannot be computed goes into quarantine, and the call succeeds: trying again would not help. A fault
    /// of storage or network throws, so that the caller tries again.
    /// </remarks>
    public Task<ComputeOutcome> ComputeAsync(string snapshotName, CancellationToken cancellationToken) => ComputeAsync(snapshotName, null, cancellationToken);

    /// <inheritdoc cref="ComputeAsync(string, CancellationToken)"/>
    /// <param name="snapshotName">Its name.</param>
    /// <param name="progress">Is told how many of the days are done.</param>
    /// <param name="cancellationToken">Stops the work; what is published stays.</param>
    public async Task<ComputeOutcome> ComputeAsync(string snapshotName, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var activity = Telemetry.Start("compute");
        activity.Of(snapshotName);
        try
        {
            var (published, kept) = await ComputeDaysAsync(snapshotName, progress, cancellationToken);
            LogComputed(snapshotName, published, kept, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            return new ComputeOutcome(snapshotName, published, kept, null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && !StorageFaults.Is(exception))
        {
            // Whatever else went wrong lies in the snapshot or in the program, and goes wrong again the next time.
            var reason = exception switch
            {
                SnapshotUnusableException => exception.Message,
                _ when StorageFaults.IsRefusal(exception) => $"{StorageFaults.Words(exception)}\n{exception}",
                _ => exception.ToString(),
            };
            LogQuarantined(snapshotName, exception);
            activity?.SetStatus(ActivityStatusCode.Error, "quarantined");
            Telemetry.SnapshotQuarantined();
            await quarantine.AddAsync(snapshotName, reason, cancellationToken);
            return new ComputeOutcome(snapshotName, 0, 0, reason);
        }
    }

    private async Task<(int Published, int Kept)> ComputeDaysAsync(string snapshotName, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var snapshot = await snapshots.ReadAsync(snapshotName, cancellationToken);
        var history = snapshot.ToHistory();
        var order = new SnapshotOrder(snapshot.Metadata.FetchedAt, snapshotName);
        var days = await DaysToPublishAsync(snapshot.Metadata, history.Calendar, order, cancellationToken);
        var all = history.Calendar.IndexOf(snapshot.Metadata.AsOf) - history.Calendar.IndexAtOrAfter(snapshot.Metadata.ComputeFrom) + 1;
        if (days.Count > 0)
        {
            var figures = InstrumentFigures.OfAll(history);
            var rotation = RotationOf(snapshot.Metadata.Universe, history, figures);
            // Metrics first: whoever sees a report finds its figures in the table.
            // They are about half of the work, so a day is done by halves.
            await WriteMetricsAsync(MetricPartition.All(figures, rotation), history.Calendar, days, order, done => Report(0.5 * done), cancellationToken);
            using var activity = Telemetry.Start("publish");
            activity.Of(snapshotName);
            // A snapshot of one day that has a report already is a later one of that day; of several, somebody asked for them again.
            var reason = snapshot.Metadata.ComputeFrom < snapshot.Metadata.AsOf ? RevisionReason.Backfill : RevisionReason.NewerSnapshot;
            await PublishAsync(new ReportBuilder(snapshot.Metadata, snapshotName, history, figures, rotation), DaysAtOnce(days, snapshot.Series.Count), reason, done => Report(0.5 + (0.5 * done)), cancellationToken);
        }

        return (days.Count, all - days.Count);

        void Report(double done) => progress?.Report(new RunProgress(RunStage.Computing, (int)Math.Round(done * days.Count), days.Count));
    }

    /// <summary>Writes the rows of the table <c>Metrics</c> that some days of a snapshot lack. Nothing is published, and nothing that is there is changed.</summary>
    /// <param name="snapshotName">Its name.</param>
    /// <param name="wanted">The days; one that the snapshot does not have is left out.</param>
    /// <param name="cancellationToken">Stops the work; what is written stays.</param>
    /// <exception cref="SnapshotUnusableException">There is no such snapshot, or it is damaged.</exception>
    internal async Task RestoreMetricsAsync(string snapshotName, IEnumerable<DateOnly> wanted, CancellationToken cancellationToken)
    {
        var snapshot = await snapshots.ReadAsync(snapshotName, cancellationToken);
        var history = snapshot.ToHistory();
        var days = wanted.Select(history.Calendar.IndexOf).Where(day => day >= 0).Order().ToList();
        var figures = InstrumentFigures.OfAll(history);
        var rotation = RotationOf(snapshot.Metadata.Universe, history, figures);
        await WriteMetricsAsync(
            MetricPartition.All(figures, rotation), history.Calendar, days, new(snapshot.Metadata.FetchedAt, snapshotName), _ => { }, cancellationToken);
    }

    /// <summary>All that a report of a universe says of its market.</summary>
    internal static RotationAnalysis RotationOf(Universe universe, MarketHistory history, IReadOnlyList<InstrumentFigures> figures)
        => RotationAnalysis.Of(history, figures, UniverseRoles.Of(universe), MetricFamilies.Computed);


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
        IReadOnlyCollection<MetricPartition> partitions, TradingCalendar calendar, List<int> days, SnapshotOrder order,
        Action<double> report, CancellationToken cancellationToken)
    {
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = WritersAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(partitions, options, async (partition, token) =>
        {
            foreach (var block in days.Chunk(DaysInBlock))
            {
                var rows = block.Select(day => partition.On(day, calendar[day], order.Name)).OfType<MetricRow>().ToList();
                await metrics.WriteAsync(partition.Name, rows, order.FetchedAt, token);
            }

            report((double)Interlocked.Increment(ref done) / partitions.Count);
        });
    }

    private static List<int[]> DaysAtOnce(List<int> days, int series) => [.. days.Chunk(Math.Clamp(SeriesDaysInBlock / series, 1, DaysInBlock))];

    private async Task PublishAsync(ReportBuilder builder, List<int[]> blocks, RevisionReason reason, Action<double> report, CancellationToken cancellationToken)
    {
        var (done, all) = (0, blocks.Sum(block => block.Length));
        var generatedAt = time.GetUtcNow();
        foreach (var block in blocks)
        {
            var built = builder.Build(block, generatedAt);
            var made = new UnpublishedReport[block.Length];
            Parallel.For(0, block.Length, i => made[i] = UnpublishedReport.Of(ReportTexts.Write(built[i], Language.English)));
            await reports.PublishAsync(made, reason, cancellationToken);
            done += block.Length;
            report((double)done / all);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Computed {Snapshot}: {Published} days published, {Kept} kept, in {Milliseconds:F0} ms")]
    private partial void LogComputed(string snapshot, int published, int kept, double milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Snapshot} cannot be computed and goes into quarantine")]
    private partial void LogQuarantined(string snapshot, Exception exception);
}
