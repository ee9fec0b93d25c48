using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Snapshots.Backfills;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary>
/// <c>POST backfill</c>: begins a backfill or goes on with one that was stopped. 202 when something is left to be done, to
/// fetch or to compute; 200 when the same snapshot was there already. <c>Location</c> tells how far it is.
/// </summary>
public sealed class BackfillCall(
    BackfillRun backfill, BackfillStore backfills, BackfillAnswers answers, StorageGuard guard, TimeProvider time)
    : ApiCall(Operation, guard)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "backfill";

    /// <summary>The platform cuts an answer off after 230 seconds; what is left by then goes on with <c>ContinueBackfills</c>.</summary>
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(200);

    private static readonly string MostBytes = ApiLimits.BackfillBody.ToString("N0", CultureInfo.InvariantCulture);

    private const string BodyShape = """{ "from": "yyyy-MM-dd", "to": "yyyy-MM-dd" }""";

    internal static Operation Operation { get; } = new(typeof(BackfillCall))
    {
        Method = HttpMethods.Post,
        Route = Route,
        Access = Access.Administrator,
        Summary = new("Fetch past days", "回填过去的日子"),
        Description = new(
            "Begins to fetch past trading days as one snapshot, or goes on with what was stopped; a deployed desk alone has this call. "
            + $"The body has at most {MostBytes} bytes.",
            $"开始把过去的交易日取为一个快照，或继续已停止的回填；只有部署后的服务有此调用。正文最多{MostBytes}字节。"),
        Bodies = [new(Format.Json.MediaType, "BackfillRequest", """{"from": "2025-12-01", "to": "2025-12-31"}""")],
        Replies =
        [
            new(200, new("The same snapshot was there already.", "已有相同的快照。"), BackfillAnswers.Form) { Headers = ["Location"] },
            new(
                202,
                new("Something is left to be fetched or computed; `Location` tells how far it is.", "尚有待取或待算的部分；`Location`可查进度。"),
                BackfillAnswers.Form) { Headers = ["Location"] },
        ],
        Problems = [.. CallProblems.OfData, ProblemType.InvalidBody, ProblemType.BodyTooLarge, ProblemType.SourceUnavailable],
    };

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        var buffer = new byte[ApiLimits.BackfillBody + 1];
        var length = await arguments.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > ApiLimits.BackfillBody)
            return Problem.Of(
                ProblemType.BodyTooLarge,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The body has more than {ApiLimits.BackfillBody} bytes, the most that is read; it must be JSON of the form "
                        + $"{BodyShape}."));
        if (Read(buffer.AsSpan(0, length)) is not { } body)
            return Problem.Of(ProblemType.InvalidBody, $"The body must be JSON of the form {BodyShape}.");
        var reader = new QueryReader(arguments.Request);
        var (from, to) = (Date("from", body.From), Date("to", body.To));
        reader.RefuseBefore(from, to);
        return reader.Problem is { } problem ? problem : await FetchAsync(new SnapshotRequest(to, from), cancellationToken);

        DateOnly? Date(string name, string? text)
        {
            if (text is not null)
                return reader.Date(name, text);
            reader.Refuse(name, $"'{name}' is missing; the body must be JSON of the form {BodyShape}.");
            return null;
        }
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
        catch (Exception exception)
            when (exception is BackfillTakenException || (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested))
        {
            // Stopped by another caller, or left to the timer.
            state = (await backfills.FindAsync(BackfillState.IdOf(request), cancellationToken))!;
        }

        var status = state.Snapshot is { IsNew: false } ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;
        return await answers.OfAsync(state, status, cancellationToken);
    }

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
