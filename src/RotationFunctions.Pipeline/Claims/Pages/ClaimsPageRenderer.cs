using RotationFunctions.Pipeline.Reports.Pages;

namespace RotationFunctions.Pipeline.Claims.Pages;

/// <summary>The page of claims as HTML.</summary>
public static class ClaimsPageRenderer
{
    /// <summary>Renders the page: one document, complete, whose every text is encoded.</summary>
    public static Task<string> RenderAsync(ClaimsDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return PageRenderer.RenderAsync<ClaimsPage>((nameof(ClaimsPage.Document), document));
    }
}
