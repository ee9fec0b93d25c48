using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.Pipeline.Http;

/// <summary>How claims are sent.</summary>
internal enum ClaimsBodyKind
{
    /// <summary>As JSON.</summary>
    Json,

    /// <summary>As a text of which they are read.</summary>
    Text,

    /// <summary>By the form of the page.</summary>
    Form,
}

/// <summary>Reads claims out of the body of a request.</summary>
internal static class ClaimsBody
{
    /// <summary>What the body is by its type; null when it is nothing that is read.</summary>
    internal static ClaimsBodyKind? KindOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || (type.Charset.HasValue && !IsUtf8(type.Charset.Value)))
            return null;
        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            "application/json" => ClaimsBodyKind.Json,
            "text/plain" => ClaimsBodyKind.Text,
            "application/x-www-form-urlencoded" or "multipart/form-data" => ClaimsBodyKind.Form,
            _ => null,
        };
    }

    /// <summary>Reads the body up to its limit and no further.</summary>
    /// <exception cref="ClaimRequestException">It is longer.</exception>
    internal static async Task<ReadOnlyMemory<byte>> ReadAsync(
        HttpRequest request, ClaimsBodyKind kind, CancellationToken cancellationToken)
    {
        var limit = kind == ClaimsBodyKind.Form ? ApiLimits.ClaimsForm : ApiLimits.ClaimsBody;
        if (request.ContentLength > limit)
            throw TooLarge(limit);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (body.Length + read > limit)
                throw TooLarge(limit);
            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static bool IsUtf8(string? charset)
        => "utf-8".Equals(charset, StringComparison.OrdinalIgnoreCase) || "\"utf-8\"".Equals(charset, StringComparison.OrdinalIgnoreCase);

    private static ClaimRequestException TooLarge(int limit) => new(
        ProblemType.BodyTooLarge,
            new ParameterError("body", FormattableString.Invariant($"The body has more than {limit} bytes, the most that is read.")));
}
