using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Snapshots.Backfills;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Fetches past trading days as one snapshot, for whoever runs the desk.</summary>
public sealed class BackfillHandler(BackfillRun backfill, BackfillStore backfills, SnapshotStore snapshots, ReportStore reports, StorageGuard guard, TimeProvider time)
{
    /// <summary>The platform cuts an answer off after 230 seconds; what is left by then goes on with <c>ContinueBackfills</c>.</summary>
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(200);

    private const string BodyShape = """{ "from": "yyyy-MM-dd", "to": "yyyy-MM-dd" }""";

    private const int LongestId = 17;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("-0123456789aelst");

    /// <summary>
    /// <c>POST backfill</c>: begins a backfill or goes on with one that was stopped. 202 when something is left to be done, to
    /// fetch or to compute; 200 when the same snapshot was there already. <c>Location</c> tells how far it is.
    /// </summary>
    public Task<IResult> PostAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return guard.AnswerAsync(
            request,
            async () =>
            {
                var buffer = new byte[ApiLimits.BackfillBody + 1];
                var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
                if (length > ApiLimits.BackfillBody)
                    return Problem.Of(ProblemType.BodyTooLarge, string.Create(CultureInfo.InvariantCulture, $"The body has more than {ApiLimits.BackfillBody} bytes, the most that is read; it must be JSON of the form {BodyShape}."));
                if (Read(buffer.AsSpan(0, length)) is not { } body)
                    return Problem.Of(ProblemType.InvalidBody, $"The body must be JSON of the form {BodyShape}.");
                var reader = new QueryReader(request);
                var (from, to) = (Date("from", body.From), Date("to", body.To));
                if (from > to)
                    reader.Refuse("from", string.Create(CultureInfo.InvariantCulture, $"'from' ({from:yyyy-MM-dd}) is after 'to' ({to:yyyy-MM-dd}); exchange them."));
                if (reader.Problem is { } problem)
                    return problem;
                return await FetchAsync(new SnapshotRequest(to, from), cancellationToken);

                DateOnly? Date(string name, string? text)
                {
                    if (text is not null)
                        return reader.Date(name, text);
                    reader.Refuse(name, $"'{name}' is missing; the body must be JSON of the form {BodyShape}.");
                    return null;
                }
            },
            cancellationToken);
    }

    /// <summary><c>GET backfill/{id}</c>: how far a backfill is.</summary>
    public Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return guard.AnswerAsync(
            request,
            async () => QueryReader.RefuseAny(request) is { } problem ? problem : await FindAsync(id, cancellationToken) is { } state ? await AnswerAsync(state, StatusCodes.Status200OK, cancellationToken) : Unknown(id),
            cancellationToken);
    }

    /// <summary><c>DELETE backfill/{id}</c>: stops a backfill. What it fetched stays, and asking for it again goes on from there.</summary>
    public Task<IResult> StopAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return guard.AnswerAsync(
            request,
            async () => QueryReader.RefuseAny(request) is { } problem ? problem : IsId(id) && await backfill.StopAsync(id, cancellationToken) is { } state ? await AnswerAsync(state, StatusCodes.Status200OK, cancellationToken) : Unknown(id),
            cancellationToken);
    }

    private async Task<IResult> FetchAsync(SnapshotRequest request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestWork, time);
        using var work = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        BackfillState state;
        try
        {
            state = await backfill.RunAsync(request, mayWait: false, null, work.Token);
        }
        catch (DateRequestException exception)
        {
            return Problem.Of(ProblemType.InvalidBody, exception.Message);
        }
        catch (BenchmarkMissingException exception)
        {
            return Problem.Of(ProblemType.SourceUnavailable, exception.Message);
        }
        catch (Exception exception) when (exception is BackfillTakenException || (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested))
        {
            // Stopped by another caller, or left to the timer.
            state = (await backfills.FindAsync(BackfillState.IdOf(request), cancellationToken))!;
        }

        return await AnswerAsync(state, state.Snapshot is { IsNew: false } ? StatusCodes.Status200OK : StatusCodes.Status202Accepted, cancellationToken);
    }

    private async Task<IResult> AnswerAsync(BackfillState state, int status, CancellationToken cancellationToken)
    {
        var (published, days) = (0, (int?)null);
        if (state.Snapshot is { } snapshot && await snapshots.SpanAsync(snapshot.Name, cancellationToken) is { } span)
        {
            var order = new SnapshotOrder(span.FetchedAt, snapshot.Name);
            published = (await reports.PublishedAsync(snapshot.ComputeFrom, snapshot.AsOf, cancellationToken)).Count(day => day.Value >= order);
            days = span.Days;
        }

        return new BackfillResult(status, new BackfillAnswer
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
            SecondsLeft = (state.Left(time.GetUtcNow()) ?? state.ComputingLeft(published, days, time.GetUtcNow())) is { } left ? (int)Math.Ceiling(left.TotalSeconds) : null,
            ResumeAt = state.ResumeAt,
            Reason = state.Reason,
            Snapshot = state.Snapshot?.Name,
            IsNew = state.Snapshot?.IsNew,
            ReportsPublished = published,
            Reports = days,
            Notes = state.Snapshot?.Notes ?? [],
        });
    }

    private Task<BackfillState?> FindAsync(string id, CancellationToken cancellationToken) =>
        IsId(id) ? backfills.FindAsync(id, cancellationToken) : Task.FromResult<BackfillState?>(null);

    /// <summary>Whether a text can be an id at all: no other blob is reached by one.</summary>
    private static bool IsId(string id) => id.Length <= LongestId && !id.AsSpan().ContainsAnyExcept(IdCharacters);

    private static Problem Unknown(string id) => Problem.Of(
        ProblemType.NoSuchBackfill, $"There is no backfill {(IsId(id) ? $"'{id}'" : "of that id")}. One is named by its days, as 20200102-20260122; POST /{Routes.Prefix}/{Routes.Backfill} begins one.");

    private static BackfillBody? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ApiJson.Context.BackfillBody);
        }
        catch (JsonException)
        {
            // The answer says what the body must be; what the parser stumbled over helps nobody more.
            return null;
        }
    }
}

/// <summary>The days to fetch, as the caller wrote them.</summary>
internal sealed record BackfillBody(string? From, string? To);

/// <summary>How far a backfill is.</summary>
internal sealed record BackfillAnswer
{
    public required string Id { get; init; }

    /// <summary><c>fetching</c>, <c>waiting</c> (for a provider that gives no more for now), <c>stopped</c>, <c>failed</c>, <c>computing</c> or <c>done</c>.</summary>
    public required string Status { get; init; }

    /// <summary>First trading day that is computed; the date that was asked for until there is a snapshot.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last trading day that is computed, likewise; null when none was named.</summary>
    public required DateOnly? To { get; init; }

    /// <summary>Series that were fetched.</summary>
    public required int SeriesFetched { get; init; }

    /// <summary>Series of the universe; some of them no source may have.</summary>
    public required int Series { get; init; }

    /// <summary>About how long fetching, and then computing, takes yet, pauses included; null when it is not under way, or nothing is there to tell it by.</summary>
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

/// <summary>A backfill as an answer; <c>Location</c> is where to ask how far it is.</summary>
internal sealed class BackfillResult(int status, BackfillAnswer answer) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        httpContext.Response.Headers.Location = $"/{Routes.Prefix}/{Routes.BackfillById.Replace("{id}", answer.Id, StringComparison.Ordinal)}";
        return Answer.WriteAsync(httpContext, status, Format.Json.ContentType, ApiJson.Serialize(answer, ApiJson.Context.BackfillAnswer), cacheControl: "no-store");
    }
}
