using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace RotationFunctions.Pipeline.Http;

/// <summary>A coding in which the bytes of an answer can be sent (RFC 9110, §8.4.1).</summary>
/// <param name="Name">Its name in <c>Accept-Encoding</c> and <c>Content-Encoding</c>.</param>
internal sealed record ContentCoding(string Name)
{
    /// <summary>The bytes as they are.</summary>
    internal static readonly ContentCoding Identity = new("identity");

    internal static readonly ContentCoding Gzip = new("gzip");
    internal static readonly ContentCoding Brotli = new("br");

    /// <summary>
    /// The coding that a caller prefers by its <c>Accept-Encoding</c> header (RFC 9110, §12.5.3): the heaviest, of equal ones
    /// the first offered. Without the header, or when it admits nothing that there is, the bytes are sent as they are.
    /// </summary>
    internal static ContentCoding Preferred(StringValues acceptEncoding, IReadOnlyList<ContentCoding> offered)
    {
        if (acceptEncoding.Count == 0 || offered.Count == 0
            || !StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var accepted))
            return Identity;
        var (best, bestWeight) = (Identity, Listed(Identity, accepted) ?? 0);
        foreach (var coding in offered)
        {
            var weight = Listed(coding, accepted) ?? Listed("*", accepted) ?? 0;
            // Whoever names a coding beside identity, at the same weight, wants fewer bytes.
            if (weight > bestWeight || (weight == bestWeight && weight > 0 && best == Identity))
                (best, bestWeight) = (coding, weight);
        }

        return best;
    }

    private static double? Listed(ContentCoding coding, IList<StringWithQualityHeaderValue> accepted) => Listed(coding.Name, accepted);

    private static double? Listed(string name, IList<StringWithQualityHeaderValue> accepted)
    {
        foreach (var value in accepted)
            if (value.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                return value.Quality ?? 1;
        return null;
    }
}
