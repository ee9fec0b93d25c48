using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Snapshots.Backfills;

namespace RotationFunctions.Functions;

/// <summary>Goes on with backfills that had to wait for a provider, or whose caller is gone.</summary>
public sealed class ContinueBackfills(BackfillRun backfill)
{
    [Function(nameof(ContinueBackfills))]
    public Task RunAsync([TimerTrigger("%ReconcileSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
        => backfill.ContinueAsync(cancellationToken);
}
