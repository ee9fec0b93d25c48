using System.Net;
using System.Text.Unicode;
using RotationFunctions.Analytics;

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
    public static (Reason Cause, Reason Remedy)? Fault(ReadOnlySpan<byte> content)
    {
        var text = Trim(content);
        if (text.IsEmpty)
            return (Reason.Of("body.empty", $"sent an empty response"), ProviderFault.TryLater);
        if (!Utf8.IsValid(text) || text[..Math.Min(text.Length, Beginning)].Contains((byte)0))
            return (Reason.Of("body.notUtf8", $"sent text that is not UTF-8"), Reason.Of("remedy.pointAtProvider", $"Point the base address at the provider itself: something between here and there changes its encoding"));
        if (IsHtml(text))
            return (Reason.Of("body.html", $"sent a page of HTML instead of data: {ProviderFault.Quote(Beginning < text.Length ? text[..Beginning] : text)}"), Reason.Of("remedy.openInBrowser", $"Open the address in a browser to see what it asks for; a proxy, a login or a challenge to prove that one is human may stand between"));
        return null;
    }

    /// <summary>The content without a byte-order mark and white space around it.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Utf8Mark))
            content = content[Utf8Mark.Length..];
        return content.Trim(" \t\r\n"u8);
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

    /// <summary>JSON that may be data, to be read.</summary>
    /// <param name="series">Id of the series.</param>
    /// <param name="provider">Name of the source.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="refusal">Reads the provider's way of saying no; null for data.</param>
    /// <param name="isSequence">Whether it may be several documents, one after another.</param>
    /// <exception cref="SeriesUnavailableException">The bytes are no data.</exception>
    public static JsonBody Json(
        string series, string provider, ReadOnlyMemory<byte> content, Func<HttpStatusCode, ReadOnlyMemory<byte>, Refusal?>? refusal = null, bool isSequence = false)
    {
        Require(series, provider, content, refusal);
        return new JsonBody(series, provider, WithoutMark(content), isSequence);
    }

    /// <summary>The content without a byte-order mark.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> content) => content.Span.StartsWith(Utf8Mark) ? content[Utf8Mark.Length..] : content;

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
