using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Metrics;

namespace RotationFunctions.Functions;

/// <summary>Computes the snapshots whose arrival nobody reported.</summary>
public sealed class ReconcileSnapshots(SnapshotReconciliation reconciliation)
{
    [Function(nameof(ReconcileSnapshots))]
    public Task RunAsync([TimerTrigger("%ReconcileSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
        => reconciliation.RunAsync(cancellationToken);
}
