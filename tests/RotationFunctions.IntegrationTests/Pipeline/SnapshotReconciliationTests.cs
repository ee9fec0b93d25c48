using Azure.Data.Tables;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.IntegrationTests.Pipeline;

public sealed class SnapshotReconciliationTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Evening = new(2025, 3, 3, 22, 30, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_BurstThatNoEventReported_ComputesAllInTurnsOldestFirst()
    {
        const int Burst = SnapshotReconciliation.MostAtOnce + 3;
        await using var desk = await OpenAsync();
        for (var i = 0; i < Burst; i++)
            await WriteAsync(desk, SmallMarket.Snapshot(40 + i, 1, Evening.AddDays(i)));
        var reconciliation = desk.Get<SnapshotReconciliation>();

        Assert.Equal(SnapshotReconciliation.MostAtOnce, await reconciliation.RunAsync(Cancellation));
        Assert.Equal(SmallMarket.Days(40 + SnapshotReconciliation.MostAtOnce - 1)[^1], (await desk.Get<ReportStore>().LatestAsync(Cancellation))!.Summary.AsOf);
        Assert.Equal(3, await reconciliation.RunAsync(Cancellation));
        Assert.Equal(0, await reconciliation.RunAsync(Cancellation));
        Assert.Equal(Burst, await ReportsAsync(desk));
    }

    [Fact]
    public async Task Run_AllComputed_ComputesNothing()
    {
        await using var desk = await OpenAsync();
        // A day, the same day fetched later, and a backfill over it of the first responses: in part older, in part alone.
        string[] names =
        [
            await WriteAsync(desk, SmallMarket.Snapshot(60, 1, Evening)),
            await WriteAsync(desk, SmallMarket.Snapshot(60, 1, Evening.AddHours(5), 1.01)),
            await WriteAsync(desk, SmallMarket.Snapshot(61, 5, Evening, 0.99)),
        ];
        foreach (var name in names)
            await desk.Get<SnapshotComputer>().ComputeAsync(name, Cancellation);

        Assert.Equal(0, await desk.Get<SnapshotReconciliation>().RunAsync(Cancellation));
    }

    [Fact]
    public async Task Run_BackfillStoppedHalfWay_FinishesIt()
    {
        await using var desk = await OpenAsync();
        await desk.Get<SnapshotComputer>().ComputeAsync(await WriteAsync(desk, SmallMarket.Snapshot(60, 5, Evening)), Cancellation);
        var reports = desk.Tables.GetTableClient(StorageNames.ReportsTable);
        await reports.DeleteEntityAsync("report", RowKeys.Descending(SmallMarket.Days(60)[57]), cancellationToken: Cancellation);

        Assert.Equal(1, await desk.Get<SnapshotReconciliation>().RunAsync(Cancellation));
        Assert.Equal(5, await ReportsAsync(desk));
    }

    /// <summary>What the storage will never take goes into quarantine with its words, and holds nothing else up.</summary>
    [Fact]
    public async Task Run_OneIsRefusedForGood_QuarantinesItAndComputesTheOthers()
    {
        await using var desk = await OpenAsync();
        var refused = await WriteAsync(desk, Unwritable(SmallMarket.Snapshot(60, 1, Evening)));
        var sound = await WriteAsync(desk, SmallMarket.Snapshot(61, 1, Evening));

        await desk.Get<SnapshotReconciliation>().RunAsync(Cancellation);

        Assert.Equal(sound, (await desk.Get<ReportStore>().LatestAsync(Cancellation))!.Summary.Snapshot);
        Assert.Equal(refused, Assert.Single(await desk.Get<QuarantineStore>().ListAsync(Cancellation)).Snapshot);
        Assert.Equal(0, await desk.Get<SnapshotReconciliation>().RunAsync(Cancellation));
    }

    [Fact]
    public async Task Run_Quarantined_WaitsForItsRelease()
    {
        await using var desk = await OpenAsync();
        var name = await WriteAsync(desk, SmallMarket.Snapshot(60, 1, Evening));
        await desk.Get<QuarantineStore>().AddAsync(name, "It could not be computed.", Cancellation);

        Assert.Equal(0, await desk.Get<SnapshotReconciliation>().RunAsync(Cancellation));

        var table = desk.Tables.GetTableClient(StorageNames.QuarantineTable);
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: Cancellation))
            await table.DeleteEntityAsync(row, cancellationToken: Cancellation);
        Assert.Equal(1, await desk.Get<SnapshotReconciliation>().RunAsync(Cancellation));
        Assert.Equal(1, await ReportsAsync(desk));
    }

    [Fact]
    public async Task Run_SnapshotPutThereByHand_IsComputed()
    {
        await using var desk = await OpenAsync();
        await using var elsewhere = await OpenAsync();
        var name = await WriteAsync(elsewhere, SmallMarket.Snapshot(60, 1, Evening));
        var content = await elsewhere.Blobs.GetBlobContainerClient(StorageNames.SnapshotsContainer).GetBlobClient(name).DownloadContentAsync(Cancellation);
        await desk.Blobs.GetBlobContainerClient(StorageNames.SnapshotsContainer).UploadBlobAsync(name, content.Value.Content, Cancellation);

        Assert.Equal(1, await desk.Get<SnapshotReconciliation>().RunAsync(Cancellation));
        Assert.Equal(1, await ReportsAsync(desk));
    }

    /// <summary>A snapshot whose metrics the table service refuses: a key may not hold a slash.</summary>
    private static Snapshot Unwritable(Snapshot snapshot)
    {
        var universe = snapshot.Metadata.Universe;
        return snapshot with
        {
            Metadata = snapshot.Metadata with { Universe = universe with { Spreads = [new SeriesPair("IWM", "I/C")], Series = [.. universe.Series.Select(s => s with { Id = Rename(s.Id) })] } },
            Series = [.. snapshot.Series.Select(s => s with { Id = Rename(s.Id) })],
        };

        static string Rename(string id) => id == "IWC" ? "I/C" : id;
    }

    private static async Task<string> WriteAsync(Desk desk, Snapshot snapshot) =>
        (await desk.Get<SnapshotStore>().WriteAsync(snapshot, Cancellation)).Name;

    private static async Task<int> ReportsAsync(Desk desk) =>
        (await desk.Get<ReportStore>().ListAsync(null, null, 1000, null, Cancellation)).Items.Count;

    private Task<Desk> OpenAsync() => Desk.OpenAsync(azurite.NewAccount());
}
