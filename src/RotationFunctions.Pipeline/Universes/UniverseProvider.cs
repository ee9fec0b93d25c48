using Azure;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Universes;

/// <summary>Where the universe comes from, from the configuration section <c>Universe</c>.</summary>
public sealed class UniverseOptions
{
    public const string Section = "Universe";

    /// <summary>A file that replaces the universe. Default: none.</summary>
    public string? File { get; set; }
}

/// <summary>
/// The universe of a run: the file of the settings, else the blob <c>config/universe.json</c>, else the one built in.
/// </summary>
public sealed class UniverseProvider(IOptions<UniverseOptions> options, BlobServiceClient blobs)
{
    /// <summary>Name of the blob that replaces the universe of a deployed desk.</summary>
    public const string BlobName = "universe.json";

    /// <summary>Reads the universe afresh, so that a change counts from the next run on.</summary>
    /// <exception cref="UniverseException">The file or blob cannot be used; the message says why.</exception>
    public async Task<Universe> GetAsync(CancellationToken cancellationToken)
    {
        if (options.Value.File is { Length: > 0 } file)
            return UniverseReader.ReadFile(file);
        var blob = blobs.GetBlobContainerClient(StorageNames.ConfigContainer).GetBlobClient(BlobName);
        try
        {
            var content = (await blob.DownloadContentAsync(cancellationToken)).Value.Content;
            return UniverseReader.Read(content, $"{StorageNames.ConfigContainer}/{BlobName}");
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return UniverseReader.Default;
        }
    }
}
