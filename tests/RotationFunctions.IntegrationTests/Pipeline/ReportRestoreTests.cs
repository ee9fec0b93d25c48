using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;
using RotationFunctions.Pipeline.Verification;

namespace RotationFunctions.IntegrationTests.Pipeline;

/// <summary>Whatever row or table is lost, the rows that come back are those that were there.</summary>
public sealed class ReportRestoreTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly DateTimeOffset Evening = new(2025, 3, 3, 22, 30, 0, TimeSpan.Zero);

    private Desk _desk = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateOnly[] Days { get; } = SmallMarket.Days(300);

    private TableClient Reports => _desk.Tables.GetTableClient(StorageNames.ReportsTable);

    /// <summary>Five days in a backfill, one of them revised twice, and a day on top that is revised once.</summary>
    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync(azurite.NewAccount());
        await ComputeAsync(SmallMarket.Snapshot(299, 5, Evening));
        await ComputeAsync(SmallMarket.Snapshot(297, 1, Evening.AddHours(1), 1.01));
        await ComputeAsync(SmallMarket.Snapshot(300, 1, Evening.AddHours(2)));
        await ComputeAsync(SmallMarket.Snapshot(297, 1, Evening.AddHours(3), 1.02));
        await ComputeAsync(SmallMarket.Snapshot(300, 1, Evening.AddHours(4), 1.03));
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task AnyRow_ComesBackAsItWas()
    {
        var before = await TableDump.ReadAsync(_desk);
        var keys = await KeysAsync();
        Assert.Equal(9, keys.Count);
        foreach (var key in keys)
        {
            await Reports.DeleteEntityAsync(ReportRow.Partition, key, cancellationToken: Cancellation);
            Assert.Equal((1, 8), await RestoreAsync());
            Assert.Equal(before, await TableDump.ReadAsync(_desk));
        }
    }

    [Fact]
    public async Task AnyTwoRows_ComeBackAsTheyWere()
    {
        var before = await TableDump.ReadAsync(_desk);
        var keys = await KeysAsync();
        foreach (var (a, b) in keys.SelectMany((a, i) => keys.Skip(i + 1).Select(b => (a, b))))
        {
            await Reports.DeleteEntityAsync(ReportRow.Partition, a, cancellationToken: Cancellation);
            await Reports.DeleteEntityAsync(ReportRow.Partition, b, cancellationToken: Cancellation);
            Assert.Equal((2, 7), await RestoreAsync());
            Assert.Equal(before, await TableDump.ReadAsync(_desk));
        }
    }

    [Fact]
    public async Task EveryTable_ComesBackAsItWas()
    {
        var before = await TableDump.ReadAsync(_desk);
        foreach (var table in StorageNames.Tables)
            await _desk.Tables.DeleteTableAsync(table, Cancellation);
        await _desk.Get<StorageInitializer>().EnsureCreatedAsync(Cancellation);
        Assert.Empty(await TableDump.ReadAsync(_desk));

        var answer = await PostAsync();

        Assert.Equal((9, 0, 6, 0), ((int)answer["reportsRestored"]!, (int)answer["reportsKept"]!, (int)answer["metricsRestored"]!, (int)answer["metricsLeft"]!));
        Assert.Empty(answer["lost"]!.AsArray());
        Assert.Empty(answer["doubts"]!.AsArray());
        Assert.Equal(before, await TableDump.ReadAsync(_desk));
        Assert.Empty((await _desk.Get<ChainCheck>().RunAsync(Cancellation)).Findings);
        Assert.Equal((0, 9), await RestoreAsync());
    }

    [Fact]
    public async Task RowOfMetrics_ComesBackAsItWas()
    {
        var before = await TableDump.ReadAsync(_desk);
        var metrics = _desk.Tables.GetTableClient(StorageNames.MetricsTable);
        foreach (var (partition, day) in new[] { ("IWM", Days[^3]), ("IWM-SPY", Days[^1]), ("SPY", Days[^2]) })
            await metrics.DeleteEntityAsync(partition, RowKeys.Ascending(day), cancellationToken: Cancellation);

        var outcome = await _desk.Get<MetricsRestore>().RunAsync(everyDay: true, null, CancellationToken.None, Cancellation);

        Assert.Equal((6, 0), (outcome.Days, outcome.DaysLeft));
        Assert.Equal(before, await TableDump.ReadAsync(_desk));
    }

    [Fact]
    public async Task ReportsThatNeverWerePublished_StayOut()
    {
        var before = await TableDump.ReadAsync(_desk);
        // As one leaves it that lost a race, or was stopped between its blob and its row: of a day in the middle, and of the newest.
        foreach (var day in (DateOnly[])[Days[^4], Days[^3], Days[^1]])
        {
            foreach (var revision in await _desk.Get<ReportStore>().RevisionsAsync(day, Cancellation))
            {
                var report = (await _desk.Get<ReportStore>().FindAsync(day, revision.Revision, Cancellation))!.Read();
                var earlier = report with { GeneratedAt = report.GeneratedAt.AddMinutes(-1), Publication = null, Hash = null, ReplacedBy = null };
                var (json, summary) = UnpublishedReport.Of(ReportTexts.Write(earlier, Language.English)).Seal(report.Publication!);
                await _desk.Get<ReportArchive>().WriteAsync(day, summary.Hash!, ReportRow.Compress(json), Cancellation);
            }
        }

        await _desk.Tables.DeleteTableAsync(StorageNames.ReportsTable, Cancellation);
        await _desk.Get<StorageInitializer>().EnsureCreatedAsync(Cancellation);
        var outcome = await _desk.Get<ReportRestore>().RunAsync(Cancellation);

        Assert.Equal((9, 0), (outcome.Restored, outcome.Kept));
        Assert.Empty(outcome.Lost);
        // A later report vouches for all but the newest day, and a revision that came after the next day's report.
        Assert.Collection(
            outcome.Doubts,
            doubt => Assert.Contains($"{Days[^1]:yyyy-MM-dd}, revision 2", doubt, StringComparison.Ordinal),
            doubt => Assert.Contains($"{Days[^4]:yyyy-MM-dd}, revision 3", doubt, StringComparison.Ordinal));
        Assert.Equal(before, await TableDump.ReadAsync(_desk));
    }

    [Fact]
    public async Task RowsFromBeforeTheArchive_AreReadAndArchived()
    {
        var hashes = (await _desk.Get<ReportStore>().AllAsync(Cancellation)).Select(summary => summary.Hash).ToList();
        var jsons = await JsonsAsync();
        await foreach (var row in Reports.QueryAsync<TableEntity>(cancellationToken: Cancellation))
        {
            var summary = ReportRow.Summary(row);
            var json = (await _desk.Get<ReportArchive>().FindAsync(summary.AsOf, summary.Hash!, Cancellation))!;
            for (var (column, offset) = (0, 0); offset < json.Length; column++, offset += 65536)
                row[string.Create(CultureInfo.InvariantCulture, $"Json{column}")] = json[offset..Math.Min(offset + 65536, json.Length)];
            await Reports.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Replace, Cancellation);
            await _desk.Blobs.GetBlobContainerClient(StorageNames.ReportsContainer).DeleteBlobAsync(ReportArchive.Name(summary.AsOf, summary.Hash!), cancellationToken: Cancellation);
        }

        Assert.Empty(await _desk.BlobsIn(StorageNames.ReportsContainer));
        Assert.Equal(jsons, await JsonsAsync());
        // One of them is replaced, and a later day follows on it.
        await ComputeAsync(SmallMarket.Snapshot(300, 1, Evening.AddHours(5), 1.04));
        Assert.Equal(jsons, (await JsonsAsync()).Take(jsons.Count));
        Assert.Empty((await _desk.Get<ChainCheck>().RunAsync(Cancellation)).Findings);

        Assert.Equal(9, (await _desk.Get<ReportRestore>().RunAsync(Cancellation)).Archived);
        await _desk.Tables.DeleteTableAsync(StorageNames.ReportsTable, Cancellation);
        await _desk.Get<StorageInitializer>().EnsureCreatedAsync(Cancellation);
        Assert.Equal((10, 0), await RestoreAsync());
        Assert.Empty((await _desk.Get<ChainCheck>().RunAsync(Cancellation)).Findings);
        Assert.Superset(hashes.ToHashSet(), (await _desk.Get<ReportStore>().AllAsync(Cancellation)).Select(summary => summary.Hash).ToHashSet());
    }

    private async Task<List<string>> KeysAsync()
    {
        var keys = new List<string>();
        await foreach (var row in Reports.QueryAsync<TableEntity>(cancellationToken: Cancellation))
            keys.Add(row.RowKey);
        return keys;
    }

    /// <summary>The bytes of every report, of each day the first revision first.</summary>
    private async Task<List<byte[]>> JsonsAsync()
    {
        var jsons = new List<byte[]>();
        foreach (var summary in await _desk.Get<ReportStore>().AllAsync(Cancellation))
            jsons.Add((await _desk.Get<ReportStore>().FindAsync(summary.AsOf, summary.Revision, Cancellation))!.ReadJson());
        return jsons;
    }

    private async Task<(int Restored, int Kept)> RestoreAsync()
    {
        var outcome = await _desk.Get<ReportRestore>().RunAsync(Cancellation);
        Assert.Empty(outcome.Lost);
        Assert.Empty(outcome.Doubts);
        return (outcome.Restored, outcome.Kept);
    }

    private async Task<JsonNode> PostAsync()
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Post;
        using var body = new MemoryStream();
        context.Response.Body = body;
        await (await _desk.Get<RestoreCall>().AnswerAsync(context.Request, Cancellation)).ExecuteAsync(context);
        Assert.Equal(StatusCodes.Status200OK, context.Response.StatusCode);
        return JsonNode.Parse(body.ToArray())!;
    }

    private async Task ComputeAsync(Snapshot snapshot)
    {
        var (name, _) = await _desk.Get<SnapshotStore>().WriteAsync(snapshot, Cancellation);
        Assert.Null((await _desk.Get<SnapshotComputer>().ComputeAsync(name, Cancellation)).Quarantined);
    }
}
