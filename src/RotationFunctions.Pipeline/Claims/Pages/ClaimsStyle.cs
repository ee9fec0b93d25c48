using System.Text;
using Microsoft.AspNetCore.Components;
using RotationFunctions.Pipeline.Reports.Pages;

namespace RotationFunctions.Pipeline.Claims.Pages;

/// <summary>The style sheet of the claims page, which is the report's and a few rules more, and the policy that admits it.</summary>
internal static class ClaimsStyle
{
    private static readonly string Css = PageStyle.Markup.Value + Read();

    internal static MarkupString Markup { get; } = new(Css);

    /// <summary>A <c>Content-Security-Policy</c> like the report's, that also lets the page's form be sent to where it came from.</summary>
    internal static string ContentSecurityPolicy { get; } = PageStyle.PolicyOf(Css, hasForm: true);

    // As for the report: what is hashed is what stands between the tags.
    private static string Read()
    {
        using var stream = typeof(ClaimsStyle).Assembly.GetManifestResourceStream("RotationFunctions.Pipeline.Claims.Pages.claims.css")
            ?? throw new InvalidOperationException("The style sheet claims.css is not embedded in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
