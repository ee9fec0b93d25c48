using System.IO.Compression;
using System.Security.Cryptography;

namespace RotationFunctions.Pipeline.Http;

/// <summary>
/// The bytes of an answer in every coding in which they are sent. Each is made when it is first asked for and kept, so that
/// an answer that is sent often is compressed once.
/// </summary>
internal sealed class Representation
{
    // Under about a packet, compression costs a header and gains nothing.
    private const int LeastToCompress = 1400;

    private static readonly ContentCoding[] SmallestFirst = [ContentCoding.Brotli, ContentCoding.Gzip];
    private static readonly ContentCoding[] StoredFirst = [ContentCoding.Gzip, ContentCoding.Brotli];

    private readonly string _tag;
    private readonly string _gzipTag;
    private readonly string _brotliTag;
    private byte[]? _identity;
    private byte[]? _gzip;
    private byte[]? _brotli;

    private Representation(ReadOnlySpan<byte> source, IReadOnlyList<ContentCoding> offered)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(source)[..16]);
        (_tag, _gzipTag, _brotliTag) = ($"\"{hash}\"", $"\"{hash}-{ContentCoding.Gzip.Name}\"", $"\"{hash}-{ContentCoding.Brotli.Name}\"");
        Offered = offered;
    }

    /// <summary>Codings beside identity, the preferred one first.</summary>
    internal IReadOnlyList<ContentCoding> Offered { get; }

    /// <summary>Bytes that are not compressed yet.</summary>
    internal static Representation Of(byte[] content)
        => new(content, content.Length < LeastToCompress ? [] : SmallestFirst) { _identity = content };

    /// <summary>Bytes that are kept compressed: whoever takes gzip is sent them as they are.</summary>
    internal static Representation OfGzip(byte[] gzip) => new(gzip, StoredFirst) { _gzip = gzip };

    /// <summary>
    /// The entity tag in a coding. It changes exactly when the bytes do, and differs between codings, since a strong tag
    /// is of one sequence of bytes (RFC 9110, §8.8.3.3).
    /// </summary>
    internal string Tag(ContentCoding coding)
        => coding == ContentCoding.Identity ? _tag : coding == ContentCoding.Gzip ? _gzipTag : _brotliTag;

    /// <summary>The bytes in a coding.</summary>
    internal ReadOnlyMemory<byte> In(ContentCoding coding)
    {
        // Two requests at once may both make them; they make the same.
        if (coding == ContentCoding.Gzip)
            return _gzip ??= Compress(output => new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true));
        if (coding == ContentCoding.Brotli)
            return _brotli ??= Compress(output => new BrotliStream(output, CompressionLevel.Optimal, leaveOpen: true));
        return Plain();
    }

    private byte[] Plain()
    {
        if (_identity is { } kept)
            return kept;
        using var gzip = new GZipStream(new MemoryStream(_gzip!), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return _identity = plain.ToArray();
    }

    private byte[] Compress(Func<Stream, Stream> coder)
    {
        using var compressed = new MemoryStream();
        using (var stream = coder(compressed))
            stream.Write(Plain());
        return compressed.ToArray();
    }
}
