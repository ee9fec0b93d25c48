using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>
/// Snapshots in blob storage. A snapshot is written once, under the hash of its content, and never changed: whoever has a
/// name has the bytes, and the same data under two names cannot be.
/// </summary>
public sealed class SnapshotStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.SnapshotsContainer);

    /// <summary>Writes a snapshot unless it is there already.</summary>
    /// <returns>Its name, <c>{asOf}/{hash}.parquet</c>, and whether it was new.</returns>
    public async Task<(string Name, bool IsNew)> WriteAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        using var buffer = new MemoryStream();
        await SnapshotFile.WriteAsync(snapshot, buffer, cancellationToken);
        var content = BinaryData.FromBytes(buffer.ToArray());
        var metadata = snapshot.Metadata;
        var name = string.Create(CultureInfo.InvariantCulture, $"{metadata.AsOf:yyyy-MM-dd}/{Hash(content)}.parquet");
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/vnd.apache.parquet" },
        };
        try
        {
            await _container.GetBlobClient(name).UploadAsync(content, options, cancellationToken);
            return (name, true);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            return (name, false);
        }
    }

    /// <summary>Reads a snapshot and checks its bytes against its name.</summary>
    /// <exception cref="SnapshotUnusableException">There is no such snapshot, or it is damaged; the message says what is wrong.</exception>
    public async Task<Snapshot> ReadAsync(string name, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        BinaryData content;
        try
        {
            content = (await _container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            throw new SnapshotUnusableException($"There is no snapshot {name}.", exception);
        }

        if (!name.EndsWith($"/{Hash(content)}.parquet", StringComparison.Ordinal))
            throw new SnapshotUnusableException($"The content of snapshot {name} does not match the hash in its name ({Hash(content)}): it was changed or truncated. Fetch again.");
        using var stream = content.ToStream();
        return await SnapshotFile.ReadAsync(stream, name, cancellationToken);
    }

    /// <summary>Names of all snapshots, oldest as-of day first.</summary>
    public async IAsyncEnumerable<string> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in _container.GetBlobsAsync(cancellationToken: cancellationToken))
            yield return blob.Name;
    }

    private static string Hash(BinaryData content) => Convert.ToHexStringLower(SHA256.HashData(content))[..16];
}
