using System.Net;
using System.Text.Json;
using System.Text.Unicode;

namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>
/// What a response is made of, told from its bytes: providers label a page of HTML as JSON and an error as a success,
/// so neither the status nor the content type is believed.
/// </summary>
internal static class ProviderBody
{
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    // Enough for every comment and declaration that stands before the first tag of a page.
    private const int Beginning = 1024;

    /// <summary>Why bytes cannot be data of any provider, as a predicate with its remedy; null when they may be.</summary>
    public static (string Cause, string Remedy)? Fault(ReadOnlySpan<byte> content)
    {
        var text = Trim(content);
        if (text.IsEmpty)
            return ("sent an empty response", ProviderFault.TryLater);
        if (!Utf8.IsValid(text) || text[..Math.Min(text.Length, Beginning)].Contains((byte)0))
            return ("sent text that is not UTF-8", "Point the base address at the provider itself: something between here and there changes its encoding");
        if (IsHtml(text))
            return ($"sent a page of HTML instead of data: {ProviderFault.Quote(Beginning < text.Length ? text[..Beginning] : text)}", "Open the address in a browser to see what it asks for; a proxy, a login or a challenge to prove that one is human may stand between");
        return null;
    }

    /// <summary>The content without a byte-order mark and white space around it.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Utf8Mark))
            content = content[Utf8Mark.Length..];
        return content.Trim(" \t\r\n"u8);
    }

    /// <summary>The text of a JSON value; null when it is not text, or has escapes that make none.</summary>
    public static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>That bytes may be data, and are not the provider's way of saying no.</summary>
    /// <param name="series">Id of the series.</param>
    /// <param name="provider">Name of the source.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="refusal">Reads the provider's way of saying no; null for data.</param>
    /// <exception cref="SeriesUnavailableException">They are no data.</exception>
    public static void Require(string series, string provider, ReadOnlyMemory<byte> content, Func<HttpStatusCode, ReadOnlyMemory<byte>, Refusal?>? refusal = null)
    {
        if (Fault(content.Span) is { } fault)
            throw ProviderFault.Unavailable(series, provider, fault.Cause, fault.Remedy);
        if (refusal?.Invoke(HttpStatusCode.OK, content) is { } said)
            throw ProviderFault.Unavailable(series, provider, said.Cause, said.Remedy);
    }

    /// <summary>Reads JSON; the message of what cannot be read says where it stops.</summary>
    /// <inheritdoc cref="Require" path="/param"/>
    /// <exception cref="SeriesUnavailableException">The content is not JSON.</exception>
    public static JsonDocument Json(string series, string provider, ReadOnlyMemory<byte> content, Func<HttpStatusCode, ReadOnlyMemory<byte>, Refusal?>? refusal = null)
    {
        Require(series, provider, content, refusal);
        return Read(series, provider, content, json => JsonDocument.Parse(json));
    }

    /// <summary>Reads JSON documents that stand one after another.</summary>
    /// <inheritdoc cref="Json"/>
    public static List<JsonElement> JsonDocuments(string series, string provider, ReadOnlyMemory<byte> content, Func<HttpStatusCode, ReadOnlyMemory<byte>, Refusal?>? refusal = null)
    {
        Require(series, provider, content, refusal);
        return Read(series, provider, content, json =>
        {
            var documents = new List<JsonElement>();
            var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { AllowMultipleValues = true });
            while (reader.Read())
                documents.Add(JsonElement.ParseValue(ref reader));
            return documents;
        });
    }

    private static T Read<T>(string series, string provider, ReadOnlyMemory<byte> content, Func<ReadOnlyMemory<byte>, T> read)
    {
        var json = content.Span.StartsWith(Utf8Mark) ? content[Utf8Mark.Length..] : content;
        try
        {
            return read(json);
        }
        catch (JsonException exception)
        {
            throw ProviderFault.Unavailable(series, provider,
                $"sent what is no JSON from byte {exception.BytePositionInLine} of line {exception.LineNumber + 1} on: it is cut off or damaged ({json.Length} bytes)",
                ProviderFault.TryLater, exception);
        }
    }

    /// <summary>Whether content is a page: XML feeds begin with a tag too, so the tag has to be one of HTML's.</summary>
    private static bool IsHtml(ReadOnlySpan<byte> text)
    {
        if (text[0] != (byte)'<')
            return false;
        Span<byte> lower = stackalloc byte[Math.Min(text.Length, Beginning)];
        text[..lower.Length].CopyTo(lower);
        foreach (ref var letter in lower)
            if (letter is >= (byte)'A' and <= (byte)'Z')
                letter |= 0x20;
        return lower.IndexOf("<!doctype html"u8) >= 0 || lower.IndexOf("<html"u8) >= 0 || lower.IndexOf("<head"u8) >= 0 || lower.IndexOf("<body"u8) >= 0;
    }
}
