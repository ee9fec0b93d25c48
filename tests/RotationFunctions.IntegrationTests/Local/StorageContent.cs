using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using RotationFunctions.IntegrationTests.Pipeline;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Local;

/// <summary>All that lies in a storage, as lines of text, without what the clock decides: times, and hashes of what holds times.</summary>
internal static partial class StorageContent
{
    public static async Task<IReadOnlyList<string>> ReadAsync(string connection)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var desk = await Desk.OpenAsync(connection);
        var lines = new List<string>();
        foreach (var container in StorageNames.Containers)
        {
            foreach (var name in await desk.BlobsIn(container))
            {
                var content = (await desk.Blobs.GetBlobContainerClient(container).GetBlobClient(name).DownloadContentAsync(cancellation)).Value.Content;
                var what = container switch
                {
                    StorageNames.SnapshotsContainer => Describe(await desk.Get<SnapshotStore>().ReadAsync(name, cancellation)),
                    // What is kept there is when something was fetched and how far it was by then.
                    StorageNames.StateContainer => "",
                    // Told below, without what the clock decides.
                    StorageNames.ReportsContainer => "",
                    _ => Convert.ToHexStringLower(SHA256.HashData(content)),
                };
                lines.Add(Timeless($"{container}/{name} {what}"));
            }
        }
        foreach (var table in StorageNames.Tables)
        {
            await foreach (var entity in desk.Tables.GetTableClient(table).QueryAsync<TableEntity>(cancellationToken: cancellation))
            {
                var columns = entity
                    .Where(c => c.Key is not ("odata.etag" or "Timestamp" or "FetchedAt" or "Hash") && !c.Key.StartsWith("Json", StringComparison.Ordinal))
                    .OrderBy(c => c.Key, StringComparer.Ordinal)
                    .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}={c.Value:R}"));
                lines.Add(Timeless($"{table} {string.Join(' ', columns)}"));
            }
        }
        await foreach (var (_, report) in ReportsAsync(desk))
        {
            var timeless = report with
            {
                GeneratedAt = default,
                Publication = null,
                Hash = null,
                Source = report.Source with { FetchedAt = default },
                Inputs = [.. report.Inputs.Select(input => input with { FetchedAt = default })],
            };
            lines.Add(Timeless(Encoding.UTF8.GetString(ReportJson.Serialize(timeless))));
        }

        return lines;
    }

    private static async IAsyncEnumerable<(DateOnly AsOf, Report Report)> ReportsAsync(Desk desk)
    {
        var reports = desk.Get<ReportStore>();
        var list = await reports.ListAsync(null, null, 1000, null, TestContext.Current.CancellationToken);
        foreach (var item in list.Items)
            yield return (item.AsOf, (await reports.FindAsync(item.AsOf, TestContext.Current.CancellationToken))!.Read());
    }

    private static string Describe(Snapshot snapshot) => string.Join(
        '\n', snapshot.Series.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Id} {string.Join(',', s.Dates)} {string.Join(',', s.Close)}")));

    private static string Timeless(string line) => SnapshotHash().Replace(FetchTime().Replace(line, "TIME"), "HASH");

    [GeneratedRegex(@"\d{8}T\d{6}Z")]
    private static partial Regex FetchTime();

    [GeneratedRegex(@"[0-9a-f]{64}|[0-9a-f]{16}\.parquet")]
    private static partial Regex SnapshotHash();
}
