using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Puts lost rows of the tables back, for whoever runs the desk.</summary>
public sealed class RestoreHandler(ReportRestore reports, MetricsRestore metrics, StorageGuard guard, TimeProvider time)
{
    /// <summary>The platform cuts an answer off after 230 seconds; what is left by then is done by the next call.</summary>
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(200);

    /// <summary><c>POST restore</c>: puts every missing row of a report back, then the metrics of the days that have lost theirs.</summary>
    public Task<IResult> PostAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return guard.AnswerAsync(
            request,
            async () =>
            {
                if (QueryReader.RefuseAny(request) is { } problem)
                    return problem;
                using var enough = new CancellationTokenSource(LongestWork, time);
                var rows = await reports.RunAsync(cancellationToken);
                var figures = await metrics.RunAsync(everyDay: false, null, enough.Token, cancellationToken);
                return new RestoreResult(new RestoreAnswer(
                    rows.Restored, rows.Kept, figures.Days, figures.DaysLeft, [.. rows.Lost, .. figures.Lost], rows.Doubts));
            },
            cancellationToken);
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

/// <summary>What was put back, as an answer.</summary>
internal sealed class RestoreResult(RestoreAnswer answer) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        return Answer.WriteAsync(
            httpContext, StatusCodes.Status200OK, Format.Json.ContentType, ApiJson.Serialize(answer, ApiJson.Context.RestoreAnswer), cacheControl: "no-store");
    }
}
