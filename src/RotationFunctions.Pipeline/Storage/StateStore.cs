using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace RotationFunctions.Pipeline.Storage;

/// <summary>A remembered value and the tag of the blob that held it.</summary>
/// <param name="Value">The value; null when nothing is remembered.</param>
/// <param name="Tag">Tells a writer whether another one came between; null when there was no blob.</param>
internal sealed record Remembered<T>(T? Value, ETag? Tag)
    where T : class;

/// <summary>
/// What the desk remembers of its own work beyond one process: small JSON blobs in the container <c>state</c>. Several
/// instances may write one, so a writer says what it read before, and learns when another came between.
/// </summary>
public sealed class StateStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.StateContainer);

    /// <summary>Reads a value.</summary>
    internal async Task<Remembered<T>> ReadAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var download = (await _container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value;
            return new Remembered<T>(JsonSerializer.Deserialize(download.Content, type), download.Details.ETag);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return new Remembered<T>(null, null);
        }
    }

    /// <summary>Names of the values below a folder.</summary>
    internal async Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellationToken))
            names.Add(blob.Name);
        return names;
    }

    /// <summary>Writes a value unless another writer came between.</summary>
    /// <param name="name">Name of the blob.</param>
    /// <param name="value">The value.</param>
    /// <param name="type">Its JSON.</param>
    /// <param name="before">The tag that was read, or that the last write gave; null when there was no blob.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    /// <returns>The tag of what was written; null when another writer came between and nothing was written.</returns>
    internal async Task<ETag?> TryWriteAsync<T>(string name, T value, JsonTypeInfo<T> type, ETag? before, CancellationToken cancellationToken)
    {
        var conditions = before is { } tag ? new BlobRequestConditions { IfMatch = tag } : new BlobRequestConditions { IfNoneMatch = ETag.All };
        try
        {
            return await WriteAsync(name, value, type, conditions, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            return null;
        }
    }

    /// <summary>Writes a value over whatever is there.</summary>
    internal Task WriteAsync<T>(string name, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        WriteAsync(name, value, type, null, cancellationToken);

    private async Task<ETag?> WriteAsync<T>(string name, T value, JsonTypeInfo<T> type, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions { Conditions = conditions, HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } };
        var content = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(value, type));
        return (await _container.GetBlobClient(name).UploadAsync(content, options, cancellationToken)).Value.ETag;
    }
}
