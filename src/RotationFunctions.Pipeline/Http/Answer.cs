using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace RotationFunctions.Pipeline.Http;

/// <summary>
/// An answer with its entity tag: sent whole, in the coding that the caller prefers, or as 304 when the caller has it. The
/// tag is the hash of the bytes, so it changes exactly when they do: with the report, the format, the language and the code
/// that renders it.
/// </summary>
internal sealed class Answer(Representation content, string contentType) : IResult
{
    /// <summary>
    /// Kept by the caller alone, since a key stands in the request, and checked with the server before each use, since a
    /// new report must be seen at once; the check costs no body when nothing changed.
    /// </summary>
    private const string Revalidated = "private, no-cache";

    /// <summary>The same for everybody, and changed by a new version of the program alone: proxies may keep it for an hour.</summary>
    internal const string Public = "public, max-age=3600";

    private const string VaryBy = "Accept, Accept-Language, Accept-Encoding";

    internal Answer(byte[] content, string contentType)
        : this(Representation.Of(content), contentType)
    {
    }

    /// <summary>Tag of the content's language; null when it is in none, as figures are.</summary>
    public string? Language { get; init; }

    /// <summary>The policy that a browser holds a page to.</summary>
    public string? ContentSecurityPolicy { get; init; }

    /// <summary>The continuation of a list that goes on; null on its last page.</summary>
    public string? NextPage { get; init; }

    /// <summary>How long and by whom it may be kept without asking again. Default: by the caller alone, checked before each use.</summary>
    public string CacheControl { get; init; } = Revalidated;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var (request, response) = (httpContext.Request, httpContext.Response);
        // The coding that the caller prefers, and the tag of the bytes in it.
        var coding = ContentCoding.Preferred(request.Headers.AcceptEncoding, content.Offered);
        var tag = content.Tag(coding);
        response.Headers.ETag = tag;
        response.Headers.Append(HeaderNames.Vary, VaryBy);
        if (Language is not null)
            response.Headers.ContentLanguage = Language;
        if (ContentSecurityPolicy is not null)
            response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        if (NextPage is not null)
            response.Headers.Link = $"<{QueryOfPage(request, NextPage)}>; rel=\"next\"";
        if (IsKnown(request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.CacheControl = CacheControl;
            return Task.CompletedTask;
        }

        if (coding != ContentCoding.Identity)
            response.Headers.ContentEncoding = coding.Name;
        return WriteAsync(httpContext, StatusCodes.Status200OK, contentType, content.In(coding), CacheControl);
    }

    /// <summary>Writes a body, or its headers alone for HEAD.</summary>
    internal static Task WriteAsync(
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
        // Without a token: the server ends the write itself when the caller is gone, and a token costs each call a source of its own.
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(content).AsTask();
    }

    // Relative to the request's own address (RFC 8288, §3.1). A key that stands in it is left out: links are logged and passed on.
    private static string QueryOfPage(HttpRequest request, string continuation)
        => QueryString.Create(request.Query.Where(p => p.Key is not ("code" or "continuation"))
            .SelectMany(p => p.Value.Select(value => KeyValuePair.Create(p.Key, value)))
            .Append(KeyValuePair.Create<string, string?>("continuation", continuation))).ToString();

    // If-None-Match compares weakly (RFC 9110, §13.1.2): a proxy that compressed the answer weakened its tag.
    private static bool IsKnown(HttpRequest request, string tag)
        => request.Headers.IfNoneMatch.Count > 0
            && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
            && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Tag.Equals(tag, StringComparison.Ordinal));
}
