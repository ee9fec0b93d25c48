using System.Globalization;
using System.IO.Compression;
using Azure.Data.Tables;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>The row of a report in the table.</summary>
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

    // The table service takes at most 64 KiB in a binary column; a larger report goes on in the next.
    private const int ColumnBytes = 64 * 1024;

    internal static readonly string[] SummaryColumns =
    [
        nameof(ITableEntity.RowKey), AsOfColumn, FetchedAtColumn, SnapshotColumn, ScoreColumn, StanceColumn, RevisionColumn, HashColumn,
    ];

    internal static readonly string[] RevisionColumns = [.. SummaryColumns, ReplacedByRevisionColumn, ReplacedByHashColumn, ReplacedReasonColumn];

    /// <summary>The row of a published report.</summary>
    internal static TableEntity Of(ReportSummary summary, ReadOnlySpan<byte> gzipJson)
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
        for (var (column, offset) = (0, 0); offset < gzipJson.Length; column++, offset += ColumnBytes)
            row[JsonColumn + column.ToString(CultureInfo.InvariantCulture)] = gzipJson.Slice(offset, Math.Min(ColumnBytes, gzipJson.Length - offset)).ToArray();
        return row;
    }

    /// <summary>The row in which a replaced revision is kept: as it was, and beside it what replaced it.</summary>
    internal static TableEntity Replaced(TableEntity row, ReportSummary by, RevisionReason reason)
    {
        var summary = Summary(row);
        var kept = new TableEntity(Partition, RowKeys.Replaced(summary.AsOf, summary.Revision));
        foreach (var (column, value) in row.Where(c => c.Key is not ("odata.etag" or nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey) or nameof(ITableEntity.Timestamp))))
            kept[column] = value;
        kept[ReplacedByRevisionColumn] = by.Revision;
        kept[ReplacedByHashColumn] = by.Hash;
        kept[ReplacedReasonColumn] = reason.ToString();
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

    /// <summary>The report in a row.</summary>
    internal static StoredReport Report(TableEntity row)
    {
        using var json = new MemoryStream();
        for (var column = 0; row.GetBinary(JsonColumn + column.ToString(CultureInfo.InvariantCulture)) is { } part; column++)
            json.Write(part);
        return new StoredReport(Summary(row), json.ToArray()) { ReplacedBy = By(row) };
    }

    /// <summary>What lists of revisions tell of a row.</summary>
    internal static ReportRevision Revision(TableEntity row)
    {
        var summary = Summary(row);
        return new ReportRevision(summary.Revision, summary.Hash, summary.FetchedAt, summary.Snapshot, By(row));
    }

    private static ReplacedBy? By(TableEntity row) => row.GetInt32(ReplacedByRevisionColumn) is { } revision
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
