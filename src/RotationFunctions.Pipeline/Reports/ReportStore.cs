using Azure;
using Azure.Data.Tables;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>
/// Table <c>Reports</c>: one row a trading day, the latest first. A row points at the report's blob, which never changes, so
/// that a reader sees the whole old report or the whole new one. A report that another replaces is kept in a row of its
/// own, behind those of the days.
/// </summary>
public sealed class ReportStore(TableServiceClient tables, ReportArchive archive)
{
    private const int WritersAtOnce = 16;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.ReportsTable);

    /// <summary>The latest report, or null when there is none.</summary>
    /// <exception cref="ReportLostException">Its blob is gone; every call that reads a report may say so.</exception>
    public async Task<StoredReport?> LatestAsync(CancellationToken cancellationToken)
    {
        await foreach (var entity in _table.QueryAsync<TableEntity>(e => e.PartitionKey == ReportRow.Partition, maxPerPage: 1, cancellationToken: cancellationToken))
            return await LoadAsync(entity, cancellationToken);
        return null;
    }

    /// <summary>What tells the latest report from any other and any other state of it, without reading it; null when there is none.</summary>
    public async Task<ETag?> LatestVersionAsync(CancellationToken cancellationToken)
    {
        await foreach (var entity in _table.QueryAsync<TableEntity>(
            e => e.PartitionKey == ReportRow.Partition, maxPerPage: 1, select: [nameof(ITableEntity.RowKey), nameof(ITableEntity.Timestamp)], cancellationToken: cancellationToken))
            return entity.ETag;
        return null;
    }

    /// <summary>The report of a trading day, or null when there is none.</summary>
    public async Task<StoredReport?> FindAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var entity = await _table.GetEntityIfExistsAsync<TableEntity>(ReportRow.Partition, RowKeys.Descending(asOf), cancellationToken: cancellationToken);
        return entity.HasValue ? await LoadAsync(entity.Value!, cancellationToken) : null;
    }

    /// <summary>A revision of the report of a trading day, the newest when none is named; null when there is none by that number.</summary>
    public async Task<StoredReport?> FindAsync(DateOnly asOf, int? revision, CancellationToken cancellationToken)
    {
        if (revision is not { } number)
            return await FindAsync(asOf, cancellationToken);
        var kept = await _table.GetEntityIfExistsAsync<TableEntity>(ReportRow.Partition, RowKeys.Replaced(asOf, number), cancellationToken: cancellationToken);
        if (kept.HasValue)
            return await LoadAsync(kept.Value!, cancellationToken);
        return await FindAsync(asOf, cancellationToken) is { } newest && newest.Summary.Revision == number ? newest : null;
    }

    /// <summary>Every report that a trading day had, the first one first; empty when it had none.</summary>
    public async Task<IReadOnlyList<ReportRevision>> RevisionsAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var revisions = new List<ReportRevision>();
        var (first, last) = (RowKeys.Replaced(asOf, 0), RowKeys.Replaced(asOf, RowKeys.MostRevisions));
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {ReportRow.Partition} and (RowKey eq {RowKeys.Descending(asOf)} or (RowKey ge {first} and RowKey le {last}))");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, select: ReportRow.RevisionColumns, cancellationToken: cancellationToken))
            revisions.Add(ReportRow.Revision(row));
        return [.. revisions.OrderBy(revision => revision.Revision)];
    }

    /// <summary>Every published report of every day, replaced revisions too: days ascending, of each day the first revision first.</summary>
    public async Task<IReadOnlyList<ReportSummary>> AllAsync(CancellationToken cancellationToken)
    {
        var all = new List<ReportSummary>();
        await foreach (var row in _table.QueryAsync<TableEntity>(e => e.PartitionKey == ReportRow.Partition, select: ReportRow.SummaryColumns, cancellationToken: cancellationToken))
            all.Add(ReportRow.Summary(row));
        return [.. all.OrderBy(summary => summary.AsOf).ThenBy(summary => summary.Revision)];
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
            ? TableClient.CreateQueryFilter($"PartitionKey eq {ReportRow.Partition} and RowKey ge {first} and RowKey le {last}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {ReportRow.Partition} and RowKey gt {continuation} and RowKey ge {first} and RowKey le {last}");
        var items = new List<ReportSummary>(top);
        string? next = null;
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, Math.Min(top + 1, 1000), ReportRow.SummaryColumns, cancellationToken))
        {
            if (items.Count == top)
            {
                next = RowKeys.Descending(items[^1].AsOf);
                break;
            }

            items.Add(ReportRow.Summary(entity));
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
    /// can run beside another snapshot's: whatever the order, the newer snapshot's report stays. What is replaced is kept.
    /// </summary>
    /// <param name="reports">The reports, days ascending.</param>
    /// <param name="reason">Why a day that has a report already is computed again.</param>
    /// <param name="cancellationToken">Stops the publication; days that are published stay.</param>
    internal async Task PublishAsync(IReadOnlyList<UnpublishedReport> reports, RevisionReason reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reports);
        for (var settled = 0; settled < reports.Count;)
        {
            // None settled: another snapshot published one of these days in between. Read again who is newer.
            settled += await PublishSomeAsync([.. reports.Skip(settled)], reason, cancellationToken);
        }
    }

    /// <returns>How many of the reports, from the first on, are settled: published, or left to a newer snapshot's.</returns>
    private async Task<int> PublishSomeAsync(UnpublishedReport[] reports, RevisionReason reason, CancellationToken cancellationToken)
    {
        var there = new Dictionary<DateOnly, Existing>();
        await foreach (var (summary, etag) in BetweenAsync(reports[0].AsOf, reports[^1].AsOf, cancellationToken))
            there[summary.AsOf] = new Existing(summary, etag);
        var changes = Changes(reports, there, await NewestBeforeAsync(reports[0].AsOf, cancellationToken), reason);
        var compressed = new byte[changes.Count][];
        Parallel.For(0, changes.Count, i => compressed[i] = ReportRow.Compress(changes[i].Json));

        var batch = new Batch();
        var first = 0;
        for (var i = 0; i < changes.Count; i++)
        {
            var (index, summary, _, replaces) = changes[i];
            var kept = replaces is null ? null : await ReadAsync(replaces, cancellationToken);
            if (replaces is not null && kept is null)
                return await SubmitAsync(batch, cancellationToken) ? index : first;
            // A row from before reports were blobs goes along, with the JSON in it, into the row where it is kept.
            var more = kept is null ? 0 : ReportRow.Json(kept)?.Length ?? 0;
            if (batch.Actions.Count + 2 > TableBatches.MostEntities || (batch.Bytes > 0 && batch.Bytes + more > TableBatches.MostBytes))
            {
                if (!await SubmitAsync(batch, cancellationToken))
                    return first;
                (batch, first) = (new Batch(), index);
            }

            if (kept is not null)
                batch.Actions.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, ReportRow.Replaced(kept, summary, reason)));
            batch.Actions.Add(TableBatches.AddOrReplace(ReportRow.Of(summary), replaces?.ETag));
            batch.Reports.Add((summary, compressed[i]));
            batch.Bytes += more;
        }

        return await SubmitAsync(batch, cancellationToken) ? reports.Length : first;
    }

    /// <summary>Reads the report that a row stands for.</summary>
    private async Task<StoredReport> LoadAsync(TableEntity row, CancellationToken cancellationToken)
    {
        if (ReportRow.Json(row) is { } kept)
            return ReportRow.Report(row, kept);
        var summary = ReportRow.Summary(row);
        return summary.Hash is { } hash && await archive.FindAsync(summary.AsOf, hash, cancellationToken) is { } json
            ? ReportRow.Report(row, json)
            : throw ReportLostException.Of(summary);
    }

    /// <summary>Gives each report that is newer than what is there its place: each links to the one of the nearest day before.</summary>
    private static List<Change> Changes(UnpublishedReport[] reports, Dictionary<DateOnly, Existing> there, ReportLink? previous, RevisionReason reason)
    {
        var changes = new List<Change>();
        var index = reports.Select((report, i) => (report.AsOf, i)).ToDictionary(r => r.AsOf, r => r.i);
        foreach (var day in there.Keys.Union(index.Keys).Order())
        {
            var existing = there.GetValueOrDefault(day);
            if (index.TryGetValue(day, out var i) && (existing is null || existing.Summary.Order < reports[i].Order))
            {
                var (json, summary) = reports[i].Seal(new Publication
                {
                    Revision = (existing?.Summary.Revision ?? 0) + 1,
                    Reason = existing is null ? null : reason,
                    Replaces = existing is null ? null : new RevisionLink(existing.Summary.Revision, existing.Summary.Hash),
                    Previous = previous,
                });
                changes.Add(new Change(i, summary, json, existing));
                previous = summary.Link;
            }
            else
            {
                previous = existing!.Summary.Link;
            }
        }

        return changes;
    }

    /// <summary>The report of the nearest earlier day that has one.</summary>
    private async Task<ReportLink?> NewestBeforeAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {ReportRow.Partition} and RowKey gt {RowKeys.Descending(day)} and RowKey lt {RowKeys.ReplacedPrefix}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, 1, ReportRow.SummaryColumns, cancellationToken))
            return ReportRow.Summary(row).Link;
        return null;
    }

    /// <summary>The whole row of a report that is to be replaced; null when it is no longer the one that was seen.</summary>
    private async Task<TableEntity?> ReadAsync(Existing existing, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(ReportRow.Partition, RowKeys.Descending(existing.Summary.AsOf), cancellationToken: cancellationToken);
        return row.HasValue && row.Value!.ETag == existing.ETag ? row.Value : null;
    }

    /// <summary>Writes the reports, then the rows that point at them, all rows or none.</summary>
    /// <returns>False when somebody else wrote one of the rows in between.</returns>
    private async Task<bool> SubmitAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (batch.Actions.Count == 0)
            return true;
        var options = new ParallelOptions { MaxDegreeOfParallelism = WritersAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(batch.Reports, options, async (report, token) =>
            await archive.WriteAsync(report.Summary.AsOf, report.Summary.Hash!, report.GzipJson, token));
        try
        {
            await _table.SubmitTransactionAsync(batch.Actions, cancellationToken);
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
            $"PartitionKey eq {ReportRow.Partition} and RowKey ge {RowKeys.Descending(to)} and RowKey le {RowKeys.Descending(from)}");
        await foreach (var entity in _table.QueryAsync<TableEntity>(filter, select: ReportRow.SummaryColumns, cancellationToken: cancellationToken))
            yield return (ReportRow.Summary(entity), entity.ETag);
    }

    /// <summary>Rows of one transaction, and the reports that they point at.</summary>
    private sealed class Batch
    {
        public List<TableTransactionAction> Actions { get; } = [];

        public List<(ReportSummary Summary, byte[] GzipJson)> Reports { get; } = [];

        public int Bytes { get; set; }
    }

    private sealed record Existing(ReportSummary Summary, ETag ETag);

    /// <summary>A report that is to be written.</summary>
    /// <param name="Index">Its place among those that are published.</param>
    /// <param name="Summary">What lists tell of it.</param>
    /// <param name="Json">Its JSON.</param>
    /// <param name="Replaces">What it takes the place of; null for nothing.</param>
    private sealed record Change(int Index, ReportSummary Summary, byte[] Json, Existing? Replaces);
}
