using System.Text;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Trace.Evidence;
using RotationFunctions.Pipeline.Trace.Evidence.Pages;
using RotationFunctions.Pipeline.Trace.Pages;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary>
/// <c>GET evidence</c>: whether published signals foretell who leads, by the latest report, or with <c>date</c> by the latest that is not
/// after it.
/// </summary>
public sealed class GetEvidenceCall(ReportLookup lookup, LatestReport latest, StorageGuard guard) : ApiCall(Operation, guard)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "evidence";

    private static readonly ApiParameter<DateOnly?> Date = Parameter.Date(
        "date", new("The day up to which the latest report is meant; without it there is no limit.", "最迟日期；不给出则不限。"));

    internal static Operation Operation { get; } = new(typeof(GetEvidenceCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Reader,
        Summary = new("Whether published signals foretell who leads", "公开信号能否预示谁将领先"),
        Description = new(
            "Nine published signals held against the month after each, as of the latest report, or with `date` of the last that is not "
                + "after it: "
            + "correlation, tests, hit rate and its base, return after costs, and a verdict with its reason; with what each column means "
            + "and how the "
            + "table is made. The table changes once a month.",
            "九个公开信号与其次月结果的检验，以最新日报为准；给出`date`时，以该日或此前最近一日的日报为准：相关系数、检验、胜率及其基准、"
            + "扣除成本后的回报，以及结论与理由；并说明各列含义与检验方法。该表每月更新一次。"),
        Parameters = [Date, ApiParameters.Format(Format.Json, Format.Html), ApiParameters.Language],
        Replies =
        [
            new(200, new("The table.", "检验表。"), new BodyForm(Format.Json.MediaType, "Evidence"),
                new BodyForm(Format.Html.MediaType))
            {
                IsTagged = true,
            },
        ],
        Problems = [.. CallProblems.OfFormats, ProblemType.NoReport, ProblemType.NoReportOnDate],
    };

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        if (await latest.GetAsync(cancellationToken) is not { } edition)
            return Problem.NoReport();
        if (arguments.Of(Date) is not { } until)
            return await RenderAsync(edition.Content, arguments.Format, arguments.Language);
        var (stored, none) = await lookup.FindUntilAsync(until, cancellationToken);
        return stored is null ? none! : await RenderAsync(stored.Read(), arguments.Format, arguments.Language);
    }

    private static async Task<IResult> RenderAsync(Report report, Format format, Language language)
    {
        var evidence = EvidenceReader.Read(report, language);
        return format == Format.Html
            ? new Answer(Encoding.UTF8.GetBytes(await EvidencePageRenderer.RenderAsync(evidence, report, language)), format.ContentType)
            {
                Language = evidence.Language,
                ContentSecurityPolicy = FigurePageRenderer.ContentSecurityPolicy,
            }
            : new Answer(ApiJson.Serialize(evidence, ApiJson.Context.EvidenceAnswer), format.ContentType) { Language = evidence.Language };
    }
}
