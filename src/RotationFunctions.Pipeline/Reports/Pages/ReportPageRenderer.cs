namespace RotationFunctions.Pipeline.Reports.Pages;

/// <summary>The report as an HTML page.</summary>
public static class ReportPageRenderer
{
    /// <summary>The policy to serve the page under: its own script and style sheet by their hashes, and a form that goes to where the page came from.</summary>
    public static string ContentSecurityPolicy { get; } = PageStyle.PolicyOf(PageStyle.Markup.Value, hasForm: true, PageScript.Markup.Value);

    /// <summary>Renders the page: one document, complete, whose every text is encoded.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The page's language.</param>
    /// <param name="links">What stands around the page; nothing by default.</param>
    public static async Task<string> RenderAsync(Report report, Language language, PageLinks? links = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        var document = ReportDocument.Of(report, language);
        links ??= PageLinks.None;
        return await PageRenderer.RenderAsync<ReportPage>(
            (nameof(ReportPage.Document), document),
            (nameof(ReportPage.Links), links),
            (nameof(ReportPage.Notes), FigureNotes.Of(document, links, language)));
    }
}
