using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace RotationFunctions.Pipeline.Http;

/// <summary>
/// An answer with its entity tag: sent whole, or as 304 when the caller has it. The tag is the hash of the bytes, so it
/// changes exactly when they do: with the report, the format, the language and the code that renders it.
/// </summary>
internal sealed class Answer(ReadOnlyMemory<byte> content, string contentType) : IResult
{
    /// <summary>
    /// Kept by the caller alone, since a key stands in the request, and checked with the server before each use, since a
    /// new report must be seen at once; the check costs no body when nothing changed.
    /// </summary>
    private const string Revalidated = "private, no-cache";

    private const string VaryBy = "Accept, Accept-Language";

    /// <summary>Tag of the content's language; null when it is in none, as figures are.</summary>
    public string? Language { get; init; }

    /// <summary>The policy that a browser holds a page to.</summary>
    public string? ContentSecurityPolicy { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var (request, response) = (httpContext.Request, httpContext.Response);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content.Span)[..16])}\"");
        response.Headers.ETag = tag.ToString();
        response.Headers.Vary = VaryBy;
        if (Language is not null)
            response.Headers.ContentLanguage = Language;
        if (ContentSecurityPolicy is not null)
            response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        if (IsKnown(request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.CacheControl = Revalidated;
            return Task.CompletedTask;
        }

        return WriteAsync(httpContext, StatusCodes.Status200OK, contentType, content, Revalidated);
    }

    /// <summary>Writes a body, or its headers alone for HEAD.</summary>
    internal static async Task WriteAsync(
        HttpContext context, int status, string contentType, ReadOnlyMemory<byte> content, string cacheControl)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = content.Length;
        response.Headers.CacheControl = cacheControl;
        // A browser must not take one type for another, nor tell other sites an address that may carry a key.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(content, context.RequestAborted);
    }

    // If-None-Match compares weakly (RFC 9110, §13.1.2): a proxy that compressed the answer weakened its tag.
    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag)
        => EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
            && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(tag, useStrongComparison: false));
}
