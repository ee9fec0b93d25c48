using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using RotationFunctions.IntegrationTests.FunctionsHost;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Pipeline;

public sealed class TelemetryTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Spans_TwoInvocations_AreLinkedByTheSnapshot()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var folder = new SmallFolder(300);
        await using var desk = await OpenAsync(folder);

        var timer = await InvocationAsync(() => desk.Get<DailyFetch>().FetchPricesAsync(Cancellation));
        var name = Assert.Single(await desk.BlobsIn(StorageNames.SnapshotsContainer));
        var blob = await InvocationAsync(() => desk.Get<SnapshotComputer>().ComputeAsync(name, Cancellation));

        // Other tests run at the same time; each invocation has a trace of its own.
        var snapshot = Assert.Single(spans, s => s.TraceId == timer && s.OperationName == "snapshot");
        Assert.Equal(name, snapshot.GetTagItem(Telemetry.SnapshotTag));
        Assert.Equal([3 + 1, 1], spans.Where(s => s.TraceId == timer && s.OperationName == "fetch").Select(s => (int)s.GetTagItem("rotation.series.fetched")!));
        var compute = Assert.Single(spans, s => s.TraceId == blob && s.OperationName == "compute");
        Assert.Equal(name, compute.GetTagItem(Telemetry.SnapshotTag));
        Assert.Equal(snapshot.SpanId, Assert.Single(compute.Links).Context.SpanId);
        Assert.Equal(compute.SpanId, Assert.Single(spans, s => s.TraceId == blob && s.OperationName == "publish").ParentSpanId);
    }

    [Fact]
    public async Task Metrics_CountSeriesAndQuarantineAndTellTheAge()
    {
        // What is added here is counted by the flow of this test alone: others run at the same time.
        var mine = new AsyncLocal<ConcurrentQueue<(string Name, long Value)>?> { Value = new() };
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, meters) =>
            {
                if (instrument.Meter.Name == Telemetry.Name)
                    meters.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => mine.Value?.Enqueue((instrument.Name, value)));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => mine.Value?.Enqueue((instrument.Name, value)));
        listener.Start();
        using var folder = new SmallFolder(300);
        folder.Remove("daily/IWC.csv");
        await using var desk = await OpenAsync(folder);

        await desk.Get<DailyFetch>().FetchPricesAsync(Cancellation);
        await desk.Get<SnapshotComputer>().ComputeAsync("2024-01-26/0123456789abcdef.parquet", Cancellation);
        await desk.Get<SnapshotReconciliation>().RunAsync(Cancellation);

        long Sum(string name) => mine.Value!.Where(m => m.Name == name).Sum(m => m.Value);
        Assert.Equal(4, Sum("rotation.series.fetched"));
        Assert.Equal(1, Sum("rotation.series.missing"));
        Assert.Equal(1, Sum("rotation.snapshots.quarantined"));
        // From 2025-02-21 to the desk's 2026-04-01.
        Assert.Equal(404, Sum("rotation.report.age"));
    }

    private static async Task<ActivityTraceId> InvocationAsync(Func<Task> work)
    {
        using var invocation = new Activity("invocation").SetIdFormat(ActivityIdFormat.W3C);
        invocation.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        invocation.Start();
        await work();
        return invocation.TraceId;
    }

    private Task<Desk> OpenAsync(SmallFolder folder) => Desk.OpenAsync(
        azurite.NewAccount(), [.. folder.Settings.Select(s => (s.Name.Replace("__", ":", StringComparison.Ordinal), (string?)s.Value))]);
}
