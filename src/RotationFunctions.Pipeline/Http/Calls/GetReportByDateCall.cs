using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary><c>GET reports/{date}</c>: the report of a trading day, or an older one of the same day.</summary>
public sealed class GetReportByDateCall(ReportLookup lookup, ReportAnswers answers, StorageGuard guard) : ApiCall(Operation, guard)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "reports/{date}";

    // What leads from the page's address to the API's root.
    private const string Root = "../";

    internal static Operation Operation { get; } = new(typeof(GetReportByDateCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Reader,
        Summary = new("The report of a day", "某日的日报"),
        Description = new(
            "The report of a trading day. On a day without one the answer names the nearest earlier day that has one.",
            "某个交易日的日报。该日没有日报时，回答会指出此前最近的一天。"),
        Parameters = [ApiParameters.Date, ApiParameters.Revision, ReportAnswers.Format, ApiParameters.Language],
        Replies = [new(200, new("The report.", "日报。"), ReportAnswers.Forms) { IsTagged = true }],
        Problems = [.. CallProblems.OfFormats, ProblemType.NoReport, ProblemType.NoReportOnDate, ProblemType.NoSuchRevision],
    };

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        var revision = arguments.Of(ApiParameters.Revision);
        var (report, none) = await lookup.FindAsync(arguments.Required(ApiParameters.Date), revision, cancellationToken);
        return report is null
            ? none!
            : await answers.RenderAsync(report, arguments.Format, arguments.Language, Root, cancellationToken, revision);
    }
}
