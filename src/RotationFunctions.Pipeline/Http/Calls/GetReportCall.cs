using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary><c>GET report</c>: the latest report, or with <c>date</c> the latest that is not after it.</summary>
public sealed class GetReportCall(LatestReport latest, ReportLookup lookup, ReportAnswers answers, StorageGuard guard)
    : ApiCall(Operation, guard)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "report";

    // What leads from the page's address to the API's root.
    private const string Root = "";

    private static readonly ApiParameter<DateOnly?> Date = Parameter.Date(
        "date", new("The day up to which the latest is meant; without it there is no limit.", "最迟日期；不给出则不限。"));

    internal static Operation Operation { get; } = new(typeof(GetReportCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Reader,
        Summary = new("The latest report", "最新日报"),
        Description = new(
            "The report of the last trading day that was computed, as JSON, as a page, or as Markdown; with `date` the last that is not "
            + "after it, within a week.",
            "最近一个已计算交易日的日报：JSON、网页或Markdown；给出`date`时，为该日或此前一周内最近一日的日报。"),
        Parameters = [Date, ReportAnswers.Format, ApiParameters.Language],
        Replies = [new(200, new("The report.", "日报。"), ReportAnswers.Forms) { IsTagged = true }],
        Problems = [.. CallProblems.OfFormats, ProblemType.NoReport, ProblemType.NoReportOnDate],
    };

    private protected override IResult? Kept(CallArguments arguments)
        => arguments.Of(Date) is null ? latest.Find(Wish(arguments)) : null;

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        if (await latest.GetAsync(cancellationToken) is not { } edition)
            return Problem.NoReport();
        var (format, language) = (arguments.Format, arguments.Language);
        // An answer for a date is another day's, and that of the latest for as long as there is no later one.
        if (arguments.Of(Date) is not { } until)
        {
            var wish = Wish(arguments);
            return edition.Find(wish)
                ?? edition.Keep(wish, await answers.RenderAsync(edition.Report, format, language, Root, cancellationToken));
        }

        var (report, none) = await lookup.FindUntilAsync(until, cancellationToken);
        return report is null ? none! : await answers.RenderAsync(report, format, language, Root, cancellationToken);
    }

    private static LatestReport.Wish Wish(CallArguments arguments) => new(arguments.Format, arguments.Language);
}
