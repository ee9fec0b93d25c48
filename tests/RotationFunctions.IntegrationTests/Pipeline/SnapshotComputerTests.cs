using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using FsCheck.Xunit;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Pipeline;

public sealed class SnapshotComputerTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Evening = new(2025, 3, 3, 22, 30, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<Desk> OpenAsync() => Desk.OpenAsync(azurite.NewAccount());

    private static async Task<string> WriteAsync(Desk desk, Snapshot snapshot) =>
        (await desk.Get<SnapshotStore>().WriteAsync(snapshot, Cancellation)).Name;

    /// <summary>Everything in the tables, as text, but for the places of reports in their chain, which tell how it came to be.</summary>
    private static async Task<string> DumpAsync(Desk desk)
    {
        var dump = new StringBuilder();
        foreach (var table in StorageNames.Tables)
        {
            await foreach (var entity in desk.Tables.GetTableClient(table).QueryAsync<TableEntity>(cancellationToken: Cancellation))
            {
                if (entity.RowKey.StartsWith(RowKeys.ReplacedPrefix, StringComparison.Ordinal))
                    continue;
                foreach (var (column, value) in entity.Where(c => c.Key is not ("odata.etag" or "Timestamp" or "Revision" or "Hash") && c.Value is not byte[]).OrderBy(c => c.Key, StringComparer.Ordinal))
                    dump.Append(CultureInfo.InvariantCulture, $"{table} {column}={value};");
                if (table == StorageNames.ReportsTable)
                    dump.Append(Encoding.UTF8.GetString(ReportJson.Serialize((await desk.Get<ReportStore>().FindAsync(ReportRow.Summary(entity).AsOf, Cancellation))!.Read() with { Publication = null, Hash = null })));
                dump.AppendLine();
            }
        }

        return dump.ToString();
    }

    [Property(MaxTest = 12)]
    public async Task Compute_AnyOrderAndAnyNumberOfTimes_EndsTheSame(int[] order)
    {
        // A day, the same day fetched again later with other prices, and a backfill over both made of the first responses.
        Snapshot[] snapshots =
        [
            SmallMarket.Snapshot(300, 1, Evening),
            SmallMarket.Snapshot(300, 1, Evening.AddHours(5), 1.01),
            SmallMarket.Snapshot(302, 5, Evening, 0.99),
        ];
        await using var straight = await OpenAsync();
        foreach (var snapshot in snapshots)
            await straight.Get<SnapshotComputer>().ComputeAsync(await WriteAsync(straight, snapshot), Cancellation);

        await using var shuffled = await OpenAsync();
        var names = new List<string>();
        foreach (var snapshot in snapshots)
            names.Add(await WriteAsync(shuffled, snapshot));
        // Whatever the order begins with, each snapshot comes at least once.
        foreach (var i in (order ?? []).Take(5).Select(i => Math.Abs(i % 3)).Concat([2, 1, 0]))
            await shuffled.Get<SnapshotComputer>().ComputeAsync(names[i], Cancellation);

        Assert.Equal(await DumpAsync(straight), await DumpAsync(shuffled));
    }

    [Fact]
    public async Task Compute_Days_AreCountedUntilAllAreDone()
    {
        await using var desk = await OpenAsync();
        var name = await WriteAsync(desk, SmallMarket.Snapshot(300, 150, Evening));
        var told = new ConcurrentQueue<RunProgress>();

        await desk.Get<SnapshotComputer>().ComputeAsync(name, new Listener(told), Cancellation);

        Assert.All(told, step => Assert.Equal((RunStage.Computing, 150), (step.Stage, step.Total)));
        // Metrics are half of the work; the reports of 150 days come in blocks of 100 and 50.
        Assert.Equal([75, 125, 150], told.Select(step => step.Done).Where(done => done >= 75));
        Assert.Contains(told, step => step.Done is > 0 and < 75);
    }

    private sealed class Listener(ConcurrentQueue<RunProgress> told) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => told.Enqueue(value);
    }

    [Fact]
    public async Task Compute_AllAtOnce_EndsTheSame()
    {
        Snapshot[] snapshots = [.. Enumerable.Range(0, 6).Select(i => SmallMarket.Snapshot(300, 3, Evening.AddMinutes(i), 1 + (i * 0.01)))];
        await using var straight = await OpenAsync();
        await straight.Get<SnapshotComputer>().ComputeAsync(await WriteAsync(straight, snapshots[^1]), Cancellation);

        await using var crowded = await OpenAsync();
        var names = await Task.WhenAll(snapshots.Select(s => WriteAsync(crowded, s)));
        await Task.WhenAll(names.Concat(names).Select(name => crowded.Get<SnapshotComputer>().ComputeAsync(name, Cancellation)));

        Assert.Equal(await DumpAsync(straight), await DumpAsync(crowded));
    }

    [Fact]
    public async Task Compute_Backfill_EqualsEachDayAlone()
    {
        await using var backfill = await OpenAsync();
        await backfill.Get<SnapshotComputer>().ComputeAsync(await WriteAsync(backfill, SmallMarket.Snapshot(300, 8, Evening)), Cancellation);

        await using var daily = await OpenAsync();
        for (var days = 293; days <= 300; days++)
            await daily.Get<SnapshotComputer>().ComputeAsync(await WriteAsync(daily, SmallMarket.Snapshot(days, 1, Evening)), Cancellation);

        foreach (var day in SmallMarket.Days(300)[^8..])
        {
            var one = (await daily.Get<ReportStore>().FindAsync(day, Cancellation))!.Read();
            var many = (await backfill.Get<ReportStore>().FindAsync(day, Cancellation))!.Read();
            Assert.NotEqual(one.Source.Snapshot, many.Source.Snapshot);
            var sameSource = many with { Source = one.Source, Publication = one.Publication, Hash = one.Hash };
            Assert.Equal(Encoding.UTF8.GetString(ReportJson.Serialize(one)), Encoding.UTF8.GetString(ReportJson.Serialize(sameSource)));
            Assert.Equal(one.Performance[0].Close, many.Performance[0].Close);
        }

        var rows = new List<MetricRow>();
        await foreach (var row in backfill.Get<MetricsStore>().QueryAsync("IWM", DateOnly.MinValue, DateOnly.MaxValue, Cancellation))
            rows.Add(row);
        Assert.Equal(SmallMarket.Days(300)[^8..], rows.Select(r => r.Date));
        await foreach (var row in daily.Get<MetricsStore>().QueryAsync("IWM", DateOnly.MinValue, DateOnly.MaxValue, Cancellation))
            Assert.Equal(row.Figures.OrderBy(f => f.Key, StringComparer.Ordinal), rows.Single(r => r.Date == row.Date).Figures.OrderBy(f => f.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Compute_Pair_WritesItsSpreads()
    {
        await using var desk = await OpenAsync();
        await desk.Get<SnapshotComputer>().ComputeAsync(await WriteAsync(desk, SmallMarket.Snapshot(300, 2, Evening)), Cancellation);
        var rows = new List<MetricRow>();
        await foreach (var row in desk.Get<MetricsStore>().QueryAsync("IWM-SPY", DateOnly.MinValue, DateOnly.MaxValue, Cancellation))
            rows.Add(row);
        var report = (await desk.Get<ReportStore>().LatestAsync(Cancellation))!.Read();
        Assert.Equal(2, rows.Count);
        Assert.Equal(report.Spreads[0].Values["1M"], rows[^1].Figures["spread.1M"]);
        Assert.Equal(report.Performance[1].Returns["1M"] - report.Performance[0].Returns["1M"], rows[^1].Figures["spread.1M"]);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task Compute_TruncatedSnapshot_GoesIntoQuarantine(double share)
    {
        var bytes = await BytesOf(SmallMarket.Snapshot(20, 1, Evening));
        await QuarantinesAsync("2024-01-26/truncated0000000.parquet", bytes[..(int)(bytes.Length * share)], "does not match the hash");
    }

    [Fact]
    public Task Compute_EmptyBlob_GoesIntoQuarantine() => QuarantinesAsync(NameFor("2024-01-26", []), [], "cannot be read as Parquet");

    [Fact]
    public Task Compute_NotParquet_GoesIntoQuarantine()
    {
        var bytes = Encoding.UTF8.GetBytes("date,open,high,low,close\n2024-01-26,1,1,1,1\n");
        return QuarantinesAsync(NameFor("2024-01-26", bytes), bytes, "cannot be read as Parquet");
    }

    [Fact]
    public async Task Compute_NoBenchmark_GoesIntoQuarantine()
    {
        var snapshot = SmallMarket.Snapshot(20, 1, Evening);
        var bytes = await BytesOf(snapshot with { Series = [.. snapshot.Series.Where(s => s.Id != "SPY")] });
        await QuarantinesAsync(NameFor("2024-01-26", bytes), bytes, "no bars of the benchmark SPY");
    }

    [Fact]
    public async Task Compute_SnapshotIsGone_GoesIntoQuarantine()
    {
        await using var desk = await OpenAsync();
        var outcome = await desk.Get<SnapshotComputer>().ComputeAsync("2024-01-26/0123456789abcdef.parquet", Cancellation);
        Assert.Contains("There is no snapshot 2024-01-26/0123456789abcdef.parquet", outcome.Quarantined, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compute_QuarantinedTwice_CountsAttempts()
    {
        await using var desk = await OpenAsync();
        for (var attempt = 1; attempt <= 2; attempt++)
            await desk.Get<SnapshotComputer>().ComputeAsync("2024-01-26/a~b%2F.parquet", Cancellation);
        var entry = Assert.Single(await desk.Get<QuarantineStore>().ListAsync(Cancellation));
        Assert.Equal(("2024-01-26/a~b%2F.parquet", 2), (entry.Snapshot, entry.Attempts));
        Assert.True(await desk.Get<QuarantineStore>().ContainsAsync(entry.Snapshot, Cancellation));
    }

    private async Task QuarantinesAsync(string name, byte[] bytes, string reason)
    {
        await using var desk = await OpenAsync();
        await desk.Blobs.GetBlobContainerClient(StorageNames.SnapshotsContainer).UploadBlobAsync(name, BinaryData.FromBytes(bytes), Cancellation);
        var outcome = await desk.Get<SnapshotComputer>().ComputeAsync(name, Cancellation);
        Assert.Contains(reason, outcome.Quarantined, StringComparison.Ordinal);
        var entry = Assert.Single(await desk.Get<QuarantineStore>().ListAsync(Cancellation));
        Assert.Equal((name, outcome.Quarantined, 1), (entry.Snapshot, entry.Error, entry.Attempts));
        Assert.Null(await desk.Get<ReportStore>().LatestAsync(Cancellation));
    }

    private static async Task<byte[]> BytesOf(Snapshot snapshot)
    {
        using var stream = new MemoryStream();
        await SnapshotFile.WriteAsync(snapshot, stream, Cancellation);
        return stream.ToArray();
    }

    private static string NameFor(string asOf, byte[] bytes) =>
        $"{asOf}/{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..16]}.parquet";
}
