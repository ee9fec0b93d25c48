using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Snapshots.Backfills;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Runs;

/// <summary>What a run made.</summary>
/// <param name="AsOf">The trading day of the report.</param>
/// <param name="Snapshot">Name of the snapshot.</param>
/// <param name="IsNewSnapshot">Whether the snapshot was not there before.</param>
/// <param name="Outcome">What came of computing it.</param>
/// <param name="Notes">What the user should know of how the request was taken.</param>
public sealed record RunOutcome(DateOnly AsOf, string Snapshot, bool IsNewSnapshot, ComputeOutcome Outcome, IReadOnlyList<string> Notes);

/// <summary>The whole path at once, for one machine: fetch, snapshot, compute. Deployed, a function does each part.</summary>
public sealed class MarketRun(SnapshotFetch fetch, BackfillRun backfill, SnapshotReplay replay, SnapshotComputer computer)
{
    /// <summary>
    /// Runs the pipeline. A backfill from providers that was stopped goes on from what it has, and waits where one gives no more
    /// for now; folders and simulated markets cost nothing to ask again, and two runs of them need not know of one another.
    /// </summary>
    /// <exception cref="RotationException">The run cannot be done as asked, or the data does not allow it; the message says why.</exception>
    public async Task<RunOutcome> RunAsync(SnapshotRequest request, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var fetched = request.From is null || !fetch.AsksProviders
            ? await fetch.RunAsync(request, progress, cancellationToken)
            : (await backfill.RunAsync(request, mayWait: true, progress, cancellationToken)).Snapshot!;
        return await ComputeAsync(fetched, progress, cancellationToken);
    }

    /// <summary>Makes the snapshot of a day again from its raw responses, and computes it.</summary>
    /// <exception cref="RotationException">It cannot be done; the message says why.</exception>
    public async Task<RunOutcome> ReplayAsync(DateOnly day, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new RunProgress(RunStage.Snapshot, 0, 1));
        return await ComputeAsync(await replay.RunAsync(day, cancellationToken), progress, cancellationToken);
    }

    private async Task<RunOutcome> ComputeAsync(
        FetchedSnapshot snapshot, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new RunProgress(RunStage.Computing, 0, 1));
        var outcome = await computer.ComputeAsync(snapshot.Name, progress, cancellationToken);
        if (outcome.Quarantined is { } reason)
            throw new SnapshotUnusableException($"The snapshot {snapshot.Name} cannot be computed: {reason}");
        progress?.Report(new RunProgress(RunStage.Done, 1, 1));
        return new RunOutcome(snapshot.AsOf, snapshot.Name, snapshot.IsNew, outcome, snapshot.Notes);
    }
}
