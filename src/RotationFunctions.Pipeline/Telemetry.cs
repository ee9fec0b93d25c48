using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RotationFunctions.Pipeline;

/// <summary>
/// What the pipeline tells of its work. Nothing leaves the process unless a host collects it: no telemetry key, nothing sent.
/// </summary>
/// <remarks>
/// Spans are <c>fetch</c>, <c>snapshot</c>, <c>compute</c> and <c>publish</c>. A snapshot is written in one invocation and
/// computed in another, so its name stands on both sides (<see cref="SnapshotTag"/>) and the second is linked to the first.
/// </remarks>
public static class Telemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "RotationFunctions";

    /// <summary>Tag that holds the snapshot's name, from the timer to the report.</summary>
    public const string SnapshotTag = "rotation.snapshot";

    private const string SourceTag = "rotation.source";

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Fetched =
        Meter.CreateCounter<long>("rotation.series.fetched", "{series}", "Series that a source had.");

    private static readonly Counter<long> Missing =
        Meter.CreateCounter<long>("rotation.series.missing", "{series}", "Series that no source had.");

    private static readonly Counter<long> Quarantined =
        Meter.CreateCounter<long>("rotation.snapshots.quarantined", "{snapshot}", "Snapshots that cannot be computed.");

    private static readonly Gauge<int> Age =
        Meter.CreateGauge<int>("rotation.report.age", "d", "Calendar days from the latest report's date to today (UTC).");

    internal static Activity? Start(string stage) => Activities.StartActivity(stage);

    /// <summary>Names the snapshot that a span is about.</summary>
    internal static void Of(this Activity? activity, string snapshot) => activity?.SetTag(SnapshotTag, snapshot);

    /// <summary>The running span in the form of W3C's <c>traceparent</c>, to be linked to later; null for none.</summary>
    internal static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>Links the running span to one that ran before, as <see cref="Current"/> gave it.</summary>
    internal static void LinkTo(string? traceParent)
    {
        if (Activity.Current is { } activity && ActivityContext.TryParse(traceParent, null, isRemote: true, out var context))
            activity.AddLink(new ActivityLink(context));
    }

    internal static void SeriesFetched(string source) => Fetched.Add(1, new KeyValuePair<string, object?>(SourceTag, source));

    internal static void SeriesMissing() => Missing.Add(1);

    internal static void SnapshotQuarantined() => Quarantined.Add(1);

    internal static void ReportAge(DateOnly asOf, DateTimeOffset now) =>
        Age.Record(DateOnly.FromDateTime(now.UtcDateTime).DayNumber - asOf.DayNumber);
}
