using System.Globalization;
using System.Text.Json.Serialization;

namespace RotationFunctions.Pipeline.Snapshots.Backfills;

/// <summary>How far a backfill is.</summary>
public enum BackfillStage
{
    /// <summary>Series are being fetched, or will be by whoever goes on.</summary>
    Fetching,

    /// <summary>A provider gives no more for now; it goes on at <see cref="BackfillState.ResumeAt"/>.</summary>
    Waiting,

    /// <summary>Somebody stopped it; it goes on when it is asked for again.</summary>
    Stopped,

    /// <summary>Its snapshot is written; what is left is to compute it.</summary>
    Fetched,

    /// <summary>No snapshot can be made; <see cref="BackfillState.Reason"/> says why.</summary>
    Failed,
}

/// <summary>A backfill and what it has fetched: kept after each response, so that one that was stopped goes on from there.</summary>
public sealed record BackfillState
{
    /// <summary>First date that was asked for.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last date that was asked for; null for the last one with data.</summary>
    public DateOnly? To { get; init; }

    public BackfillStage Stage { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When something was last kept of it.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Time that was spent on fetching, pauses apart.</summary>
    public TimeSpan Worked { get; init; }

    /// <summary>Number of series that the universe has.</summary>
    public int Total { get; init; }

    /// <summary>Names of the raw blobs that were fetched for it, by what was asked for.</summary>
    public IReadOnlyDictionary<string, string> Responses { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();

    /// <summary>How many times in a row a pause brought nothing.</summary>
    public int IdlePauses { get; init; }

    /// <summary>When it goes on; null unless it waits.</summary>
    public DateTimeOffset? ResumeAt { get; init; }

    /// <summary>Why it waits or failed; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>Its snapshot; null until there is one.</summary>
    public FetchedSnapshot? Snapshot { get; init; }

    /// <summary>The name by which it is asked for, as <c>20200102-20260122</c>; <c>latest</c> in place of a last date that was not named.</summary>
    [JsonIgnore]
    public string Id => IdOf(new SnapshotRequest(To, From));

    /// <summary>Series in its snapshot; null until there is one.</summary>
    public int? Found { get; init; }

    /// <summary>Series that were fetched.</summary>
    [JsonIgnore]
    public int Done => Found ?? Responses.Keys.Select(FetchJournal.SeriesOf).Distinct(StringComparer.Ordinal).Count();

    /// <summary>About how long it takes until its snapshot is written, at the pace so far; null when there was none yet, or it is not under way.</summary>
    /// <param name="now">The time.</param>
    public TimeSpan? Left(DateTimeOffset now) => Stage is BackfillStage.Fetching or BackfillStage.Waiting && Done > 0
        ? Worked / Done * Math.Max(0, Total - Done) + (ResumeAt > now ? ResumeAt.Value - now : TimeSpan.Zero)
        : null;

    /// <summary>About how long it takes until every report is published, at the pace since its snapshot was written; null when none is published yet, or all are.</summary>
    /// <param name="published">Reports that are published.</param>
    /// <param name="days">Reports in all; null when that is not known.</param>
    /// <param name="now">The time.</param>
    public TimeSpan? ComputingLeft(int published, int? days, DateTimeOffset now) =>
        Stage == BackfillStage.Fetched && published > 0 && days > published ? (now - UpdatedAt) / published * (days.Value - published) : null;

    internal static string IdOf(SnapshotRequest request) => string.Create(
        CultureInfo.InvariantCulture, $"{request.From:yyyyMMdd}-{(request.AsOf is { } last ? last.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : "latest")}");
}
