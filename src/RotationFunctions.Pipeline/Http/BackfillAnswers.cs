using System.Buffers;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Snapshots.Backfills;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Says how far a backfill is: what was fetched, and how many of its reports are published.</summary>
public sealed class BackfillAnswers(SnapshotStore snapshots, ReportStore reports, TimeProvider time)
{
    private const int LongestId = 17;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("-0123456789aelst");

    /// <summary>The parameter that names a backfill.</summary>
    internal static ApiParameter<string> Id { get; } = Parameter.InPath(
        "id", new("The backfill, by its days.", "回填，以起止日命名。"), "20251201-20251231");

    /// <summary>The answer, as it is described.</summary>
    internal static BodyForm Form { get; } = new(Format.Json.MediaType, "BackfillAnswer");

    /// <summary>Whether a text can be an id at all: no other blob is reached by one.</summary>
    internal static bool IsId(string id) => id.Length <= LongestId && !id.AsSpan().ContainsAnyExcept(IdCharacters);

    /// <summary>Says that there is no such backfill.</summary>
    internal static Problem Unknown(string id) => Problem.Of(
        ProblemType.NoSuchBackfill,
        $"There is no backfill {(IsId(id) ? $"'{id}'" : "of that id")}. One is named by its days, as 20200102-20260122; "
        + $"POST /{Routes.Prefix}/{BackfillCall.Route} begins one.");

    /// <summary>How far a backfill is, as an answer; <c>Location</c> is where to ask how far it is.</summary>
    internal async Task<IResult> OfAsync(BackfillState state, int status, CancellationToken cancellationToken)
    {
        var (published, days) = (0, (int?)null);
        if (state.Snapshot is { } snapshot && await snapshots.SpanAsync(snapshot.Name, cancellationToken) is { } span)
        {
            var order = new SnapshotOrder(span.FetchedAt, snapshot.Name);
            var all = await reports.PublishedAsync(snapshot.ComputeFrom, snapshot.AsOf, cancellationToken);
            published = all.Count(day => day.Value >= order);
            days = span.Days;
        }

        var answer = new BackfillAnswer
        {
            Id = state.Id,
            Status = state.Stage switch
            {
                BackfillStage.Fetching => "fetching",
                BackfillStage.Waiting => "waiting",
                BackfillStage.Stopped => "stopped",
                BackfillStage.Failed => "failed",
                _ => published >= days ? "done" : "computing",
            },
            From = state.Snapshot?.ComputeFrom ?? state.From,
            To = state.Snapshot?.AsOf ?? state.To,
            SeriesFetched = state.Done,
            Series = state.Total,
            SecondsLeft = (state.Left(time.GetUtcNow()) ?? state.ComputingLeft(published, days, time.GetUtcNow())) is { } left
                ? (int)Math.Ceiling(left.TotalSeconds)
                : null,
            ResumeAt = state.ResumeAt,
            Reason = state.Reason,
            Snapshot = state.Snapshot?.Name,
            IsNew = state.Snapshot?.IsNew,
            ReportsPublished = published,
            Reports = days,
            Notes = state.Snapshot?.Notes ?? [],
        };
        return new LiveAnswer(status, ApiJson.Serialize(answer, ApiJson.Context.BackfillAnswer))
        {
            Location = $"/{Routes.Prefix}/{GetBackfillCall.Route.Replace("{id}", answer.Id, StringComparison.Ordinal)}",
        };
    }
}

/// <summary>How far a backfill is.</summary>
internal sealed record BackfillAnswer
{
    public required string Id { get; init; }

    /// <summary>
    /// <c>fetching</c>, <c>waiting</c> (for a provider that gives no more for now), <c>stopped</c>, <c>failed</c>, <c>computing</c> or
    /// <c>done</c>.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>First trading day that is computed; the date that was asked for until there is a snapshot.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last trading day that is computed, likewise; null when none was named.</summary>
    public required DateOnly? To { get; init; }

    /// <summary>Series that were fetched.</summary>
    public required int SeriesFetched { get; init; }

    /// <summary>Series of the universe; some of them no source may have.</summary>
    public required int Series { get; init; }

    /// <summary>
    /// About how long fetching, and then computing, takes yet, pauses included; null when it is not under way, or nothing is there to
    /// tell it by.
    /// </summary>
    public required int? SecondsLeft { get; init; }

    /// <summary>When it goes on; null unless it waits.</summary>
    public required DateTimeOffset? ResumeAt { get; init; }

    /// <summary>Why it waits or failed; null otherwise.</summary>
    public required string? Reason { get; init; }

    /// <summary>Name of the snapshot; null until there is one.</summary>
    public required string? Snapshot { get; init; }

    /// <summary>Whether it was not there before.</summary>
    public required bool? IsNew { get; init; }

    /// <summary>Reports that are of this snapshot or a newer one.</summary>
    public required int ReportsPublished { get; init; }

    /// <summary>Trading days that get a report; null until there is a snapshot.</summary>
    public required int? Reports { get; init; }

    /// <summary>What the caller should know of how the request was taken.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
