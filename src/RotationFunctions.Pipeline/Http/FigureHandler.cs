using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Storage;
using RotationFunctions.Pipeline.Trace;
using RotationFunctions.Pipeline.Trace.Pages;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Serves where one figure of a report came from: definition, dates, input values, raw responses, versions.</summary>
public sealed class FigureHandler(ReportLookup lookup, LatestReport latest, SnapshotHistories histories, RawStore raws, HeavyCalls heavy, StorageGuard guard)
{
    internal static readonly Format[] Formats = [Format.Json, Format.Html];

    /// <summary><c>GET figures/{date}/{series}/{metric}</c>: a figure of the report of a day, as JSON or as a page.</summary>
    public Task<IResult> GetAsync(HttpRequest request, string date, string series, string metric, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(date);
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(metric);
        return guard.AnswerAsync(
            request,
            async () =>
            {
                var query = new QueryReader(request);
                var (format, language) = (query.Format(Formats), query.Language());
                var asOf = query.Date("date", date);
                var revision = query.Revision();
                if (query.Problem is { } problem)
                    return problem;
                if (format is null)
                    return Problem.NotAcceptable(Formats);
                var (stored, none) = await lookup.FindAsync(asOf!.Value, revision, cancellationToken);
                if (stored is null)
                    return none!;
                // The snapshot of the latest report is kept; that of an old one is megabytes to fetch and to parse.
                var isLatest = stored.Summary.Snapshot == (await latest.GetAsync(cancellationToken))?.Summary.Snapshot;
                return isLatest ? await TraceStoredAsync() : await heavy.RunAsync(TraceStoredAsync, cancellationToken);

                Task<IResult> TraceStoredAsync() => TraceAsync(stored.Read(), series, metric, format, language, cancellationToken);
            },
            cancellationToken);
    }

    private async Task<IResult> TraceAsync(Report report, string series, string metric, Format format, Language language, CancellationToken cancellationToken)
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

        var tracer = new FigureTracer(report, history?.History, reason);
        var answer = await tracer.TraceAsync(series, metric, language, async raw => (await raws.FindAsync(raw, cancellationToken))?.Origin);
        if (answer is null)
        {
            var id = Quoted.Shown($"{series}/{metric}");
            return Problem.Of(ProblemType.NoSuchFigure, $"The report of {report.AsOf:yyyy-MM-dd} states no figure {id}. The nearest are {string.Join(", ", tracer.Nearest(id))}.");
        }

        return format == Format.Html
            ? new Answer(Encoding.UTF8.GetBytes(await FigurePageRenderer.RenderAsync(answer, language)), format.ContentType)
            {
                Language = answer.Language, ContentSecurityPolicy = FigurePageRenderer.ContentSecurityPolicy,
            }
            : new Answer(ApiJson.Serialize(answer, ApiJson.Context.FigureAnswer), format.ContentType) { Language = answer.Language };
    }
}
