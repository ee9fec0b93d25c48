using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Snapshots.Backfills;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary><c>DELETE backfill/{id}</c>: stops a backfill. What it fetched stays, and asking for it again goes on from there.</summary>
public sealed class StopBackfillCall(BackfillRun backfill, BackfillAnswers answers, StorageGuard guard) : ApiCall(Operation, guard)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = GetBackfillCall.Route;

    internal static Operation Operation { get; } = new(typeof(StopBackfillCall))
    {
        Method = HttpMethods.Delete,
        Route = Route,
        Access = Access.Administrator,
        Summary = new("Stop a backfill", "停止回填"),
        Description = new("What was fetched stays; asking for the backfill again goes on from there.", "已取的部分保留；再次请求即从该处继续。"),
        Parameters = [BackfillAnswers.Id],
        Replies = [new(200, new("The state.", "状态。"), BackfillAnswers.Form) { Headers = ["Location"] }],
        Problems = [.. CallProblems.Always, ProblemType.StorageUnavailable, ProblemType.NoSuchBackfill],
    };

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        var id = arguments.Of(BackfillAnswers.Id);
        return BackfillAnswers.IsId(id) && await backfill.StopAsync(id, cancellationToken) is { } state
            ? await answers.OfAsync(state, StatusCodes.Status200OK, cancellationToken)
            : BackfillAnswers.Unknown(id);
    }
}
