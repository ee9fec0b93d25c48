using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Snapshots.Backfills;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary><c>GET backfill/{id}</c>: how far a backfill is.</summary>
public sealed class GetBackfillCall(BackfillStore backfills, BackfillAnswers answers, StorageGuard guard) : ApiCall(Operation, guard)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "backfill/{id}";

    internal static Operation Operation { get; } = new(typeof(GetBackfillCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Administrator,
        Summary = new("How far a backfill is", "回填的进度"),
        Description = new("What was fetched and computed, what is left, and why it waits.", "已取与已算的部分、所余部分，以及等待的原因。"),
        Parameters = [BackfillAnswers.Id],
        Replies = [new(200, new("The state.", "状态。"), BackfillAnswers.Form) { Headers = ["Location"] }],
        Problems = [.. CallProblems.Always, ProblemType.StorageUnavailable, ProblemType.NoSuchBackfill],
    };

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        var id = arguments.Of(BackfillAnswers.Id);
        return BackfillAnswers.IsId(id) && await backfills.FindAsync(id, cancellationToken) is { } state
            ? await answers.OfAsync(state, StatusCodes.Status200OK, cancellationToken)
            : BackfillAnswers.Unknown(id);
    }
}
