using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Metrics;

/// <summary>How far the restoring of metrics is.</summary>
/// <param name="Days">Days whose rows are whole again.</param>
/// <param name="DaysLeft">Days that are still to be done, because the work was stopped.</param>
/// <param name="Lost">Snapshots that are gone or damaged, in words; their days stay as they are.</param>
public sealed record MetricsRestoreOutcome(int Days, int DaysLeft, IReadOnlyList<string> Lost);

/// <summary>
/// Writes missing rows of the table <c>Metrics</c> again: each day from the snapshot of its published report, so that the
/// figures are those of the report. A row that is there is never touched.
/// </summary>
public sealed class MetricsRestore(ReportStore reports, MetricsStore metrics, SnapshotComputer computer, UniverseProvider universes)
{
    /// <summary>Restores every published day, or just those that have lost the benchmark's row, as all have when the table is gone.</summary>
    /// <param name="everyDay">True finds a single lost row of any series, at the price of computing every snapshot.</param>
    /// <param name="progress">Is told how many of the days are done.</param>
    /// <param name="enough">Ends the work early; what is done stays, and the outcome says how much is left.</param>
    /// <param name="cancellationToken">Stops the work with an exception.</param>
    public async Task<MetricsRestoreOutcome> RunAsync(bool everyDay, IProgress<RunProgress>? progress, CancellationToken enough, CancellationToken cancellationToken)
    {
        var there = everyDay ? new HashSet<DateOnly>() : await metrics.DaysAsync((await universes.GetAsync(cancellationToken)).Benchmark, cancellationToken);
        var newest = (await reports.AllAsync(cancellationToken)).GroupBy(report => report.AsOf, (_, ofDay) => ofDay.MaxBy(report => report.Revision)!);
        var wanted = newest.Where(report => !there.Contains(report.AsOf)).ToList();
        var (done, gone, lost) = (0, 0, new List<string>());
        using var work = CancellationTokenSource.CreateLinkedTokenSource(enough, cancellationToken);
        foreach (var group in wanted.GroupBy(report => report.Snapshot))
        {
            try
            {
                await computer.RestoreMetricsAsync(group.Key, group.Select(report => report.AsOf), work.Token);
                done += group.Count();
            }
            catch (SnapshotUnusableException exception)
            {
                lost.Add(exception.Message);
                gone += group.Count();
            }
            catch (OperationCanceledException) when (enough.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                break;
            }

            progress?.Report(new RunProgress(RunStage.Computing, done + gone, wanted.Count));
        }

        return new MetricsRestoreOutcome(done, wanted.Count - done - gone, lost);
    }
}
