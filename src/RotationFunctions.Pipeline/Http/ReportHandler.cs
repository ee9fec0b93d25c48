using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Charts;
using RotationFunctions.Pipeline.Reports.Pages;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Serves reports: the latest, one of a date, and the list of them.</summary>
public sealed class ReportHandler(ReportStore reports, ReportLookup lookup, ReportDays days, LatestReport latest, StorageGuard guard)
{
    /// <summary>
    /// <c>GET report</c>: the latest report, or with <c>date</c> the latest that is not after it, as JSON, page or Markdown, in
    /// English or Chinese.
    /// </summary>
    public Task<IResult> LatestAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new QueryReader(request);
        var (format, language) = (ReportFormat(query), query.Language());
        var date = query.Date("date");
        if (query.Problem is { } problem)
            return Task.FromResult<IResult>(problem);
        if (format is null)
            return Task.FromResult<IResult>(Problem.NotAcceptable(Formats));
        var wish = new LatestReport.Wish(format, language);
        if (date is null && latest.Find(wish) is { } kept)
            return Task.FromResult(kept);
        return guard.AnswerAsync(
            request,
            async () =>
            {
                if (await latest.GetAsync(cancellationToken) is not { } edition)
                    return Problem.NoReport();
                // An answer for a date is another day's, and that of the latest for as long as there is no later one.
                if (date is not { } until)
                    return edition.Find(wish) ?? edition.Keep(wish, await RenderAsync(edition.Report, format, language, Root, cancellationToken));
                var (report, none) = await lookup.FindUntilAsync(until, cancellationToken);
                return report is null ? none! : await RenderAsync(report, format, language, Root, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary><c>GET reports/{date}</c>: the report of a trading day.</summary>
    public Task<IResult> ByDateAsync(HttpRequest request, string date, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(date);
        return guard.AnswerAsync(
            request,
            async () =>
            {
                var query = new QueryReader(request);
                var (format, language) = (ReportFormat(query), query.Language());
                var asOf = query.Date("date", date);
                var revision = query.Revision();
                if (query.Problem is { } problem)
                    return problem;
                if (format is null)
                    return Problem.NotAcceptable(Formats);
                var (report, none) = await lookup.FindAsync(asOf!.Value, revision, cancellationToken);
                return report is null ? none! : await RenderAsync(report, format, language, RootFromReports, cancellationToken, revision);
            },
            cancellationToken);
    }

    /// <summary><c>GET reports/{date}/revisions</c>: every report that a trading day had, the first one first, and why each was replaced.</summary>
    public Task<IResult> RevisionsAsync(HttpRequest request, string date, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(date);
        return guard.AnswerAsync(
            request,
            async () =>
            {
                var query = new QueryReader(request);
                var format = query.Format(Format.Json);
                var asOf = query.Date("date", date);
                if (query.Problem is { } problem)
                    return problem;
                if (format is null)
                    return Problem.NotAcceptable([Format.Json]);
                var revisions = await reports.RevisionsAsync(asOf!.Value, cancellationToken);
                return revisions.Count > 0
                    ? new Answer(ApiJson.Serialize(new RevisionsAnswer(asOf.Value, revisions), ApiJson.Context.RevisionsAnswer), Format.Json.ContentType)
                    : await lookup.NoneOnAsync(asOf.Value, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary><c>GET reports/{date}/charts/{name}.svg</c>: a chart of the report of a trading day, drawn from it when it is asked for.</summary>
    public Task<IResult> ChartAsync(HttpRequest request, string date, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(date);
        ArgumentNullException.ThrowIfNull(name);
        return guard.AnswerAsync(
            request,
            async () =>
            {
                var query = new QueryReader(request);
                var language = query.Language();
                var asOf = query.Date("date", date);
                if (!ChartFile.Names.Contains(name))
                    query.Refuse("name", $"'name' is '{Quoted.Shown(name)}', which is no chart; it can be {string.Join(", ", ChartFile.Names)}.", ChartFile.Names);
                if (query.Problem is { } problem)
                    return problem;
                var (report, none) = await lookup.FindAsync(asOf!.Value, revision: null, cancellationToken);
                if (report is null)
                    return none!;
                return ChartFile.Draw(name, report.Read(), language) is { } svg
                    ? new Answer(Encoding.UTF8.GetBytes(svg), Format.Svg.ContentType) { Language = LanguageTag.Of(language), ContentSecurityPolicy = ChartFile.ContentSecurityPolicy }
                    : Problem.Of(ProblemType.NoChartOnDate, $"The report of {Iso(asOf.Value)} lacks the figures that the chart '{name}' shows; its 'missing' says why.");
            },
            cancellationToken);
    }

    /// <summary><c>GET reports</c>: what reports there are, latest first, a page at a time.</summary>
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return guard.AnswerAsync(
            request,
            async () =>
            {
                var query = new QueryReader(request);
                var format = query.Format(Format.Json);
                var (from, to) = query.Dates();
                var top = query.Integer("top", 1, ApiLimits.MostReports, ApiLimits.UsualReports);
                var list = string.Create(CultureInfo.InvariantCulture, $"{Routes.Reports} {from:O} {to:O}");
                var after = query.Continuation(list);
                if (query.Problem is { } problem)
                    return problem;
                if (format is null)
                    return Problem.NotAcceptable([Format.Json]);
                var listing = await reports.ListAsync(from, to, top, after, cancellationToken);
                var next = listing.Continuation is { } position ? Continuation.Write(list, position) : null;
                return new Answer(ApiJson.Serialize(listing with { Continuation = next }, ApiJson.Context.ReportListing), Format.Json.ContentType)
                {
                    NextPage = next,
                };
            },
            cancellationToken);
    }

    // What leads from a page's address to the API's root.
    private const string Root = "";
    private const string RootFromReports = "../";

    internal static readonly Format[] Formats = [Format.Json, Format.Html, Format.Markdown];

    private static Format? ReportFormat(QueryReader query) => query.Format(Formats);

    private async Task<Answer> RenderAsync(
        StoredReport stored, Format format, Language language, string root, CancellationToken cancellationToken, int? revision = null)
    {
        var tag = LanguageTag.Of(language);
        if (format == Format.Html)
        {
            var links = await LinksAsync(stored.Summary.AsOf, root, cancellationToken) with { Revision = revision };
            var page = await ReportPageRenderer.RenderAsync(stored.Read(), language, links);
            return new Answer(Encoding.UTF8.GetBytes(page), format.ContentType)
            {
                Language = tag,
                ContentSecurityPolicy = ReportPageRenderer.ContentSecurityPolicy,
            };
        }

        if (format == Format.Markdown)
            return new Answer(Encoding.UTF8.GetBytes(ReportMarkdown.Render(stored.Read(), language)), format.ContentType) { Language = tag };

        // The English JSON is served as it was published.
        var json = language == Language.English
            ? Representation.OfGzip(stored.GzipJson)
            : Representation.Of(ReportJson.Serialize(ReportTexts.Write(stored.Read(), language)));
        return new Answer(json, format.ContentType) { Language = tag };
    }

    private async Task<PageLinks> LinksAsync(DateOnly asOf, string root, CancellationToken cancellationToken)
    {
        var last = (await latest.GetAsync(cancellationToken))?.Report.Summary.AsOf ?? asOf;
        return new PageLinks
        {
            Api = root,
            Earlier = await days.UntilAsync(asOf.AddDays(-1), cancellationToken),
            Later = last > asOf ? await days.AfterAsync(asOf, last, cancellationToken) : null,
            First = await days.FirstAsync(cancellationToken),
            Latest = last,
        };
    }

    private static string Iso(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>Every report that a trading day had.</summary>
/// <param name="AsOf">The trading day.</param>
/// <param name="Revisions">The first one first; the last is the one that is served.</param>
internal sealed record RevisionsAnswer(DateOnly AsOf, IReadOnlyList<ReportRevision> Revisions);
