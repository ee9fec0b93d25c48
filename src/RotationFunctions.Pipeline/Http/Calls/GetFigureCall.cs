using System.Text;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Trace;
using RotationFunctions.Pipeline.Trace.Pages;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary>
/// <c>GET figures/{date}/{series}/{metric}</c>: where one figure of a report came from: definition, dates, input values, raw responses,
/// versions.
/// </summary>
public sealed class GetFigureCall(
    ReportLookup lookup, LatestReport latest, SnapshotHistories histories, RawStore raws, HeavyCalls heavy, StorageGuard guard)
    : ApiCall(Operation, guard)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "figures/{date}/{series}/{metric}";

    private static readonly ApiParameter<string> Series = Parameter.InPath(
        "series",
        new("What stands before the slash of the figure's id: a series, a pair, or a group of figures.", "指标编号中斜线前的部分：序列、一对序列或一组指标。"),
        "IWM");

    private static readonly ApiParameter<string> Metric = Parameter.InPath("metric", new("What stands after it.", "斜线后的部分。"), "return.YTD");

    internal static Operation Operation { get; } = new(typeof(GetFigureCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Reader,
        Summary = new("Where a figure comes from", "一个指标的来历"),
        Description = new(
            "A figure of a report with its definition, the dates that it looks at, its input values, and the raw responses that they were "
            + "read from, with their SHA-256. An absent figure comes with its reason.",
            "日报中的一个指标及其定义、所涉日期、输入值，以及输入所出自的原始响应与其SHA-256。缺失的指标附有原因。"),
        Parameters =
        [
            ApiParameters.Date, Series, Metric, ApiParameters.Revision, ApiParameters.Format(Format.Json, Format.Html),
            ApiParameters.Language,
        ],
        Replies =
        [
            new(200, new("The figure.", "指标。"), new BodyForm(Format.Json.MediaType, "Figure"),
                new BodyForm(Format.Html.MediaType))
            {
                IsTagged = true,
            },
        ],
        Problems =
        [
            .. CallProblems.OfFormats, ProblemType.NoReport, ProblemType.NoReportOnDate, ProblemType.NoSuchRevision,
            ProblemType.NoSuchFigure,
            ProblemType.TooBusy,
        ],
    };

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        var (asOf, revision) = (arguments.Required(ApiParameters.Date), arguments.Of(ApiParameters.Revision));
        var (stored, none) = await lookup.FindAsync(asOf, revision, cancellationToken);
        if (stored is null)
            return none!;
        // The snapshot of the latest report is kept; that of an old one is megabytes to fetch and to parse.
        var isLatest = stored.Summary.Snapshot == (await latest.GetAsync(cancellationToken))?.Summary.Snapshot;
        return isLatest ? await TraceStoredAsync() : await heavy.RunAsync(TraceStoredAsync, cancellationToken);

        Task<IResult> TraceStoredAsync() => TraceAsync(stored.Read(), arguments, cancellationToken);
    }

    private async Task<IResult> TraceAsync(Report report, CallArguments arguments, CancellationToken cancellationToken)
    {
        SnapshotHistory? history = null;
        string? reason = null;
        try
        {
            history = await histories.GetAsync(report.Source.Snapshot, cancellationToken);
        }
        catch (SnapshotUnusableException exception)
        {
            // The report stands without its snapshot; what cannot be shown is said.
            reason = exception.Message;
        }

        var (series, metric, format, language) = (arguments.Of(Series), arguments.Of(Metric), arguments.Format, arguments.Language);
        var tracer = new FigureTracer(report, history?.History, reason);
        var answer = await tracer.TraceAsync(series, metric, language, async raw => (await raws.FindAsync(raw, cancellationToken))?.Origin);
        if (answer is null)
        {
            var id = Quoted.Shown($"{series}/{metric}");
            return Problem.Of(
                ProblemType.NoSuchFigure,
                $"The report of {report.AsOf:yyyy-MM-dd} states no figure {id}. The nearest are {string.Join(", ", tracer.Nearest(id))}.");
        }

        return format == Format.Html
            ? new Answer(Encoding.UTF8.GetBytes(await FigurePageRenderer.RenderAsync(answer, language)), format.ContentType)
            {
                Language = answer.Language,
                ContentSecurityPolicy = FigurePageRenderer.ContentSecurityPolicy,
            }
            : new Answer(ApiJson.Serialize(answer, ApiJson.Context.FigureAnswer), format.ContentType) { Language = answer.Language };
    }
}
