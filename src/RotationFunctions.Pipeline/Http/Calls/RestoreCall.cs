using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary><c>POST restore</c>: puts every missing row of a report back, then the metrics of the days that have lost theirs.</summary>
public sealed class RestoreCall(ReportRestore reports, MetricsRestore metrics, StorageGuard guard, TimeProvider time)
    : ApiCall(Operation, guard)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "restore";

    /// <summary>The platform cuts an answer off after 230 seconds; what is left by then is done by the next call.</summary>
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(200);

    internal static Operation Operation { get; } = new(typeof(RestoreCall))
    {
        Method = HttpMethods.Post,
        Route = Route,
        Access = Access.Administrator,
        Summary = new("Put lost rows back", "恢复丢失的行"),
        Description = new(
            "Puts missing rows of reports back from the published reports themselves, byte for byte, and then computes the metrics of days "
            + "that have lost theirs. Rows that are there are not touched. It works for up to 200 seconds; while `metricsLeft` is not 0, "
            + "call "
            + "it again. A deployed desk alone has this call.",
            "用已发布的日报原文逐字节恢复缺失的日报行，再重新计算丢失指标的日子。现有的行不受影响。每次最多工作200秒；"
            + "`metricsLeft`不为0时请再次调用。只有部署后的服务有此调用。"),
        Replies = [new(200, new("What was put back.", "恢复的内容。"), new BodyForm(Format.Json.MediaType, "RestoreAnswer"))],
        Problems = [.. CallProblems.Always, ProblemType.StorageUnavailable],
    };

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        using var enough = new CancellationTokenSource(LongestWork, time);
        var rows = await reports.RunAsync(cancellationToken);
        var figures = await metrics.RunAsync(everyDay: false, null, enough.Token, cancellationToken);
        var answer = new RestoreAnswer(
            rows.Restored, rows.Kept, figures.Days, figures.DaysLeft, [.. rows.Lost, .. figures.Lost], rows.Doubts);
        return new LiveAnswer(StatusCodes.Status200OK, ApiJson.Serialize(answer, ApiJson.Context.RestoreAnswer));
    }
}

/// <summary>What was put back.</summary>
/// <param name="ReportsRestored">Reports whose row was missing and is there again, replaced revisions too.</param>
/// <param name="ReportsKept">Reports whose row was there.</param>
/// <param name="MetricsRestored">Days whose metrics are whole again.</param>
/// <param name="MetricsLeft">Days that have no metrics yet, because the time was up; call again.</param>
/// <param name="Lost">What cannot be restored, and what to do.</param>
/// <param name="Doubts">Where the archive did not tell which of several reports was published, and which was taken.</param>
internal sealed record RestoreAnswer(
    int ReportsRestored, int ReportsKept, int MetricsRestored, int MetricsLeft, IReadOnlyList<string> Lost, IReadOnlyList<string> Doubts);
