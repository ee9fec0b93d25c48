using System.Text;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Pages;
using RotationFunctions.Pipeline.Reports.Texts;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Makes an answer of a report, in each of the forms in which it can be had.</summary>
public sealed class ReportAnswers(ReportDays days, LatestReport latest)
{
    /// <summary>The parameter that chooses among them.</summary>
    internal static FormatParameter Format { get; } = ApiParameters.Format(Http.Format.Json, Http.Format.Html, Http.Format.Markdown);

    /// <summary>The same forms, as they are described.</summary>
    internal static BodyForm[] Forms { get; } =
        [new(Http.Format.Json.MediaType, "Report"), new(Http.Format.Html.MediaType), new(Http.Format.Markdown.MediaType)];

    /// <summary>The answer.</summary>
    /// <param name="stored">The report.</param>
    /// <param name="format">The form.</param>
    /// <param name="language">The language.</param>
    /// <param name="root">What leads from the page's address to the API's root.</param>
    /// <param name="cancellationToken">Stops the search for the days around it.</param>
    /// <param name="revision">The revision that the address names; null for none.</param>
    internal async Task<Answer> RenderAsync(
        StoredReport stored, Format format, Language language, string root, CancellationToken cancellationToken, int? revision = null)
    {
        var tag = LanguageTag.Of(language);
        if (format == Http.Format.Html)
        {
            var links = await LinksAsync(stored.Summary.AsOf, root, cancellationToken) with { Revision = revision };
            var page = await ReportPageRenderer.RenderAsync(stored.Read(), language, links);
            return new Answer(Encoding.UTF8.GetBytes(page), format.ContentType)
            {
                Language = tag,
                ContentSecurityPolicy = ReportPageRenderer.ContentSecurityPolicy,
            };
        }

        if (format == Http.Format.Markdown)
            return new Answer(
                Encoding.UTF8.GetBytes(ReportMarkdown.Render(stored.Read(), language)), format.ContentType) { Language = tag };

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
}
