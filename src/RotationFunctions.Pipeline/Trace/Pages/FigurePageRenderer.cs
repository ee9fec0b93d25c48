using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RotationFunctions.Pipeline.Reports.Pages;

namespace RotationFunctions.Pipeline.Trace.Pages;

/// <summary>The page of a figure as HTML.</summary>
internal static class FigurePageRenderer
{
    private static readonly string Js = PageStyle.Read("Pages.key.js");

    /// <summary>The one script, by which links carry the reader's key on.</summary>
    internal static MarkupString Script { get; } = new(Js);

    /// <summary>The policy that admits the style sheet and the script, and nothing else.</summary>
    internal static string ContentSecurityPolicy { get; } = PageStyle.PolicyOf(PageStyle.Markup.Value, script: Js);

    /// <summary>Renders the page: one document, complete, whose every text is encoded.</summary>
    internal static async Task<string> RenderAsync(FigureAnswer figure, Language language)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(FigurePage.Figure)] = figure,
            [nameof(FigurePage.Language)] = language,
        });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<FigurePage>(parameters)).ToHtmlString());
    }
}
