using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Pages;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Http;

/// <summary>A problem as a page, for a reader at a browser. Programs get <c>application/problem+json</c>.</summary>
internal static class ErrorPage
{
    private static readonly Format[] Forms = [Format.Json, Format.Html];

    /// <summary>
    /// Whether the caller would rather have a page: <c>Accept</c> prefers HTML to JSON, and <c>format</c> asks for nothing else.
    /// </summary>
    /// <remarks>A program that asks for a page by <c>format=html</c> alone still reads its errors as JSON.</remarks>
    internal static bool IsWanted(HttpRequest request)
        => request.Query["format"].ToString().ToLowerInvariant() is not ("json" or "csv" or "md")
            && Format.Preferred(request.Headers, Forms) == Format.Html;

    /// <summary>Writes the page, in the reader's language.</summary>
    internal static async Task WriteAsync(
        HttpContext context, ProblemType type, string detail, LocalizedText? words, NearestReports? nearest)
    {
        var language = new QueryReader(context.Request).Language();
        var key = context.Request.Query["code"].ToString();
        var page = await ApiPage.RenderAsync<ProblemPage>(
            (nameof(ProblemPage.Type), type), (nameof(ProblemPage.Detail), detail), (nameof(ProblemPage.Words), words),
            (nameof(ProblemPage.Nearest), nearest), (nameof(ProblemPage.Key), key.Length > 0 ? key : null),
                (nameof(ProblemPage.Language), language));
        context.Response.Headers.ContentLanguage = LanguageTag.Of(language);
        context.Response.Headers.ContentSecurityPolicy = ApiPage.FormContentSecurityPolicy;
        await Answer.WriteAsync(context, type.Status, Format.Html.ContentType, page, cacheControl: "no-store");
    }
}
