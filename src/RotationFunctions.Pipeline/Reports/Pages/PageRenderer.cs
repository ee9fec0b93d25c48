using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RotationFunctions.Pipeline.Reports.Pages;

/// <summary>Renders every page of the desk: one document, complete, whose every text is encoded.</summary>
internal static class PageRenderer
{
    /// <summary>The HTML of a page.</summary>
    /// <param name="parameters">Its parameters.</param>
    /// <typeparam name="TPage">The page.</typeparam>
    internal static async Task<string> RenderAsync<TPage>(params IEnumerable<(string Name, object? Value)> parameters)
        where TPage : IComponent
    {
        // A page needs nothing of its host but an encoder that leaves Chinese readable in the source.
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var view = ParameterView.FromDictionary(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(view)).ToHtmlString());
    }
}
