using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RotationFunctions.Pipeline.Http;

/// <summary>
/// Tokens that ask for the next page of a list: opaque to callers, so that what stands in them may change, and bound to the
/// list that they are of, so that one of another list or with another filter is refused and not misunderstood.
/// </summary>
internal static class Continuation
{
    /// <summary>What every token looks like.</summary>
    internal const string Pattern = "^[A-Za-z0-9_-]{12,200}$";

    // The check tells a token that was mangled or belongs elsewhere. It keeps no secret: whoever forges one reads no more
    // than the list has.
    private const int CheckBytes = 8;

    /// <summary>A token.</summary>
    /// <param name="list">Names the list and everything that filters it.</param>
    /// <param name="position">Where the next page begins.</param>
    internal static string Write(string list, string position)
        => Base64Url.EncodeToString([.. Check(list, position), .. Encoding.UTF8.GetBytes(position)]);

    /// <summary>Where the next page begins; null when the token is none of this list.</summary>
    internal static string? Read(string list, string token)
    {
        if (token.Length > 200 || !Base64Url.IsValid(token))
            return null;
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length <= CheckBytes)
            return null;
        var position = Encoding.UTF8.GetString(bytes.AsSpan(CheckBytes));
        return bytes.AsSpan(0, CheckBytes).SequenceEqual(Check(list, position)) ? position : null;
    }

    private static byte[] Check(string list, string position)
        => SHA256.HashData(Encoding.UTF8.GetBytes($"1\n{list}\n{position}"))[..CheckBytes];
}
