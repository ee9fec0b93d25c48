using System.Globalization;
using System.Net;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Pages;
using RotationFunctions.Pipeline.Reports.Texts;

namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>
/// A chart as a file of its own: an SVG with its colours, light and dark, its title and where its numbers come from. It is drawn
/// from the report when it is asked for, so it cannot be older than the report.
/// </summary>
public static class ChartFile
{
    private const int Margin = 16, Head = 44, Foot = 34;

    private static readonly string Style = PageStyle.OfChart
        + "svg { background: var(--paper); font-family: var(--sans); }\nsvg .title { font-size: 17px; font-weight: 650; }\nsvg .paper { fill: var(--paper); }\n";

    /// <summary>The names of the charts that a report can have.</summary>
    public static IReadOnlyList<string> Names => ReportCharts.Names;

    /// <summary>The policy to serve a chart under: its own style, and nothing else.</summary>
    public static string ContentSecurityPolicy { get; } = PageStyle.PolicyOf(Style);

    /// <summary>Draws a chart; null when the report lacks its figures.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="report">The report.</param>
    /// <param name="language">The chart's language.</param>
    public static string? Draw(string name, Report report, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);
        var named = ReportTexts.Write(report, language);
        if (ReportCharts.Named(name, named, new ReportFigures(named), language) is not { } chart)
            return null;
        var texts = PageTexts.In(language);
        var (width, height) = (chart.Drawing.Width + (2 * Margin), chart.Drawing.Height + Head + Foot);
        var origin = string.Join(
            " · ",
            new[] { texts.Desk, report.AsOf.ToString("O", CultureInfo.InvariantCulture), report.Source.Name, report.Source.IsDemo ? texts.Simulated : null }.OfType<string>());
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{LanguageTag.Of(language)}\" viewBox=\"{-Margin} {-Head} {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"title desc\">"
            + $"<title id=\"title\">{WebUtility.HtmlEncode(chart.Title)}</title><desc id=\"desc\">{WebUtility.HtmlEncode(chart.Note)}</desc><style>{Style}</style>"
            + $"<rect class=\"paper\" x=\"{-Margin}\" y=\"{-Head}\" width=\"{width}\" height=\"{height}\"/>"
            + $"<text class=\"title\" x=\"0\" y=\"-18\">{WebUtility.HtmlEncode(chart.Title)}</text>{chart.Drawing.Content}"
            + $"<text class=\"tick\" x=\"0\" y=\"{chart.Drawing.Height + Foot - 12}\">{WebUtility.HtmlEncode(origin)}</text></svg>\n");
    }
}
