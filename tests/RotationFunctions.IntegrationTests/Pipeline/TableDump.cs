using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Pipeline;

/// <summary>Every row of every table with every column that the desk wrote, in order.</summary>
internal static class TableDump
{
    public static async Task<IReadOnlyList<string>> ReadAsync(Desk desk)
    {
        var lines = new List<string>();
        foreach (var table in StorageNames.Tables)
            await foreach (var row in desk.Tables.GetTableClient(table).QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken))
                lines.Add($"{table} {string.Join(' ', row.Where(c => c.Key is not ("odata.etag" or "Timestamp")).OrderBy(c => c.Key, StringComparer.Ordinal).Select(Text))}");
        return lines;

        static string Text(KeyValuePair<string, object> column) => string.Create(
            CultureInfo.InvariantCulture, $"{column.Key}={(column.Value is byte[] bytes ? Convert.ToHexStringLower(bytes) : column.Value):R}");
    }

    /// <summary>Puts other bytes in the place of a published report, as nobody may.</summary>
    public static async Task OverwriteReportAsync(this Desk desk, ReportSummary summary, byte[] json)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await desk.Blobs.GetBlobContainerClient(StorageNames.ReportsContainer).GetBlobClient(ReportArchive.Name(summary.AsOf, summary.Hash!)).UploadAsync(
            BinaryData.FromBytes(ReportRow.Compress(json)), new BlobUploadOptions(), cancellation);
        await desk.Tables.GetTableClient(StorageNames.ReportsTable).UpdateEntityAsync(
            ReportRow.Of(summary), Azure.ETag.All, TableUpdateMode.Replace, cancellation);
    }
}
