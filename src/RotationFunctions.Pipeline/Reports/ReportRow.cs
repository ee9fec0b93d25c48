using System.Globalization;
using System.IO.Compression;
using Azure.Data.Tables;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>
/// The row of a report in the table: its summary and its place in the chain. The report itself is a blob; rows that were
/// written before it was hold the JSON too, in columns of at most 64 KiB.
/// </summary>
internal static class ReportRow
{
    internal const string Partition = "report";

    private const string AsOfColumn = "AsOf";
    private const string FetchedAtColumn = "FetchedAt";
    private const string SnapshotColumn = "SnapshotHash";
    private const string ScoreColumn = "Score";
    private const string StanceColumn = "Stance";
    private const string RevisionColumn = "Revision";
    private const string HashColumn = "Hash";
    private const string JsonColumn = "Json";
    private const string ReplacedByRevisionColumn = "ReplacedByRevision";
    private const string ReplacedByHashColumn = "ReplacedByHash";
    private const string ReplacedReasonColumn = "ReplacedReason";

    internal static readonly string[] SummaryColumns =
    [
        nameof(ITableEntity.RowKey), AsOfColumn, FetchedAtColumn, SnapshotColumn, ScoreColumn, StanceColumn, RevisionColumn, HashColumn,
    ];

    internal static readonly string[] RevisionColumns = [.. SummaryColumns, ReplacedByRevisionColumn, ReplacedByHashColumn, ReplacedReasonColumn];

    /// <summary>The row of a published report.</summary>
    internal static TableEntity Of(ReportSummary summary)
    {
        var row = new TableEntity(Partition, RowKeys.Descending(summary.AsOf))
        {
            [AsOfColumn] = summary.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            [FetchedAtColumn] = summary.FetchedAt,
            [SnapshotColumn] = summary.Snapshot,
            [RevisionColumn] = summary.Revision,
            [HashColumn] = summary.Hash,
        };
        if (summary.Score is { } score)
            row[ScoreColumn] = score;
        if (summary.Stance is { } stance)
            row[StanceColumn] = stance;
        return row;
    }

    /// <summary>The row in which a replaced revision is kept: as it was, and beside it what replaced it.</summary>
    internal static TableEntity Replaced(TableEntity row, ReportSummary by, RevisionReason reason)
        => Replaced(row, Summary(row), new ReplacedBy(by.Revision, by.Hash!, reason));

    /// <inheritdoc cref="Replaced(TableEntity, ReportSummary, RevisionReason)"/>
    internal static TableEntity Replaced(TableEntity row, ReportSummary summary, ReplacedBy by)
    {
        var kept = new TableEntity(Partition, RowKeys.Replaced(summary.AsOf, summary.Revision));
        foreach (var (column, value) in row.Where(c => c.Key is not ("odata.etag" or nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey) or nameof(ITableEntity.Timestamp))))
            kept[column] = value;
        kept[ReplacedByRevisionColumn] = by.Revision;
        kept[ReplacedByHashColumn] = by.Hash;
        kept[ReplacedReasonColumn] = by.Reason.ToString();
        return kept;
    }

    /// <summary>What lists tell of a row.</summary>
    internal static ReportSummary Summary(TableEntity row) => new(
        DateOnly.ParseExact(row.GetString(AsOfColumn), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        row.GetDateTimeOffset(FetchedAtColumn)!.Value,
        row.GetString(SnapshotColumn),
        row.GetDouble(ScoreColumn),
        row.GetString(StanceColumn),
        row.GetInt32(RevisionColumn) ?? 1,
        row.GetString(HashColumn));

    /// <summary>The JSON that an old row holds, compressed with gzip; null for a row whose report is a blob.</summary>
    internal static byte[]? Json(TableEntity row)
    {
        using var json = new MemoryStream();
        for (var column = 0; row.GetBinary(JsonColumn + column.ToString(CultureInfo.InvariantCulture)) is { } part; column++)
            json.Write(part);
        return json.Length == 0 ? null : json.ToArray();
    }

    /// <summary>A row with the report that belongs to it.</summary>
    internal static StoredReport Report(TableEntity row, byte[] gzipJson) => new(Summary(row), gzipJson) { ReplacedBy = By(row) };

    /// <summary>What lists of revisions tell of a row.</summary>
    internal static ReportRevision Revision(TableEntity row)
    {
        var summary = Summary(row);
        return new ReportRevision(summary.Revision, summary.Hash, summary.FetchedAt, summary.Snapshot, By(row));
    }

    /// <summary>What took the place of a row's report; null for the newest of its day.</summary>
    internal static ReplacedBy? By(TableEntity row) => row.GetInt32(ReplacedByRevisionColumn) is { } revision
        ? new ReplacedBy(revision, row.GetString(ReplacedByHashColumn), Enum.Parse<RevisionReason>(row.GetString(ReplacedReasonColumn)))
        : null;

    internal static byte[] Compress(byte[] json)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(json);
        return buffer.ToArray();
    }
}
