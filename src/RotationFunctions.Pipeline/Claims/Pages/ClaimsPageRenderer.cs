using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RotationFunctions.Pipeline.Claims.Pages;

/// <summary>The page of claims as HTML.</summary>
public static class ClaimsPageRenderer
{
    /// <summary>Renders the page: one document, complete, whose every text is encoded.</summary>
    public static async Task<string> RenderAsync(ClaimsDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ClaimsPage.Document)] = document });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ClaimsPage>(parameters)).ToHtmlString());
    }
}
