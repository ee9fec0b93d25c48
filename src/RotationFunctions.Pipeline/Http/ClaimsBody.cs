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
    /// <summary>The field of the form with the day of figures without a date.</summary>
    private const string AsOfField = "asOf";

    /// <summary>What the body is by its type; null when it is nothing that is read.</summary>
    internal static ClaimsBodyKind? KindOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || (type.Charset.HasValue && !IsUtf8(type.Charset.Value)))
            return null;
        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            "application/json" => ClaimsBodyKind.Json,
            "text/plain" => ClaimsBodyKind.Text,
            "application/x-www-form-urlencoded" => ClaimsBodyKind.Form,
            _ => null,
        };
    }

    /// <summary>Reads the body up to its limit and no further.</summary>
    /// <exception cref="ClaimRequestException">It is longer.</exception>
    internal static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, ClaimsBodyKind kind, CancellationToken cancellationToken)
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

    /// <summary>The text of the form, and the day that its reader chose; an empty one is none.</summary>
    /// <exception cref="ClaimRequestException">The form has too many fields, or its day is no date.</exception>
    internal static async Task<(string Text, DateOnly? AsOf)> FormAsync(ReadOnlyMemory<byte> body, DateOnly? asOf, CancellationToken cancellationToken)
    {
        using var form = new FormReader(Encoding.UTF8.GetString(body.Span))
        {
            ValueCountLimit = ApiLimits.MostFormFields,
            ValueLengthLimit = ApiLimits.ClaimsForm,
        };
        try
        {
            var fields = await form.ReadFormAsync(cancellationToken);
            var text = fields.GetValueOrDefault("text").ToString();
            var chosen = fields.GetValueOrDefault(AsOfField).ToString();
            if (chosen.Length == 0)
                return (text, asOf);
            return DateOnly.TryParseExact(chosen, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? (text, day)
                : throw new ClaimRequestException(
                    ProblemType.InvalidClaims,
                    new ParameterError(AsOfField, $"'asOf' is '{Quoted.Shown(chosen)}', which is not a date; give it as yyyy-MM-dd."));
        }
        catch (InvalidDataException)
        {
            const string Remedy = "or a name that is too long; send the text in the field 'text'.";
            throw new ClaimRequestException(
                ProblemType.BodyTooLarge,
                new ParameterError("body", FormattableString.Invariant($"The form has more than {ApiLimits.MostFormFields} fields, {Remedy}")));
        }
    }

    private static bool IsUtf8(string? charset)
        => "utf-8".Equals(charset, StringComparison.OrdinalIgnoreCase) || "\"utf-8\"".Equals(charset, StringComparison.OrdinalIgnoreCase);

    private static ClaimRequestException TooLarge(int limit) => new(
        ProblemType.BodyTooLarge, new ParameterError("body", FormattableString.Invariant($"The body has more than {limit} bytes, the most that is read.")));
}
