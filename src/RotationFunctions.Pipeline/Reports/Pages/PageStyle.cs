using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace RotationFunctions.Pipeline.Reports.Pages;

/// <summary>The page's style sheet, and the policy that lets a browser apply it and nothing else.</summary>
internal static class PageStyle
{
    private static readonly string Css = Read();

    internal static MarkupString Markup { get; } = new(Css);

    /// <summary>
    /// A <c>Content-Security-Policy</c> under which the page shows, and nothing that slipped through the encoding could
    /// run or call out: no script at all, no frame, no form, this one style sheet by its hash, images only from the page.
    /// </summary>
    internal static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; "
        + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // A style element is raw text: what is hashed is what stands between its tags, so line ends must not depend on
    // the machine that built this.
    private static string Read()
    {
        using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream("RotationFunctions.Pipeline.Reports.Pages.report.css")
            ?? throw new InvalidOperationException("The style sheet report.css is not embedded in the assembly.");
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
