using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RotationFunctions.IntegrationTests.Pipeline;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

public sealed class CollectorTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CollectorIsSet_GetsSpansMetricsAndLogs()
    {
        await using var collector = await Collector.StartAsync();
        using var folder = new SmallFolder(300);
        var storage = azurite.NewAccount();
        await using var desk = await Desk.OpenAsync(storage);
        await using var app = await FunctionApp.StartAsync(AppBuild.Output, AppBuild.SampleSettings(
            storage, [.. folder.Settings, ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")]));

        Assert.Equal(Protocol.StatusResult.Types.Status.Success, (await app.TimerAsync("FetchPrices")).Status);
        Assert.Equal(Protocol.StatusResult.Types.Status.Success, (await app.TimerAsync("ReconcileSnapshots")).Status);
        // What is still in memory is sent before the end.
        Assert.Equal(0, await app.StopAsync());

        var snapshot = Assert.Single(await desk.BlobsIn(StorageNames.SnapshotsContainer));
        Assert.All(["fetch", "snapshot", "compute", "publish", "rotation.snapshot", snapshot], text => collector.Received("/v1/traces", text));
        Assert.All(["rotation.series.fetched", "rotation.report.age"], text => collector.Received("/v1/metrics", text));
        collector.Received("/v1/logs", "Wrote the snapshot");
    }

    /// <summary>Takes what OpenTelemetry sends, unread: the texts in it are plain in the bytes.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly WebApplication _server;
        private readonly ConcurrentQueue<(string Path, string Body)> _received;

        private Collector(WebApplication server, ConcurrentQueue<(string, string)> received) => (_server, _received) = (server, received);

        public string Address => _server.Urls.Single();

        public static async Task<Collector> StartAsync()
        {
            var received = new ConcurrentQueue<(string, string)>();
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(server => server.Listen(System.Net.IPAddress.Loopback, 0));
            var server = builder.Build();
            server.MapPost("/v1/{signal}", async (HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body, Cancellation);
                received.Enqueue((request.Path, Encoding.Latin1.GetString(body.ToArray())));
            });
            await server.StartAsync(Cancellation);
            return new Collector(server, received);
        }

        public void Received(string path, string text) =>
            Assert.Contains(_received, message => message.Path == path && message.Body.Contains(text, StringComparison.Ordinal));

        public ValueTask DisposeAsync() => _server.DisposeAsync();
    }
}
