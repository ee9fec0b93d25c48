using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Sources;

/// <summary>Where a raw response lies.</summary>
/// <param name="Name">Name of the blob in its container, <c>{source}/{series}/{fetchedAt}.{ext}</c>.</param>
/// <param name="Sha256">SHA-256 of its content, in lower-case hexadecimal.</param>
/// <param name="FetchedAt">When this content was first fetched.</param>
/// <param name="Origin">Where it came from, for messages.</param>
/// <param name="From">First date that was asked for; null when the whole history was.</param>
public sealed record RawReference(string Name, string Sha256, DateTimeOffset FetchedAt, string Origin, DateOnly? From = null)
{
    /// <summary>When the source was last seen to send this content; it is <see cref="FetchedAt"/> until it sends it again.</summary>
    public DateTimeOffset SeenAt { get; init; } = FetchedAt;
}

/// <summary>Responses of providers, untouched, in blob storage.</summary>
/// <remarks>
/// A response that is the same as the last one of its series is not written again, and counts as fetched when it first
/// came: the same data then gives the same snapshot, however often it is fetched. That it came again is noted beside it, for a bar
/// that was not final at the first time may be at the last.
/// </remarks>
public sealed class RawStore(BlobServiceClient blobs, TimeProvider time)
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const string DateFormat = "yyyy-MM-dd";
    private const string HashKey = "sha256";
    private const string OriginKey = "origin";
    private const string FromKey = "from";
    private const string SeenAtKey = "seenAt";

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.RawContainer);

    /// <summary>Keeps a response; returns the earlier one when nothing changed since.</summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="series">Id of the series.</param>
    /// <param name="raw">The response.</param>
    /// <param name="from">First date that was asked for; null when the whole history was.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task<RawReference> KeepAsync(string source, string series, RawSeries raw, DateOnly? from, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var hash = Convert.ToHexStringLower(SHA256.HashData(raw.Content.Span));
        var last = await LastAsync(source, series, cancellationToken);
        if (last?.Sha256 == hash)
            return await SeenAgainAsync(last, from, cancellationToken);
        // Two responses within one second cannot share a name; the later one takes the next free second.
        var fetchedAt = new DateTimeOffset(time.GetUtcNow().Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        while (true)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{source}/{series}/{fetchedAt.ToString(TimeFormat, CultureInfo.InvariantCulture)}.{raw.Extension}");
            var options = new BlobUploadOptions
            {
                Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                HttpHeaders = new BlobHttpHeaders { ContentType = raw.ContentType },
                Metadata = new Dictionary<string, string> { [HashKey] = hash, [OriginKey] = Uri.EscapeDataString(raw.Origin) },
            };
            if (from is { } first)
                options.Metadata[FromKey] = first.ToString(DateFormat, CultureInfo.InvariantCulture);
            try
            {
                await _container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(raw.Content), options, cancellationToken);
                return new RawReference(name, hash, fetchedAt, raw.Origin, from);
            }
            catch (RequestFailedException exception) when (exception.Status == 409)
            {
                fetchedAt = fetchedAt.AddSeconds(1);
            }
        }
    }

    /// <summary>The newest response of a series from a source, or null when there is none.</summary>
    public async Task<RawReference?> LastAsync(string source, string series, CancellationToken cancellationToken) =>
        (await NewestAsync(source, series, 1, cancellationToken)) is [var last] ? last : null;

    /// <summary>The newest responses of a series from a source, the newest first.</summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="series">Id of the series.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    public async Task<IReadOnlyList<RawReference>> NewestAsync(string source, string series, int most, CancellationToken cancellationToken)
    {
        var newest = new Queue<BlobItem>();
        // Names sort by time, so the last ones listed are the newest.
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, $"{source}/{series}/", cancellationToken))
        {
            if (newest.Count == most)
                newest.Dequeue();
            newest.Enqueue(blob);
        }

        return [.. newest.Reverse().Select(blob => Reference(blob.Name, blob.Metadata))];
    }

    /// <summary>Notes that a source sent once more what it sent before.</summary>
    private async Task<RawReference> SeenAgainAsync(RawReference raw, DateOnly? from, CancellationToken cancellationToken)
    {
        var seen = raw with { SeenAt = time.GetUtcNow() };
        var metadata = new Dictionary<string, string>
        {
            [HashKey] = seen.Sha256, [OriginKey] = Uri.EscapeDataString(seen.Origin), [SeenAtKey] = seen.SeenAt.ToString("O", CultureInfo.InvariantCulture),
        };
        if (raw.From is { } first && from is not null)
            metadata[FromKey] = first.ToString(DateFormat, CultureInfo.InvariantCulture);
        await _container.GetBlobClient(seen.Name).SetMetadataAsync(metadata, cancellationToken: cancellationToken);
        return seen with { From = from is null ? null : raw.From };
    }

    /// <summary>A response by its name, or null when it is not there.</summary>
    public async Task<RawReference?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return Reference(name, (await _container.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellationToken)).Value.Metadata);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The content of a response.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(RawReference raw, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return (await _container.GetBlobClient(raw.Name).DownloadContentAsync(cancellationToken)).Value.Content.ToMemory();
    }

    private static RawReference Reference(string name, IDictionary<string, string> metadata)
    {
        var fetchedAt = DateTimeOffset.ParseExact(Path.GetFileNameWithoutExtension(name), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return new RawReference(
            name,
            metadata[HashKey],
            fetchedAt,
            Uri.UnescapeDataString(metadata[OriginKey]),
            metadata.TryGetValue(FromKey, out var from) ? DateOnly.ParseExact(from, DateFormat, CultureInfo.InvariantCulture) : null)
        {
            SeenAt = metadata.TryGetValue(SeenAtKey, out var seenAt) ? DateTimeOffset.ParseExact(seenAt, "O", CultureInfo.InvariantCulture) : fetchedAt,
        };
    }
}
