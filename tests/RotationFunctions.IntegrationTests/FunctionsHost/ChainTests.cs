using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using RotationFunctions.IntegrationTests.FunctionsHost.Protocol;
using RotationFunctions.IntegrationTests.Pipeline;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;
using HttpStatus = System.Net.HttpStatusCode;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

/// <summary>From timer to report through the built app, as the Functions host would drive it.</summary>
public sealed class ChainTests(AzuriteFixture azurite)
{
    private const string Compute = "ComputeMetrics";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sample_AsItIs_FetchesComputesAndServes()
    {
        var storage = azurite.NewAccount();
        await using var app = await FunctionApp.StartAsync(AppBuild.Output, AppBuild.SampleSettings(storage));
        await using var desk = await Desk.OpenAsync(storage);

        Assert.Equal(HttpStatus.NotFound, (await app.HttpAsync(HttpMethod.Get, "/api/report")).StatusCode);
        Succeeded(await app.TimerAsync("FetchRates"));
        Succeeded(await app.TimerAsync("FetchPrices"));
        var snapshot = Assert.Single(await desk.BlobsIn(StorageNames.SnapshotsContainer));
        Succeeded(await app.BlobAsync(Compute, StorageNames.SnapshotsContainer, snapshot));

        var response = await app.HttpAsync(HttpMethod.Get, "/api/report");
        Assert.Equal(HttpStatus.OK, response.StatusCode);
        var report = await JsonAsync(response);
        Assert.Equal(snapshot, (string?)report["source"]!["snapshot"]);
        Assert.True((bool)report["source"]!["isDemo"]!);
        Assert.Equal(0, await app.StopAsync());
    }

    [Fact]
    public async Task Timers_PricesAfterRates_CarryTheRatesThatWereKept()
    {
        using var folder = new SmallFolder(300);
        var (app, desk) = await StartAsync(folder);
        await using var _ = app;
        await using var __ = desk;
        folder.WriteRate(300, 4.33);
        Succeeded(await app.TimerAsync("FetchRates"));
        var kept = Assert.Single(await desk.BlobsIn(StorageNames.RawContainer));
        Assert.StartsWith("csv/EFFR/", kept, StringComparison.Ordinal);
        folder.WriteRate(300, 5.5);

        Succeeded(await app.TimerAsync("FetchPrices"));

        var snapshot = await desk.Get<SnapshotStore>().ReadAsync(Assert.Single(await desk.BlobsIn(StorageNames.SnapshotsContainer)), Cancellation);
        Assert.Equal(kept, snapshot.Metadata.Series.Single(s => s.Id == "EFFR").Raw);
        Assert.All(snapshot.Series.Single(s => s.Id == "EFFR").Close, percent => Assert.Equal(4.33, percent));
    }

    [Fact]
    public async Task Timer_NothingChanged_WritesNoSecondSnapshotAndSaysSo()
    {
        using var folder = new SmallFolder(300);
        var (app, desk) = await StartAsync(folder);
        await using var _ = app;
        await using var __ = desk;
        Succeeded(await app.TimerAsync("FetchPrices"));
        var (raw, snapshots) = (await desk.BlobsIn(StorageNames.RawContainer), await desk.BlobsIn(StorageNames.SnapshotsContainer));

        // Its bars end long ago, so the second try of the night fetches as well.
        Succeeded(await app.TimerAsync("FetchPricesAgain"));

        Assert.Equal(raw, await desk.BlobsIn(StorageNames.RawContainer));
        Assert.Equal(snapshots, await desk.BlobsIn(StorageNames.SnapshotsContainer));
        Assert.Single(snapshots);
        await app.LoggedAsync("There is no new snapshot: SPY has no final bar after 2025-02-21, which has its snapshot");
    }

    [Fact]
    public async Task Blob_DeliveredTwice_ChangesNothing()
    {
        using var folder = new SmallFolder(300);
        var (app, desk) = await StartAsync(folder);
        await using var _ = app;
        await using var __ = desk;
        Succeeded(await app.TimerAsync("FetchPrices"));
        var snapshot = Assert.Single(await desk.BlobsIn(StorageNames.SnapshotsContainer));
        Succeeded(await app.BlobAsync(Compute, StorageNames.SnapshotsContainer, snapshot));
        var before = await DumpAsync(desk, StorageNames.Tables);

        Succeeded(await app.BlobAsync(Compute, StorageNames.SnapshotsContainer, snapshot));

        Assert.Equal(before, await DumpAsync(desk, StorageNames.Tables));
        Assert.NotNull(await desk.Get<ReportStore>().LatestAsync(Cancellation));
    }

    [Fact]
    public async Task Blob_Cancelled_LeavesNothingHalfWritten()
    {
        const int Days = 250;
        var written = SmallMarket.Snapshot(600, Days, new DateTimeOffset(2026, 4, 20, 22, 30, 0, TimeSpan.Zero));
        using var folder = new SmallFolder(10);
        var (app, desk) = await StartAsync(folder);
        await using var _ = app;
        await using var __ = desk;
        var (snapshot, _) = await desk.Get<SnapshotStore>().WriteAsync(written, Cancellation);

        // In the middle of the work: when its first row is there.
        var result = await app.BlobAsync(Compute, StorageNames.SnapshotsContainer, snapshot, cancelWhen: FirstRowAsync(desk));

        Assert.NotEqual(StatusResult.Types.Status.Success, result.Status);
        Assert.Empty(await desk.Get<QuarantineStore>().ListAsync(Cancellation));
        var half = await ReportsAsync(desk);
        Assert.InRange(half.Count, 0, Days - 1);
        foreach (var item in half)
            Assert.Equal(snapshot, (await desk.Get<ReportStore>().FindAsync(item.AsOf, Cancellation))!.Read().Source.Snapshot);

        Succeeded(await app.TimerAsync("ReconcileSnapshots"));

        Assert.Equal(Days, (await ReportsAsync(desk)).Count);
        await using var straight = await Desk.OpenAsync(azurite.NewAccount());
        await straight.Get<SnapshotComputer>().ComputeAsync((await straight.Get<SnapshotStore>().WriteAsync(written, Cancellation)).Name, Cancellation);
        Assert.Equal(await DumpAsync(straight, [StorageNames.MetricsTable]), await DumpAsync(desk, [StorageNames.MetricsTable]));
    }

    [Fact]
    public async Task Timer_Cancelled_LeavesNoSnapshot()
    {
        using var folder = new SmallFolder(300);
        var (app, desk) = await StartAsync(folder);
        await using var _ = app;
        await using var __ = desk;

        var result = await app.TimerAsync("FetchPrices", cancelWhen: Task.CompletedTask);
        // The cancellation may come after the end; before it, there must be nothing.
        if (result.Status != StatusResult.Types.Status.Success)
            Assert.Empty(await desk.BlobsIn(StorageNames.SnapshotsContainer));

        Succeeded(await app.TimerAsync("FetchPrices"));
        var snapshot = Assert.Single(await desk.BlobsIn(StorageNames.SnapshotsContainer));
        Assert.Equal(5, (await desk.Get<SnapshotStore>().ReadAsync(snapshot, Cancellation)).Series.Count);
    }

    [Fact]
    public async Task Blob_Damaged_GoesIntoQuarantineUntilReleased()
    {
        const string Damaged = "2026-01-05/0123456789abcdef.parquet";
        using var folder = new SmallFolder(300);
        var (app, desk) = await StartAsync(folder);
        await using var _ = app;
        await using var __ = desk;
        await desk.Blobs.GetBlobContainerClient(StorageNames.SnapshotsContainer).UploadBlobAsync(Damaged, BinaryData.FromString("PAR1"), Cancellation);

        Succeeded(await app.BlobAsync(Compute, StorageNames.SnapshotsContainer, Damaged));
        Succeeded(await app.TimerAsync("ReconcileSnapshots"));

        var entry = Assert.Single(await desk.Get<QuarantineStore>().ListAsync(Cancellation));
        Assert.Equal((Damaged, 1), (entry.Snapshot, entry.Attempts));
        Assert.Contains("does not match the hash", entry.Error, StringComparison.Ordinal);
        var health = await app.HttpAsync(HttpMethod.Get, "/api/health");
        Assert.Equal(1, (int?)(await JsonAsync(health))["quarantined"]);

        await foreach (var row in desk.Tables.GetTableClient(StorageNames.QuarantineTable).QueryAsync<TableEntity>(cancellationToken: Cancellation))
            await desk.Tables.GetTableClient(StorageNames.QuarantineTable).DeleteEntityAsync(row, cancellationToken: Cancellation);
        await desk.Blobs.GetBlobContainerClient(StorageNames.SnapshotsContainer).DeleteBlobAsync(Damaged, cancellationToken: Cancellation);
        var (whole, _) = await desk.Get<SnapshotStore>().WriteAsync(SmallMarket.Snapshot(300, 1, desk.Time.GetUtcNow()), Cancellation);
        Succeeded(await app.TimerAsync("ReconcileSnapshots"));
        Assert.Empty(await desk.Get<QuarantineStore>().ListAsync(Cancellation));
        Assert.Equal(whole, Assert.Single(await ReportsAsync(desk)).Snapshot);
    }

    [Fact]
    public async Task Http_EachCall_IsAnsweredByItsHandler()
    {
        using var folder = new SmallFolder(300);
        var (app, desk) = await StartAsync(folder);
        await using var _ = app;
        await using var __ = desk;
        Succeeded(await app.TimerAsync("FetchPrices"));
        Succeeded(await app.TimerAsync("ReconcileSnapshots"));

        var report = await app.HttpAsync(HttpMethod.Get, "/api/report", null, ("Accept", "application/json"));
        Assert.Equal("2025-02-21", (string?)(await JsonAsync(report))["asOf"]);
        var again = await app.HttpAsync(HttpMethod.Get, "/api/report", null, ("Accept", "application/json"), ("If-None-Match", report.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatus.NotModified, again.StatusCode);
        var head = await app.HttpAsync(HttpMethod.Head, "/api/report");
        Assert.Equal((HttpStatus.OK, 0), (head.StatusCode, (await head.Content.ReadAsByteArrayAsync(Cancellation)).Length));
        var page = await app.HttpAsync(HttpMethod.Get, "/api/report?lang=zh-CN", null, ("Accept", "text/html"));
        Assert.Equal(("text/html", "zh-CN"), (page.Content.Headers.ContentType!.MediaType, page.Content.Headers.ContentLanguage.Single()));
        Assert.Single((await JsonAsync(await app.HttpAsync(HttpMethod.Get, "/api/reports")))["items"]!.AsArray());
        Assert.Equal("2025-02-21", (string?)(await JsonAsync(await app.HttpAsync(HttpMethod.Get, "/api/reports/2025-02-21")))["asOf"]);
        Assert.Equal(HttpStatus.OK, (await app.HttpAsync(HttpMethod.Get, "/api/metrics/IWM-SPY")).StatusCode);
        Assert.Equal(HttpStatus.OK, (await app.HttpAsync(HttpMethod.Get, "/api/performance?series=IWM,SPY&from=2025-01-02&to=2025-02-21")).StatusCode);
        Assert.Equal("text/html", (await app.HttpAsync(HttpMethod.Get, "/api/claims")).Content.Headers.ContentType!.MediaType);
        const string Claims = """{"claims": [{"series": "SPY", "kind": "return", "stated": "1D", "value": 0.5, "digits": 4}]}""";
        var check = await JsonAsync(await app.HttpAsync(HttpMethod.Post, "/api/claims?share=true", Claims));
        Assert.Equal("refuted", (string?)check["claims"]![0]!["verdict"]);
        Assert.Equal(HttpStatus.OK, (await app.HttpAsync(HttpMethod.Get, $"/api/{check["link"]}")).StatusCode);
        // Fresh prices there are none, and health says so.
        Assert.Equal(HttpStatus.ServiceUnavailable, (await app.HttpAsync(HttpMethod.Get, "/api/health")).StatusCode);
        await ProblemAsync(await app.HttpAsync(HttpMethod.Get, "/api/reports/yesterday"), HttpStatus.BadRequest, "'yesterday', which is not a date");
    }

    [Fact]
    public async Task Http_CallThatThereIsNot_SaysWhichThereAre()
    {
        await using var app = await FunctionApp.StartAsync(AppBuild.Output, AppBuild.SampleSettings(azurite.NewAccount()));

        foreach (var address in new[] { "/api", "/api/nothing", "/api/reports/2025-02-21/charts", "/api/report/" + new string('x', 3000) })
            await ProblemAsync(await app.HttpAsync(HttpMethod.Get, address), HttpStatus.NotFound, "There is nothing at /api");
        await WrongMethodAsync(HttpMethod.Post, "/api/report", "GET, HEAD");
        await WrongMethodAsync(HttpMethod.Put, "/api/claims", "GET, HEAD, POST");
        await WrongMethodAsync(HttpMethod.Get, "/api/backfill", "POST");
        await WrongMethodAsync(HttpMethod.Post, "/api/backfill/20250201-20250215", "DELETE, GET, HEAD");
        await WrongMethodAsync(HttpMethod.Options, "/api/health", "GET, HEAD");

        async Task WrongMethodAsync(HttpMethod method, string address, string allowed)
        {
            var response = await app.HttpAsync(method, address);
            Assert.Equal(allowed, string.Join(", ", response.Content.Headers.Allow));
            await ProblemAsync(response, HttpStatus.MethodNotAllowed, $"{address} takes {allowed}, not {method}.");
        }
    }

    [Fact]
    public async Task Backfill_Range_IsOneSnapshotWithAReportEachDay()
    {
        using var folder = new SmallFolder(300);
        var (app, desk) = await StartAsync(folder);
        await using var _ = app;
        await using var __ = desk;
        const string Body = """{ "from": "2025-02-01", "to": "2025-02-15" }""";

        var accepted = await app.HttpAsync(HttpMethod.Post, "/api/backfill", Body);

        Assert.Equal((HttpStatus.Accepted, "/api/backfill/20250201-20250215"), (accepted.StatusCode, accepted.Headers.Location!.ToString()));
        var made = await JsonAsync(accepted);
        Assert.Equal(("2025-02-03", "2025-02-14"), ((string?)made["from"], (string?)made["to"]));
        Assert.Contains("2025-02-15 (Saturday) has no bar of SPY", (string?)made["notes"]!.AsArray().Single(), StringComparison.Ordinal);
        var snapshot = Assert.Single(await desk.BlobsIn(StorageNames.SnapshotsContainer));
        Assert.Equal(snapshot, (string?)made["snapshot"]);
        Assert.Equal(HttpStatus.OK, (await app.HttpAsync(HttpMethod.Post, "/api/backfill", Body)).StatusCode);
        Assert.Equal(("computing", 0, 10), await ProgressAsync());
        Succeeded(await app.BlobAsync(Compute, StorageNames.SnapshotsContainer, snapshot));
        Assert.Equal(10, (await ReportsAsync(desk)).Count);
        Assert.Equal(("done", 10, 10), await ProgressAsync());
        Succeeded(await app.TimerAsync("ContinueBackfills"));
        Assert.Equal("done", (string?)(await JsonAsync(await app.HttpAsync(HttpMethod.Delete, accepted.Headers.Location!.ToString())))["status"]);

        async Task<(string?, int, int)> ProgressAsync()
        {
            var progress = await JsonAsync(await app.HttpAsync(HttpMethod.Get, accepted.Headers.Location!.ToString()));
            return ((string?)progress["status"], (int)progress["reportsPublished"]!, (int)progress["reports"]!);
        }
    }

    private async Task<(FunctionApp App, Desk Desk)> StartAsync(SmallFolder folder)
    {
        var storage = azurite.NewAccount();
        var app = await FunctionApp.StartAsync(AppBuild.Output, AppBuild.SampleSettings(storage, folder.Settings));
        return (app, await Desk.OpenAsync(storage));
    }

    private static void Succeeded(StatusResult result) =>
        Assert.True(result.Status == StatusResult.Types.Status.Success, $"It failed: {result}");

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;

    private static async Task ProblemAsync(HttpResponseMessage response, HttpStatus status, string detail)
    {
        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains(detail, (string?)(await JsonAsync(response))["detail"], StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<ReportSummary>> ReportsAsync(Desk desk) =>
        (await desk.Get<ReportStore>().ListAsync(null, null, 1000, null, Cancellation)).Items;

    private static async Task FirstRowAsync(Desk desk)
    {
        while (true)
        {
            await foreach (var _ in desk.Tables.GetTableClient(StorageNames.MetricsTable).QueryAsync<TableEntity>(maxPerPage: 1, cancellationToken: Cancellation))
                return;
        }
    }

    /// <summary>Everything in some tables, as text.</summary>
    private static async Task<string> DumpAsync(Desk desk, IEnumerable<string> tables)
    {
        var dump = new StringBuilder();
        foreach (var table in tables)
        {
            await foreach (var entity in desk.Tables.GetTableClient(table).QueryAsync<TableEntity>(cancellationToken: Cancellation))
            {
                foreach (var (column, value) in entity.Where(c => c.Key is not ("odata.etag" or "Timestamp")).OrderBy(c => c.Key, StringComparer.Ordinal))
                    dump.Append(CultureInfo.InvariantCulture, $"{table} {column}={(value is byte[] bytes ? Convert.ToHexString(bytes) : value)};");
                dump.AppendLine();
            }
        }

        return dump.ToString();
    }
}
