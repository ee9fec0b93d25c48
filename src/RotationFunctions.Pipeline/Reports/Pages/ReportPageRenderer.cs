using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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
        // The page needs nothing of its host but an encoder that leaves Chinese readable in the source.
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var document = ReportDocument.Of(report, language);
        links ??= PageLinks.None;
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(ReportPage.Document)] = document,
            [nameof(ReportPage.Links)] = links,
            [nameof(ReportPage.Notes)] = FigureNotes.Of(document, links, language),
        });
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<ReportPage>(parameters);
            return page.ToHtmlString();
        });
    }
}
