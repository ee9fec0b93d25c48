using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Metrics;

/// <summary>The figures of a series, or of a pair of series, on a day.</summary>
/// <param name="Date">The trading day.</param>
/// <param name="Snapshot">Name of the snapshot that they were computed from.</param>
/// <param name="Figures">Figures by id; an absent figure is not among them.</param>
public sealed record MetricRow(DateOnly Date, string Snapshot, IReadOnlyDictionary<string, double> Figures);

/// <summary>
/// Table <c>Metrics</c>: a partition for each series or pair, a row for each day, a column for each figure
/// (<c>return.YTD</c> is column <c>return_YTD</c>, see <see cref="FigureColumn"/>).
/// </summary>
public sealed class MetricsStore(TableServiceClient tables)
{
    private const string SnapshotColumn = "SnapshotHash";
    private const string FetchedAtColumn = "FetchedAt";

    private readonly TableClient _table = tables.GetTableClient(StorageNames.MetricsTable);

    /// <summary>
    /// Writes rows of one partition, except where a row of a newer snapshot is there already. Can be repeated, and can
    /// run beside another snapshot's: whatever the order, the newer snapshot's rows stay.
    /// </summary>
    /// <param name="partition">Series or pair.</param>
    /// <param name="rows">Rows by ascending date.</param>
    /// <param name="fetchedAt">When the snapshot was fetched.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task WriteAsync(
        string partition, IReadOnlyList<MetricRow> rows, DateTimeOffset fetchedAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var batch in rows.Chunk(TableBatches.MostEntities))
        {
            while (!await TryWriteAsync(partition, batch, fetchedAt, cancellationToken))
            {
                // Another snapshot wrote a row of this batch in between: read again who is newer.
            }
        }
    }

    /// <summary>Rows of a partition between two dates, both included, oldest first.</summary>
    public async IAsyncEnumerable<MetricRow> QueryAsync(
        string partition, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entity in _table.QueryAsync<TableEntity>(Between(partition, from, to), cancellationToken: cancellationToken))
            yield return ToRow(entity);
    }

    /// <summary>The days on which a partition has a row.</summary>
    internal async Task<IReadOnlySet<DateOnly>> DaysAsync(string partition, CancellationToken cancellationToken)
    {
        var days = new HashSet<DateOnly>();
        await foreach (var row in _table.QueryAsync<TableEntity>(e => e.PartitionKey == partition, select: [nameof(ITableEntity.RowKey)], cancellationToken: cancellationToken))
            days.Add(RowKeys.FromAscending(row.RowKey));
        return days;
    }

    private async Task<bool> TryWriteAsync(
        string partition, MetricRow[] batch, DateTimeOffset fetchedAt, CancellationToken cancellationToken)
    {
        var there = new Dictionary<string, (ETag ETag, SnapshotOrder Order)>(StringComparer.Ordinal);
        var found = _table.QueryAsync<TableEntity>(
            Between(partition, batch[0].Date, batch[^1].Date),
            select: [nameof(ITableEntity.RowKey), FetchedAtColumn, SnapshotColumn],
            cancellationToken: cancellationToken);
        await foreach (var entity in found)
            there[entity.RowKey] = (entity.ETag, new(entity.GetDateTimeOffset(FetchedAtColumn)!.Value, entity.GetString(SnapshotColumn)));

        var actions = new List<TableTransactionAction>(batch.Length);
        foreach (var row in batch)
        {
            var entity = ToEntity(partition, row, fetchedAt);
            if (!there.TryGetValue(entity.RowKey, out var existing))
                actions.Add(TableBatches.AddOrReplace(entity, null));
            else if (existing.Order < new SnapshotOrder(fetchedAt, row.Snapshot))
                actions.Add(TableBatches.AddOrReplace(entity, existing.ETag));
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

    private static string Between(string partition, DateOnly from, DateOnly to) => TableClient.CreateQueryFilter(
        $"PartitionKey eq {partition} and RowKey ge {RowKeys.Ascending(from)} and RowKey le {RowKeys.Ascending(to)}");

    private static TableEntity ToEntity(string partition, MetricRow row, DateTimeOffset fetchedAt)
    {
        var entity = new TableEntity(partition, RowKeys.Ascending(row.Date))
        {
            [SnapshotColumn] = row.Snapshot,
            [FetchedAtColumn] = fetchedAt,
        };
        foreach (var (figure, value) in row.Figures)
            entity[FigureColumn.Of(figure)] = value;
        return entity;
    }

    private static MetricRow ToRow(TableEntity entity) => new(
        RowKeys.FromAscending(entity.RowKey),
        entity.GetString(SnapshotColumn),
        entity.Where(column => column.Value is double).ToDictionary(column => FigureColumn.Figure(column.Key), column => (double)column.Value));
}
