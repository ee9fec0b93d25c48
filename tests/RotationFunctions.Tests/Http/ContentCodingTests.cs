using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Tests.Http;

public sealed class ContentCodingTests
{
    private static readonly ContentCoding[] Offered = [ContentCoding.Brotli, ContentCoding.Gzip];

    [Theory]
    [InlineData(null, "identity")]
    [InlineData("", "identity")]
    [InlineData("gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1.0, br;q=0.5", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("identity, gzip;q=0.5", "identity")]
    [InlineData("identity, gzip", "gzip")]
    [InlineData("identity;q=0, gzip;q=0.1", "gzip")]
    [InlineData("deflate", "identity")]
    [InlineData("gzip;q=0", "identity")]
    [InlineData("*;q=0", "identity")]
    [InlineData("gzip;q=nonsense, br", "br")]
    [InlineData(",;=", "identity")]
    public void Preferred(string? acceptEncoding, string coding)
        => Assert.Equal(coding, ContentCoding.Preferred(acceptEncoding, Offered).Name);

    [Fact]
    public void Preferred_NothingOffered() => Assert.Equal(ContentCoding.Identity, ContentCoding.Preferred("gzip, br", []));
}
