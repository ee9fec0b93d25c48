using System.Globalization;
using System.IO.Compression;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using RotationFunctions.IntegrationTests.Http;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Storage;
using RotationFunctions.Pipeline.Universes;
using RotationFunctions.Pipeline.Verification;

namespace RotationFunctions.IntegrationTests.Pipeline;

/// <summary>Reports up to the largest universe, and what the storage refuses for good.</summary>
public sealed class LargeReportTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Evening = new(2025, 3, 3, 22, 30, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LargestUniverse_IsPublishedServedAndVerified()
    {
        await using var host = await ApiHost.StartAsync(azurite.NewAccount());
        await host.InitializeStorageAsync();
        var name = await host.PublishAsync(Grow(SmallMarket.Snapshot(300, 3, Evening), Universe.MostSeries));

        Assert.Empty(await host.Get<QuarantineStore>().ListAsync(Cancellation));
        var stored = (await host.Get<ReportStore>().LatestAsync(Cancellation))!;
        // More than a row of the table could hold.
        Assert.True(stored.GzipJson.Length > 1 << 20, $"{stored.GzipJson.Length} bytes");
        var report = stored.Read();
        Assert.Equal(Universe.MostSeries - 1, report.Performance.Count);
        Assert.Equal(name, report.Source.Snapshot);
        Assert.Equal(stored.ReadJson(), await host.Client.GetByteArrayAsync("/api/report", Cancellation));
        Assert.Contains("S1999", await host.Client.GetStringAsync("/api/report?format=html", Cancellation), StringComparison.Ordinal);
        var chain = await host.Get<ChainCheck>().RunAsync(Cancellation);
        Assert.Equal((3, 0), (chain.Reports, chain.Findings.Count));
    }

    [Fact]
    public async Task Publish_WritesTheBytesUnderTheirHash_AndNoneIntoTheTable()
    {
        await using var desk = await Desk.OpenAsync(azurite.NewAccount());
        var (snapshot, _) = await desk.Get<SnapshotStore>().WriteAsync(SmallMarket.Snapshot(300, 2, Evening), Cancellation);
        await desk.Get<SnapshotComputer>().ComputeAsync(snapshot, Cancellation);

        var rows = await desk.Tables.GetTableClient(StorageNames.ReportsTable).QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation);
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.DoesNotContain(row, column => column.Value is byte[]));
        foreach (var name in await desk.BlobsIn(StorageNames.ReportsContainer))
        {
            var blob = (await desk.Blobs.GetBlobContainerClient(StorageNames.ReportsContainer).GetBlobClient(name).DownloadContentAsync(Cancellation)).Value;
            Assert.Equal(("application/json", "gzip"), (blob.Details.ContentType, blob.Details.ContentEncoding));
            using var gzip = new GZipStream(blob.Content.ToStream(), CompressionMode.Decompress);
            using var json = new MemoryStream();
            await gzip.CopyToAsync(json, Cancellation);
            var (stated, content) = ReportSeal.Read(json.ToArray())!.Value;
            Assert.Equal(stated, content);
            Assert.EndsWith($"/{content}.json", name, StringComparison.Ordinal);
        }
    }

    /// <summary>What Azurite itself says to an entity, and to a property, that is too large.</summary>
    [Theory]
    [InlineData(70, 64_000)]
    [InlineData(1, 70_000)]
    public async Task Refusal_OfTheRealTable_IsNoFaultThatPasses(int columns, int bytes)
    {
        await using var desk = await Desk.OpenAsync(azurite.NewAccount());
        var row = new TableEntity("p", "r");
        for (var column = 0; column < columns; column++)
            row[string.Create(CultureInfo.InvariantCulture, $"C{column}")] = new byte[bytes];

        var refusal = await Assert.ThrowsAnyAsync<RequestFailedException>(() => desk.Tables.GetTableClient(StorageNames.ReportsTable)
            .SubmitTransactionAsync([new TableTransactionAction(TableTransactionActionType.Add, row)], Cancellation));

        Assert.False(StorageFaults.Is(refusal));
        Assert.False(StorageFaults.Is(new AggregateException(new IOException(), refusal)));
        Assert.True(StorageFaults.IsRefusal(refusal));
        Assert.StartsWith($"The storage refuses what was to be written: {refusal.Status} {refusal.ErrorCode}: ", StorageFaults.Words(refusal), StringComparison.Ordinal);
        Assert.NotEmpty(refusal.ErrorCode!);
    }

    [Theory]
    [InlineData(413, "RequestBodyTooLarge")]
    [InlineData(400, "EntityTooLarge")]
    public async Task Refusal_GoesIntoQuarantineWithItsWords(int status, string code)
    {
        await using var desk = await Desk.OpenAsync(azurite.NewAccount());
        var (name, _) = await desk.Get<SnapshotStore>().WriteAsync(SmallMarket.Snapshot(300, 1, Evening), Cancellation);
        var options = new TableClientOptions(TableClientOptions.ServiceVersion.V2020_12_06);
        options.AddPolicy(new RefuseTransactions(status, code), HttpPipelinePosition.PerCall);
        var tables = new TableServiceClient(desk.Connection, options);
        var computer = new SnapshotComputer(
            desk.Get<SnapshotStore>(), new MetricsStore(tables), desk.Get<ReportStore>(), desk.Get<QuarantineStore>(), desk.Time, NullLogger<SnapshotComputer>.Instance);

        var outcome = await computer.ComputeAsync(name, Cancellation);

        Assert.StartsWith($"The storage refuses what was to be written: {status}", outcome.Quarantined, StringComparison.Ordinal);
        var entry = Assert.Single(await desk.Get<QuarantineStore>().ListAsync(Cancellation));
        Assert.StartsWith($"The storage refuses what was to be written: {status}", entry.Error, StringComparison.Ordinal);
        Assert.Contains(code, entry.Error, StringComparison.Ordinal);
        Assert.Equal(0, await desk.Get<SnapshotReconciliation>().RunAsync(Cancellation));
    }

    /// <summary>A fault that may pass is thrown, so that the caller tries again.</summary>
    [Theory]
    [InlineData(503, "ServerBusy")]
    [InlineData(403, "AuthorizationFailure")]
    public async Task Fault_IsThrown(int status, string code)
    {
        await using var desk = await Desk.OpenAsync(azurite.NewAccount());
        var (name, _) = await desk.Get<SnapshotStore>().WriteAsync(SmallMarket.Snapshot(300, 1, Evening), Cancellation);
        var options = new TableClientOptions(TableClientOptions.ServiceVersion.V2020_12_06) { Retry = { MaxRetries = 0 } };
        options.AddPolicy(new RefuseTransactions(status, code), HttpPipelinePosition.PerCall);
        var computer = new SnapshotComputer(
            desk.Get<SnapshotStore>(), new MetricsStore(new TableServiceClient(desk.Connection, options)), desk.Get<ReportStore>(), desk.Get<QuarantineStore>(), desk.Time,
            NullLogger<SnapshotComputer>.Instance);

        await Assert.ThrowsAnyAsync<Exception>(() => computer.ComputeAsync(name, Cancellation));

        Assert.Empty(await desk.Get<QuarantineStore>().ListAsync(Cancellation));
    }

    /// <summary>The same market with as many series, the further ones variations of its funds.</summary>
    private static Snapshot Grow(Snapshot market, int count)
    {
        var funds = market.Series.Where(series => series.Volume is not null).ToArray();
        var more = Enumerable.Range(market.Series.Count, count - market.Series.Count)
            .Select(i => Vary(funds[i % funds.Length], i))
            .ToArray();
        var metadata = market.Metadata;
        return new Snapshot(
            metadata with
            {
                Universe = metadata.Universe with
                {
                    Series =
                    [
                        .. metadata.Universe.Series,
                        .. more.Select(s => new SeriesDefinition { Id = s.Id, Name = new LocalizedText(s.Id, s.Id), Kind = SeriesKind.Fund, Segment = "small" }),
                    ],
                },
                Series = [.. metadata.Series, .. more.Select(s => metadata.Series[0] with { Id = s.Id })],
            },
            [.. market.Series, .. more]);
    }

    /// <summary>A fund whose prices sway by up to a percent around another's, each in its own way.</summary>
    private static SeriesColumns Vary(SeriesColumns fund, int i) => fund with
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"S{i}"),
        Close = [.. fund.Close.Select((close, day) => close * (1 + (0.005 * Math.Sin(day * i))))],
    };

    /// <summary>Answers every transaction as the table service does that takes none of it.</summary>
    private sealed class RefuseTransactions(int status, string code) : HttpPipelineSynchronousPolicy
    {
        public override void OnReceivedResponse(HttpMessage message)
        {
            if (message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal))
                message.Response = new Refusal(status, code, message.Response.ClientRequestId);
        }
    }

    private sealed class Refusal(int status, string code, string id) : Response
    {
        private readonly HttpHeader[] _headers = [new("x-ms-error-code", code), new("Content-Type", "application/json")];

        public override int Status => status;

        public override string ReasonPhrase => code;

        public override Stream? ContentStream { get; set; } = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"odata.error": {"code": "{{code}}", "message": {"lang": "en-US", "value": "Refused."} } }"""));

        public override string ClientRequestId { get; set; } = id;

        public override void Dispose() => ContentStream?.Dispose();

        protected override bool TryGetHeader(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            => (value = _headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value) is not null;

        protected override bool TryGetHeaderValues(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IEnumerable<string>? values)
            => (values = TryGetHeader(name, out var value) ? [value] : null) is not null;

        protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => _headers;
    }
}
