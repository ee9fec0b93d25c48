using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RotationFunctions.Pipeline.Trace.Pages;

/// <summary>The page of a figure as HTML.</summary>
internal static class FigurePageRenderer
{
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
