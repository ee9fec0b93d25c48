using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Pipeline.Verification;

/// <summary>Holds a snapshot against its name, and against the raw responses that it was made of.</summary>
public sealed class SnapshotCheck(SnapshotStore snapshots, SnapshotReplay replay)
{
    /// <summary>Reads a snapshot and makes it again from its raw responses, without writing anything.</summary>
    /// <returns>The snapshot, null when it cannot be read; and what does not agree.</returns>
    public async Task<(Snapshot? Snapshot, IReadOnlyList<Finding> Findings)> RunAsync(string name, CancellationToken cancellationToken)
    {
        Snapshot snapshot;
        try
        {
            snapshot = await snapshots.ReadAsync(name, cancellationToken);
        }
        catch (SnapshotUnusableException exception)
        {
            return (null, [new Finding(FindingKind.Snapshot, name, exception.Message)]);
        }

        try
        {
            // Both are written anew before they are compared: the same data compresses to other bytes on another machine.
            var again = await SnapshotStore.NameOfAsync(await replay.RebuildAsync(snapshot.Metadata, cancellationToken), cancellationToken);
            return (snapshot, again == await SnapshotStore.NameOfAsync(snapshot, cancellationToken) ? [] : [new Finding(FindingKind.Raw, name, $"Its raw responses give another snapshot, {again}.")]);
        }
        catch (Exception exception) when (exception is SnapshotUnusableException or BenchmarkMissingException or DateRequestException)
        {
            return (snapshot, [new Finding(FindingKind.Raw, name, exception.Message)]);
        }
    }
}
