using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using RotationFunctions.Pipeline.Reports.Pages;

namespace RotationFunctions.Pipeline.Http.Pages;

/// <summary>The pages about the API: how they are rendered, and what a browser lets them do.</summary>
internal static class ApiPage
{
    private static readonly string Css = PageStyle.Markup.Value + Read("docs.css");
    private static readonly string Js = Read("docs.js");

    /// <summary>The style sheet: the report's, and a few rules more.</summary>
    internal static MarkupString Style { get; } = new(Css);

    /// <summary>The one script: it sends what the reader filled in, to this server alone.</summary>
    internal static MarkupString Script { get; } = new(Js);

    /// <summary>The policy of a page without script.</summary>
    internal static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src {HashOf(Css)}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The policy of a page with a form that leads to another page of this desk.</summary>
    internal static string FormContentSecurityPolicy { get; } = ContentSecurityPolicy.Replace(
        "form-action 'none'", "form-action 'self'", StringComparison.Ordinal);

    /// <summary>The policy of the page that sends calls: this one script by its hash, and no other server.</summary>
    internal static string ScriptedContentSecurityPolicy { get; } = $"{ContentSecurityPolicy}; script-src {HashOf(Js)}; connect-src 'self'";

    /// <summary>Renders a page: one document, complete, whose every text is encoded.</summary>
    internal static async Task<byte[]> RenderAsync<TPage>(params IEnumerable<(string Name, object? Value)> parameters)
        where TPage : IComponent
        => Encoding.UTF8.GetBytes(await PageRenderer.RenderAsync<TPage>(parameters));

    private static string HashOf(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    // What is hashed is what stands between the tags, so line ends must not depend on the machine that built this.
    private static string Read(string name)
    {
        using var stream = typeof(ApiPage).Assembly.GetManifestResourceStream("RotationFunctions.Pipeline.Http.Pages." + name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
