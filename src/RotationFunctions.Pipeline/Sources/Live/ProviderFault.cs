using System.Text;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>The words for a series that a provider does not give: series, provider, cause, remedy, always in this order.</summary>
internal static class ProviderFault
{
    private const int LongestQuotation = 400;
    private const int LongestWords = 8192;

    /// <summary>What to do where nothing but waiting helps.</summary>
    public static Reason TryLater { get; } = Reason.Of("remedy.retryOrFallback", $"Try again later, or name a second source to fall back on");

    /// <param name="series">Id of the series.</param>
    /// <param name="provider">Name of the source.</param>
    /// <param name="cause">What happened, as a predicate: <c>answered 404</c>.</param>
    /// <param name="remedy">What to do, as a sentence without its full stop.</param>
    /// <param name="inner">What was thrown below, if anything.</param>
    public static SeriesUnavailableException Unavailable(string series, string provider, Reason cause, Reason remedy, Exception? inner = null) =>
        new(Message(series, provider, cause, remedy), inner);

    /// <summary>The words alone.</summary>
    public static Reason Message(string series, string provider, Reason cause, Reason remedy) => Reason.Of("provider.unavailable", $"{series}: {provider} {cause}. {remedy}.");

    /// <summary>Everything that a provider says, on one line: what it means may stand at its end.</summary>
    public static string Words(ReadOnlySpan<byte> text) => OnOneLine(Encoding.UTF8.GetString(text[..Math.Min(text.Length, LongestWords)]));

    /// <summary>A provider's own words, on one line and not too long.</summary>
    public static string Quote(ReadOnlySpan<byte> text) => Quote(Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4 * LongestQuotation)]));

    /// <inheritdoc cref="Quote(ReadOnlySpan{byte})"/>
    public static string Quote(string text)
    {
        var line = OnOneLine(text);
        return line.Length <= LongestQuotation ? $"\"{line}\"" : $"\"{line[..LongestQuotation]}…\"";
    }

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
