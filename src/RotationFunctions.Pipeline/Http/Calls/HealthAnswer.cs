using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary>The states of the desk.</summary>
internal static class HealthStatus
{
    /// <summary>A fresh report, nothing in quarantine, every source with its key, and the last fetch brought something.</summary>
    internal const string Ok = "ok";

    /// <summary>
    /// A fresh report, but a snapshot that could not be computed, a fetch that brought nothing, or a source without its key.
    /// </summary>
    internal const string Degraded = "degraded";

    /// <summary>The latest report is too old.</summary>
    internal const string Stale = "stale";

    /// <summary>No report at all.</summary>
    internal const string Empty = "empty";

    /// <summary>The storage does not answer.</summary>
    internal const string Unavailable = "unavailable";
}

/// <summary>The state of the desk.</summary>
internal sealed record HealthAnswer
{
    public required string Status { get; init; }

    /// <summary>Why the status is not ok; empty when it is.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Trading day of the latest report.</summary>
    public DateOnly? AsOf { get; init; }

    public DateTimeOffset? FetchedAt { get; init; }

    public bool? IsDemo { get; init; }

    /// <summary>Calendar days from that day to today (UTC).</summary>
    public int? AgeDays { get; init; }

    /// <summary>Mondays to Fridays of them: trading days, holidays counted too.</summary>
    public int? AgeWeekdays { get; init; }

    /// <summary>Number of snapshots in quarantine; null when it is not known.</summary>
    public int? Quarantined { get; init; }

    /// <summary>The last fetch of prices; null when there was none, or it is not known.</summary>
    public FetchAnswer? LastPrices { get; init; }

    /// <summary>The last fetch of rates, likewise.</summary>
    public FetchAnswer? LastRates { get; init; }
}

/// <summary>What came of a fetch.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Failure">Why it brought nothing; null when it brought something.</param>
/// <param name="Missing">Series that no source had, each with its reason.</param>
internal sealed record FetchAnswer(DateTimeOffset At, string? Failure, IReadOnlyList<MissingItem> Missing)
{
    internal static FetchAnswer? Of(FetchOutcome? outcome) => outcome is null ? null
        : new FetchAnswer(outcome.At, outcome.Failure, outcome.Missing);
}
