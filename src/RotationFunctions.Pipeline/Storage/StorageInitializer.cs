using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace RotationFunctions.Pipeline.Storage;

/// <summary>Makes an empty storage account ready. When deployed, the infrastructure has done so already.</summary>
public sealed class StorageInitializer(BlobServiceClient blobs, TableServiceClient tables, StorageConnection connection)
{
    /// <summary>Creates the containers and tables of <see cref="StorageNames"/> that are not there.</summary>
    /// <exception cref="StorageUnavailableException">The storage cannot be reached or refuses.</exception>
    public Task EnsureCreatedAsync(CancellationToken cancellationToken) => Task.WhenAll(
    [
        .. StorageNames.Containers.Select(name => Explain(
            () => blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken), connection.BlobEndpoint, cancellationToken)),
        .. StorageNames.Tables.Select(name => Explain(
            () => tables.CreateTableIfNotExistsAsync(name, cancellationToken), connection.TableEndpoint, cancellationToken)),
    ]);

    private static async Task Explain(Func<Task> create, Uri endpoint, CancellationToken cancellationToken)
    {
        try
        {
            await create();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && StorageUnavailableException.From(e, endpoint) is { } explained)
        {
            throw explained;
        }
    }
}
