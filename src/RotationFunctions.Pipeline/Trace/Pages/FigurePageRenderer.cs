using Microsoft.AspNetCore.Components;
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
    internal static Task<string> RenderAsync(FigureAnswer figure, Language language)
        => PageRenderer.RenderAsync<FigurePage>((nameof(FigurePage.Figure), figure), (nameof(FigurePage.Language), language));
}
