using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Functions;

/// <summary>Computes each snapshot that arrives.</summary>
public sealed class ComputeMetrics(SnapshotComputer computer)
{
#if DEBUG
    // Azurite has no Event Grid; the host looks into the container instead.
    private const BlobTriggerSource Source = BlobTriggerSource.LogsAndContainerScan;
#else
    // Flex Consumption takes no other source, and no other tells within seconds.
    private const BlobTriggerSource Source = BlobTriggerSource.EventGrid;
#endif

    // The client, not the content: a delivery of a snapshot that is computed already downloads nothing twice.
    [Function(nameof(ComputeMetrics))]
    public Task RunAsync(
        [BlobTrigger(StorageNames.SnapshotsContainer + "/{asOf}/{name}", Source = Source, Connection = StorageNames.Connection)] BlobClient snapshot,
        CancellationToken cancellationToken)
        => computer.ComputeAsync(snapshot.Name, cancellationToken);
}
