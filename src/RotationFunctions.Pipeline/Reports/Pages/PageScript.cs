using Microsoft.AspNetCore.Components;

namespace RotationFunctions.Pipeline.Reports.Pages;

/// <summary>The page's one script, which shows a figure's note. Without it the page says the same, and its figures still link to their derivation.</summary>
internal static class PageScript
{
    internal static MarkupString Markup { get; } = new(PageStyle.Read("Pages.report.js"));
}
