using System.Globalization;
using Azure;
using Azure.Data.Tables;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Metrics;

/// <summary>A snapshot that could not be computed.</summary>
/// <param name="Snapshot">Its name.</param>
/// <param name="Error">Why.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastAttempt">When it was tried last.</param>
public sealed record QuarantineEntry(string Snapshot, string Error, int Attempts, DateTimeOffset LastAttempt);

/// <summary>
/// Table <c>Quarantine</c>: snapshots that cannot be computed however often they are tried. Deleting an entry releases its
/// snapshot.
/// </summary>
public sealed class QuarantineStore(TableServiceClient tables, TimeProvider time)
{
    private const string ErrorColumn = "Error";
    private const string AttemptsColumn = "Attempts";
    private const string LastAttemptColumn = "LastAttempt";

    // A string column holds 32,768 characters; the rest of a trace helps nobody.
    private const int LongestError = 8000;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.QuarantineTable);

    /// <summary>Enters a snapshot, or counts one more attempt of one that is there.</summary>
    public async Task AddAsync(string snapshot, string error, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(snapshot);
        ArgumentNullException.ThrowIfNull(error);
        var (partition, row) = Key(snapshot);
        var existing = await _table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken);
        var attempts = existing.HasValue ? existing.Value!.GetInt32(AttemptsColumn) ?? 0 : 0;
        var entity = new TableEntity(partition, row)
        {
            [ErrorColumn] = error.Length <= LongestError ? error : error[..LongestError],
            [AttemptsColumn] = attempts + 1,
            [LastAttemptColumn] = time.GetUtcNow(),
        };
        await _table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Whether a snapshot is in quarantine.</summary>
    public async Task<bool> ContainsAsync(string snapshot, CancellationToken cancellationToken)
    {
        var (partition, row) = Key(snapshot);
        return (await _table.GetEntityIfExistsAsync<TableEntity>(partition, row, [nameof(ITableEntity.RowKey)], cancellationToken)).HasValue;
    }

    /// <summary>How many snapshots are in quarantine; counted no further than a limit, so that asking costs little however many there are.</summary>
    public async Task<int> CountAsync(int limit, CancellationToken cancellationToken)
        => await _table.QueryAsync<TableEntity>(maxPerPage: Math.Min(limit, 1000), select: [nameof(ITableEntity.RowKey)], cancellationToken: cancellationToken)
            .Take(limit).CountAsync(cancellationToken);

    /// <summary>Every snapshot in quarantine, oldest as-of day first.</summary>
    public async Task<IReadOnlyList<QuarantineEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var entries = new List<QuarantineEntry>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            entries.Add(new QuarantineEntry(
                NameOf(entity.RowKey),
                entity.GetString(ErrorColumn),
                entity.GetInt32(AttemptsColumn) ?? 0,
                entity.GetDateTimeOffset(LastAttemptColumn) ?? DateTimeOffset.MinValue));
        }

        return entries;
    }

    // A row key may hold neither the slash of a blob name nor, on every path to the service, a percent sign: the usual
    // escape is written with a tilde. A name that no date begins is filed apart.
    private static (string Partition, string Row) Key(string snapshot)
    {
        var partition = snapshot.Length >= 10
            && DateOnly.TryParseExact(snapshot.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf)
                ? RowKeys.Ascending(asOf)
                : "undated";
        return (partition, Uri.EscapeDataString(snapshot).Replace("~", "%7E", StringComparison.Ordinal).Replace('%', '~'));
    }

    private static string NameOf(string row) => Uri.UnescapeDataString(row.Replace('~', '%'));
}
