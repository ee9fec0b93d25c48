using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Pages;

namespace RotationFunctions.Pipeline.Trace.Evidence.Pages;

/// <summary>The page of the evidence as HTML; it has the style and the script of a figure's page, and its policy.</summary>
internal static class EvidencePageRenderer
{
    /// <summary>Renders the page: one document, complete, whose every text is encoded.</summary>
    internal static Task<string> RenderAsync(EvidenceAnswer evidence, Report report, Language language) => PageRenderer.RenderAsync<EvidencePage>(
        (nameof(EvidencePage.Evidence), evidence), (nameof(EvidencePage.Figures), new ReportFigures(report)), (nameof(EvidencePage.Language), language));
}
