using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>
/// The hash of a report's content, as the last member of its JSON: <c>,"hash":"…"}</c>. It is the SHA-256, in lower-case
/// hexadecimal, of the bytes of the JSON without that member, which are all bytes before the comma and a closing brace.
/// </summary>
/// <remarks>
/// Of the bytes as they were published, not of a canonical form: any language can repeat it in two lines and needs no rule for
/// the writing of numbers. The price is that whoever stores a report must store its bytes.
/// </remarks>
public static class ReportSeal
{
    private const string Before = ",\"hash\":\"";
    private const string After = "\"}";
    private const int Digits = 64;
    private const int MemberLength = 9 + Digits + 2;

    /// <summary>A report as JSON with its place in the chain and its hash.</summary>
    /// <param name="content">The JSON of a report that has neither.</param>
    /// <param name="publication">Its place.</param>
    /// <returns>The JSON and the hash in it.</returns>
    internal static (byte[] Json, string Hash) Seal(ReadOnlySpan<byte> content, Publication publication)
    {
        var place = JsonSerializer.SerializeToUtf8Bytes(publication, ReportJson.PublicationType);
        var unsealed = (byte[])[.. content[..^1], .. ",\"publication\":"u8, .. place, (byte)'}'];
        var hash = Convert.ToHexStringLower(SHA256.HashData(unsealed));
        return ([.. unsealed.AsSpan(0, unsealed.Length - 1), .. Encoding.UTF8.GetBytes(Before + hash + After)], hash);
    }

    /// <summary>
    /// The hash that a published report states and the one that its content has: the same unless it was changed. Null for JSON
    /// that does not end in a hash.
    /// </summary>
    public static (string Stated, string Content)? Read(ReadOnlySpan<byte> json)
    {
        if (json.Length <= MemberLength)
            return null;
        var member = Encoding.UTF8.GetString(json[^MemberLength..]);
        if (!member.StartsWith(Before, StringComparison.Ordinal) || !member.EndsWith(After, StringComparison.Ordinal))
            return null;
        return (member.Substring(Before.Length, Digits), Convert.ToHexStringLower(SHA256.HashData([.. json[..^MemberLength], (byte)'}'])));
    }
}
