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
    /// <summary>The policy to serve the page under.</summary>
    public static string ContentSecurityPolicy => PageStyle.ContentSecurityPolicy;

    /// <summary>Renders the page: one document, complete, whose every text is encoded.</summary>
    public static async Task<string> RenderAsync(Report report, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);
        // The page needs nothing of its host but an encoder that leaves Chinese readable in the source.
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(ReportPage.Document)] = ReportDocument.Of(report, language),
        });
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<ReportPage>(parameters);
            return page.ToHtmlString();
        });
    }
}
