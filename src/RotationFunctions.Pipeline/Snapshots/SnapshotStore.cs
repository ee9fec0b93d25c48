using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>A snapshot in a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Span">What is computed from it; null when the blob does not say so, as one that was put there by hand.</param>
public sealed record SnapshotEntry(string Name, SnapshotSpan? Span);

/// <summary>The rows of a series in a snapshot.</summary>
/// <param name="Snapshot">The snapshot's name.</param>
/// <param name="Columns">The rows, oldest first.</param>
public sealed record SnapshotRows(string Snapshot, SeriesColumns Columns);

/// <summary>The days that are computed from a snapshot.</summary>
/// <param name="ComputeFrom">First trading day.</param>
/// <param name="AsOf">Last trading day.</param>
/// <param name="Days">Number of trading days, both included.</param>
/// <param name="FetchedAt">When the snapshot was fetched.</param>
public sealed record SnapshotSpan(DateOnly ComputeFrom, DateOnly AsOf, int Days, DateTimeOffset FetchedAt);

/// <summary>
/// Snapshots in blob storage. A snapshot is written once, under the hash of its content, and never changed: whoever has a
/// name has the bytes, and the same data under two names cannot be.
/// </summary>
public sealed class SnapshotStore(BlobServiceClient blobs)
{
    private const string AsOfKey = "asOf";
    private const string ComputeFromKey = "computeFrom";
    private const string DaysKey = "days";
    private const string FetchedAtKey = "fetchedAt";
    private const string TraceParentKey = "traceParent";

    /// <summary>Snapshots that are searched for a series that the last one lacks: a week's evenings.</summary>
    private const int SearchedSnapshots = 5;

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.SnapshotsContainer);

    /// <summary>Writes a snapshot unless it is there already.</summary>
    /// <returns>Its name, <c>{asOf}/{hash}.parquet</c>, and whether it was new.</returns>
    public async Task<(string Name, bool IsNew)> WriteAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var (name, content) = await SerializeAsync(snapshot, cancellationToken);
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/vnd.apache.parquet" },
            Metadata = Describe(snapshot),
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

    /// <summary>The name that a snapshot has, written or not.</summary>
    public static async Task<string> NameOfAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return (await SerializeAsync(snapshot, cancellationToken)).Name;
    }

    /// <summary>Whether some bytes are those of a snapshot, by the hash in its name.</summary>
    public static bool IsContentOf(string name, BinaryData content)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(content);
        return name.EndsWith($"/{Hash(content)}.parquet", StringComparison.Ordinal);
    }

    /// <summary>Reads a snapshot and checks its bytes against its name.</summary>
    /// <exception cref="SnapshotUnusableException">There is no such snapshot, or it is damaged; the message says what is wrong.</exception>
    public async Task<Snapshot> ReadAsync(string name, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        BinaryData content;
        try
        {
            var download = (await _container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value;
            content = download.Content;
            Telemetry.LinkTo(download.Details.Metadata.TryGetValue(TraceParentKey, out var traceParent) ? traceParent : null);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            throw new SnapshotUnusableException($"There is no snapshot {name}.", exception);
        }

        if (!IsContentOf(name, content))
            throw new SnapshotUnusableException($"The content of snapshot {name} does not match the hash in its name ({Hash(content)}): it was changed or truncated. Fetch again.");
        return await SnapshotFile.ReadAsync(content.ToMemory(), name, cancellationToken);
    }

    /// <summary>All snapshots, oldest as-of day first, without reading one.</summary>
    public async IAsyncEnumerable<SnapshotEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, cancellationToken))
            yield return new SnapshotEntry(blob.Name, SpanOf(blob.Metadata));
    }

    /// <summary>The days that are computed from a snapshot; null when it is gone, or does not say so.</summary>
    public async Task<SnapshotSpan?> SpanAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return SpanOf((await _container.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellationToken)).Value.Metadata);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The newest snapshot, of a day or of the last day that has one; null when there is none.</summary>
    /// <param name="asOf">The day; null for the last one.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<(string Name, Snapshot Snapshot)?> NewestAsync(DateOnly? asOf, CancellationToken cancellationToken) =>
        await NewestOrderAsync(asOf, cancellationToken) is { } newest ? (newest.Name, await ReadAsync(newest.Name, cancellationToken)) : null;

    /// <summary>Which snapshot is the newest, of a day or of the last day that has one; null when there is none.</summary>
    /// <param name="asOf">The day; null for the last one.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<SnapshotOrder?> NewestOrderAsync(DateOnly? asOf, CancellationToken cancellationToken)
    {
        var prefix = asOf is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}/") : null;
        var entries = new List<SnapshotEntry>();
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix, cancellationToken))
        {
            // Names begin with their day and come in order, so those of the last day are the last ones.
            if (entries.Count > 0 && DayOf(entries[^1].Name) != DayOf(blob.Name))
                entries.Clear();
            entries.Add(new SnapshotEntry(blob.Name, SpanOf(blob.Metadata)));
        }

        SnapshotOrder? newest = null;
        foreach (var (name, span) in entries)
        {
            // Only one that was put there by hand must be opened to see when it was fetched.
            var order = new SnapshotOrder(span?.FetchedAt ?? (await ReadAsync(name, cancellationToken)).Metadata.FetchedAt, name);
            if (newest is not { } best || order > best)
                newest = order;
        }

        return newest;

        static string DayOf(string name) => name[..name.IndexOf('/', StringComparison.Ordinal)];
    }

    /// <summary>
    /// Bars of series from the last snapshot, and where it lacks one from the last of some snapshots before it: what a
    /// series was before it failed, or was refused, is known as long as that.
    /// </summary>
    /// <param name="last">The last snapshot; null when there is none.</param>
    /// <param name="series">Ids of the series.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<IReadOnlyDictionary<string, SnapshotRows>> LastRowsAsync(
        (string Name, Snapshot Snapshot)? last, IReadOnlyCollection<string> series, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        var rows = new Dictionary<string, SnapshotRows>(StringComparer.Ordinal);
        if (last is not { } newest)
            return rows;
        Add(newest.Name, newest.Snapshot);
        if (series.All(rows.ContainsKey))
            return rows;
        var names = new List<string>();
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancellationToken))
            if (string.CompareOrdinal(blob.Name, newest.Name) < 0)
                names.Add(blob.Name);
        foreach (var name in names.TakeLast(SearchedSnapshots).Reverse().TakeWhile(_ => !series.All(rows.ContainsKey)))
            Add(name, await ReadAsync(name, cancellationToken));
        return rows;

        void Add(string name, Snapshot snapshot)
        {
            foreach (var one in snapshot.Series)
                if (one.IsBars && series.Contains(one.Id))
                    rows.TryAdd(one.Id, new SnapshotRows(name, one));
        }
    }

    private static async Task<(string Name, BinaryData Content)> SerializeAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await SnapshotFile.WriteAsync(snapshot, buffer, cancellationToken);
        var content = BinaryData.FromBytes(buffer.ToArray());
        return (string.Create(CultureInfo.InvariantCulture, $"{snapshot.Metadata.AsOf:yyyy-MM-dd}/{Hash(content)}.parquet"), content);
    }

    // What the file says of itself, once more beside it: a list of blobs brings it along, and nobody opens the file for it.
    private static Dictionary<string, string> Describe(Snapshot snapshot)
    {
        var metadata = snapshot.Metadata;
        var days = snapshot.TradingDays().Count(d => d >= metadata.ComputeFrom && d <= metadata.AsOf);
        var description = new Dictionary<string, string>
        {
            [AsOfKey] = metadata.AsOf.ToString("O", CultureInfo.InvariantCulture),
            [ComputeFromKey] = metadata.ComputeFrom.ToString("O", CultureInfo.InvariantCulture),
            [DaysKey] = days.ToString(CultureInfo.InvariantCulture),
            [FetchedAtKey] = metadata.FetchedAt.ToString("O", CultureInfo.InvariantCulture),
        };
        if (Telemetry.Current is { } traceParent)
            description[TraceParentKey] = traceParent;
        return description;
    }

    private static SnapshotSpan? SpanOf(IDictionary<string, string> metadata) =>
        metadata.TryGetValue(AsOfKey, out var asOf) && DateOnly.TryParseExact(asOf, "O", out var last)
        && metadata.TryGetValue(ComputeFromKey, out var from) && DateOnly.TryParseExact(from, "O", out var first)
        && metadata.TryGetValue(DaysKey, out var days) && int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && metadata.TryGetValue(FetchedAtKey, out var at) && DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var fetchedAt)
            ? new SnapshotSpan(first, last, count, fetchedAt)
            : null;

    private static string Hash(BinaryData content) => Convert.ToHexStringLower(SHA256.HashData(content))[..16];
}
