using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace RotationFunctions.Pipeline.Http;

/// <summary>A form in which an answer can be had.</summary>
/// <param name="Name">Its value of <c>format</c>.</param>
/// <param name="MediaType">Its media type.</param>
internal sealed record Format(string Name, string MediaType)
{
    internal static readonly Format Json = new("json", "application/json");
    internal static readonly Format Html = new("html", "text/html");
    internal static readonly Format Markdown = new("md", "text/markdown");
    internal static readonly Format Svg = new("svg", "image/svg+xml");
    internal static readonly Format Csv = new("csv", "text/csv");
    internal static readonly Format Atom = new("atom", "application/atom+xml");
    internal static readonly Format Schema = new("schema", "application/schema+json");

    /// <summary>Its name as a part of other names: <c>Json</c>.</summary>
    internal string Title => char.ToUpperInvariant(Name[0]) + Name[1..];

    /// <summary>What an answer in this format declares itself to be.</summary>
    internal string ContentType => MediaType + "; charset=utf-8";

    /// <summary>
    /// The format that a caller prefers by its <c>Accept</c> header (RFC 9110, §12.5.1): for each format the most specific
    /// range that matches gives its weight; the heaviest wins, of equal ones the first offered. Null when none fits.
    /// </summary>
    /// <remarks>A header of which nothing can be read asks for nothing, so it counts as none.</remarks>
    internal static Format? Preferred(IHeaderDictionary headers, IReadOnlyList<Format> offered)
    {
        if (!MediaTypeHeaderValue.TryParseList(headers.Accept, out var ranges) || ranges.Count == 0)
            return offered[0];
        Format? best = null;
        var bestWeight = 0.0;
        foreach (var format in offered)
        {
            var weight = Weight(format, ranges);
            if (weight > bestWeight)
                (best, bestWeight) = (format, weight);
        }

        return best;
    }

    private static double Weight(Format format, IList<MediaTypeHeaderValue> ranges)
    {
        var type = MediaTypeHeaderValue.Parse(format.ContentType);
        var match = ranges
            .Where(range => type.IsSubsetOf(WithoutWeight(range)))
            .OrderByDescending(range => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2 + range.Parameters.Count)
            .FirstOrDefault();
        return match is null ? 0 : match.Quality ?? 1;
    }

    // The weight says how much a range is wanted, not what it is.
    private static MediaTypeHeaderValue WithoutWeight(MediaTypeHeaderValue range)
    {
        var copy = range.Copy();
        copy.Quality = null;
        return copy;
    }
}
