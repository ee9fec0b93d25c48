using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace RotationFunctions.Pipeline.Reports.Pages;

/// <summary>The page's style sheet, and the policy that lets a browser apply it and nothing else.</summary>
internal static class PageStyle
{
    private static readonly string Css = Read("Pages.palette.css") + Read("Pages.report.css") + Read("Charts.chart.css");

    /// <summary>What a chart in a file of its own is drawn with: the page's colours, and its rules for charts.</summary>
    internal static string OfChart { get; } = Read("Pages.palette.css") + Read("Charts.chart.css");

    internal static MarkupString Markup { get; } = new(Css);

    /// <summary>
    /// A <c>Content-Security-Policy</c> under which a page shows, and nothing that slipped through the encoding could run
    /// or call out: one style sheet and at most one script, by their hashes, no frame, images only from the page, and
    /// forms, if at all, only to where it came from.
    /// </summary>
    internal static string PolicyOf(string style, bool hasForm = false, string? script = null)
        => $"default-src 'none'; style-src {Hash(style)}; img-src data:; base-uri 'none'; form-action {(hasForm ? "'self'" : "'none'")}; frame-ancestors 'none'"
            + (script is null ? "" : $"; script-src {Hash(script)}");

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    // A style element is raw text: what is hashed is what stands between its tags, so line ends must not depend on
    // the machine that built this.
    internal static string Read(string name)
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream($"RotationFunctions.Pipeline.Reports.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

/// <summary>The page's icon, inside the page: a browser asks the server for one that is not there.</summary>
internal static class PageIcon
{
    internal const string DataUri =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='6' fill='none' "
        + "stroke='%23527a86' stroke-width='3' stroke-dasharray='28 10'/%3E%3C/svg%3E";
}
