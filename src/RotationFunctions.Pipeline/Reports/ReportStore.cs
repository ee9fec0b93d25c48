using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>What a list of reports tells of each.</summary>
/// <param name="AsOf">The trading day.</param>
/// <param name="FetchedAt">When its snapshot was fetched.</param>
/// <param name="Snapshot">Name of its snapshot.</param>
/// <param name="Score">Rotation score, 0 to 100; null when absent.</param>
/// <param name="Stance">Stance; null when absent.</param>
public sealed record ReportSummary(DateOnly AsOf, DateTimeOffset FetchedAt, string Snapshot, double? Score, string? Stance);

/// <summary>A report as it was published.</summary>
/// <param name="Summary">What lists tell of it.</param>
/// <param name="GzipJson">Its JSON, compressed with gzip.</param>
public sealed record StoredReport(ReportSummary Summary, byte[] GzipJson)
{
    /// <summary>Compresses a report for publication.</summary>
    public static StoredReport Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(ReportJson.Serialize(report));
        return new StoredReport(
            new ReportSummary(report.AsOf, report.Source.FetchedAt, report.Source.Snapshot, report.Score?.Value, report.Stance is { } stance ? JsonNamingPolicy.CamelCase.ConvertName(stance.Value.ToString()) : null),
            buffer.ToArray());
    }

    /// <summary>The report.</summary>
    public Report Read() => ReportJson.Deserialize(ReadJson());

    /// <summary>The report's JSON as it was published.</summary>
    public byte[] ReadJson()
    {
        using var gzip = new GZipStream(new MemoryStream(GzipJson), CompressionMode.Decompress);
        using var json = new MemoryStream();
        gzip.CopyTo(json);
        return json.ToArray();
    }
}

/// <summary>One page of a list of reports.</summary>
/// <param name="Items">Reports, latest first.</param>
/// <param name="Continuation">Asks for the next page; null on the last.</param>
public sealed record ReportListing(IReadOnlyList<ReportSummary> Items, string? Continuation);

/// <summary>
/// Table <c>Reports</c>: one row a trading day, the latest first. A report is one row, so that a reader sees the whole old
/// one or the whole new one.
/// </summary>
public sealed class ReportStore(TableServiceClient tables)
{
    private const string Partition = "report";
    private const string AsOfColumn = "AsOf";
    private const string FetchedAtColumn = "FetchedAt";
    private const string SnapshotColumn = "SnapshotHash";
    private const string ScoreColumn = "Score";
    private const string StanceColumn = "Stance";
    private const string JsonColumn = "Json";

    // The table service takes at most 64 KiB in a binary column; a larger report goes on in the next.
    private const int ColumnBytes = 64 * 1024;

    private static readonly string[] SummaryColumns =
        [nameof(ITableEntity.RowKey), AsOfColumn, FetchedAtColumn, SnapshotColumn, ScoreColumn, StanceColumn];

    private readonly TableClient _table = tables.GetTableClient(StorageNames.ReportsTable);

    /// <summary>The latest report, or null when there is none.</summary>
    public async Task<StoredReport?> LatestAsync(CancellationToken cancellationToken)
    {
        await foreach (var entity in _table.QueryAsync<TableEntity>(e => e.PartitionKey == Partition, maxPerPage: 1, cancellationToken: cancellationToken))
            return ToReport(entity);
        return null;
    }

    /// <summary>What tells the latest report from any other and any other state of it, without reading it; null when there is none.</summary>
    public async Task<ETag?> LatestVersionAsync(CancellationToken cancellationToken)
    {
        await foreach (var entity in _table.QueryAsync<TableEntity>(
            e => e.PartitionKey == Partition, maxPerPage: 1, select: [nameof(ITableEntity.RowKey), nameof(ITableEntity.Timestamp)], cancellationToken: cancellationToken))
            return entity.ETag;
        return null;
    }

    /// <summary>The report of a trading day, or null when there is none.</summary>
    public async Task<StoredReport?> FindAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var entity = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, RowKeys.Descending(asOf), cancellationToken: cancellationToken);
        return entity.HasValue ? ToReport(entity.Value!) : null;
    }

    /// <summary>Reports between two dates, both included, latest first, a page at a time.</summary>
    /// <param name="from">Earliest date; null for no limit.</param>
    /// <param name="to">Latest date; null for no limit.</param>
    /// <param name="top">Most reports in a page, 1 to 1,000.</param>
    /// <param name="continuation">What the page before gave; null for the first page.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<ReportListing> ListAsync(
        DateOnly? from, DateOnly? to, int top, string? continuation, CancellationToken cancellationToken)
    {
        var first = RowKeys.Descending(to ?? DateOnly.MaxValue);
        var last = RowKeys.Descending(from ?? DateOnly.MinValue);
        var filter = continuation is null
            ? TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {first} and RowKey le {last}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {continuation} and RowKey ge {first} and RowKey le {last}");
        var items = new List<ReportSummary>(top);
        string? next = null;
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, Math.Min(top + 1, 1000), SummaryColumns, cancellationToken))
        {
            if (items.Count == top)
            {
                next = RowKeys.Descending(items[^1].AsOf);
                break;
            }

            items.Add(ToSummary(entity));
        }

        return new ReportListing(items, next);
    }

    /// <summary>Whose snapshot each published day between two dates is of.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, SnapshotOrder>> PublishedAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var published = new Dictionary<DateOnly, SnapshotOrder>();
        await foreach (var (summary, _) in BetweenAsync(from, to, cancellationToken))
            published[summary.AsOf] = new SnapshotOrder(summary.FetchedAt, summary.Snapshot);
        return published;
    }

    /// <summary>
    /// Publishes reports of one snapshot, except on days that have the report of a newer snapshot. Can be repeated, and
    /// can run beside another snapshot's: whatever the order, the newer snapshot's report stays.
    /// </summary>
    public async Task PublishAsync(IReadOnlyList<StoredReport> reports, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reports);
        foreach (var batch in Batches(reports))
        {
            while (!await TryPublishAsync(batch, cancellationToken))
            {
                // Another snapshot published a day of this batch in between: read again who is newer.
            }
        }
    }

    private async Task<bool> TryPublishAsync(List<StoredReport> batch, CancellationToken cancellationToken)
    {
        var there = new Dictionary<DateOnly, (SnapshotOrder Order, ETag ETag)>();
        await foreach (var (summary, etag) in BetweenAsync(batch.Min(r => r.Summary.AsOf), batch.Max(r => r.Summary.AsOf), cancellationToken))
            there[summary.AsOf] = (new SnapshotOrder(summary.FetchedAt, summary.Snapshot), etag);

        var actions = new List<TableTransactionAction>(batch.Count);
        foreach (var report in batch)
        {
            if (!there.TryGetValue(report.Summary.AsOf, out var existing))
                actions.Add(TableBatches.AddOrReplace(ToEntity(report), null));
            else if (existing.Order < new SnapshotOrder(report.Summary.FetchedAt, report.Summary.Snapshot))
                actions.Add(TableBatches.AddOrReplace(ToEntity(report), existing.ETag));
        }

        if (actions.Count == 0)
            return true;
        try
        {
            await _table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (TableBatches.IsConflict(exception))
        {
            return false;
        }
    }

    private async IAsyncEnumerable<(ReportSummary Summary, ETag ETag)> BetweenAsync(
        DateOnly from, DateOnly to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Partition} and RowKey ge {RowKeys.Descending(to)} and RowKey le {RowKeys.Descending(from)}");
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, select: SummaryColumns, cancellationToken: cancellationToken))
            yield return (ToSummary(entity), entity.ETag);
    }

    private static IEnumerable<List<StoredReport>> Batches(IReadOnlyList<StoredReport> reports)
    {
        var batch = new List<StoredReport>();
        var bytes = 0;
        foreach (var report in reports)
        {
            if (batch.Count == TableBatches.MostEntities || (batch.Count > 0 && bytes + report.GzipJson.Length > TableBatches.MostBytes))
            {
                yield return batch;
                batch = [];
                bytes = 0;
            }

            batch.Add(report);
            bytes += report.GzipJson.Length;
        }

        if (batch.Count > 0)
            yield return batch;
    }

    private static TableEntity ToEntity(StoredReport report)
    {
        var summary = report.Summary;
        var entity = new TableEntity(Partition, RowKeys.Descending(summary.AsOf))
        {
            [AsOfColumn] = summary.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            [FetchedAtColumn] = summary.FetchedAt,
            [SnapshotColumn] = summary.Snapshot,
        };
        if (summary.Score is { } score)
            entity[ScoreColumn] = score;
        if (summary.Stance is { } stance)
            entity[StanceColumn] = stance;
        for (var (column, offset) = (0, 0); offset < report.GzipJson.Length; column++, offset += ColumnBytes)
        {
            var length = Math.Min(ColumnBytes, report.GzipJson.Length - offset);
            entity[JsonColumn + column.ToString(CultureInfo.InvariantCulture)] = report.GzipJson.AsSpan(offset, length).ToArray();
        }

        return entity;
    }

    private static ReportSummary ToSummary(TableEntity entity) => new(
        RowKeys.FromDescending(entity.RowKey),
        entity.GetDateTimeOffset(FetchedAtColumn)!.Value,
        entity.GetString(SnapshotColumn),
        entity.GetDouble(ScoreColumn),
        entity.GetString(StanceColumn));

    private static StoredReport ToReport(TableEntity entity)
    {
        using var json = new MemoryStream();
        for (var column = 0; entity.GetBinary(JsonColumn + column.ToString(CultureInfo.InvariantCulture)) is { } part; column++)
            json.Write(part);
        return new StoredReport(ToSummary(entity), json.ToArray());
    }
}
