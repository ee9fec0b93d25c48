using System.IO.Compression;
using System.Text;
using RotationFunctions.Pipeline.Http;

namespace RotationFunctions.Tests.Http;

public sealed class AnswerTests
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("figures");

    [Fact]
    public async Task Execute_Whole()
    {
        var context = Requests.To("");

        var body = await context.ExecuteAsync(new Answer(Content, "text/html; charset=utf-8") { Language = "zh-CN", ContentSecurityPolicy = "default-src 'none'" });

        var headers = context.Response.Headers;
        Assert.Equal("figures", body);
        Assert.Equal(200, context.Response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", headers.ContentType);
        Assert.Equal(7, headers.ContentLength);
        Assert.Matches("^\"[0-9a-f]{32}\"$", headers.ETag.ToString());
        Assert.Equal("Accept, Accept-Language, Accept-Encoding", headers.Vary);
        Assert.Equal("private, no-cache", headers.CacheControl);
        Assert.Equal("zh-CN", headers.ContentLanguage);
        Assert.Equal("default-src 'none'", headers.ContentSecurityPolicy);
        Assert.Equal("nosniff", headers.XContentTypeOptions);
        Assert.Equal("no-referrer", headers["Referrer-Policy"]);
    }

    [Fact]
    public async Task Execute_Head()
    {
        var context = Requests.To("", "HEAD");

        Assert.Empty(await context.ExecuteAsync(new Answer(Content, "text/plain")));
        Assert.Equal(7, context.Response.ContentLength);
        Assert.Equal(200, context.Response.StatusCode);
        Assert.NotEmpty(context.Response.Headers.ETag.ToString());
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"other\", {0}")]
    [InlineData("*")]
    public async Task Execute_KnownToTheCaller(string condition)
    {
        var known = await TagAsync(Content);
        var context = Requests.To("", headers: ("If-None-Match", condition.Replace("{0}", known, StringComparison.Ordinal)));

        Assert.Empty(await context.ExecuteAsync(new Answer(Content, "text/plain")));
        Assert.Equal(304, context.Response.StatusCode);
        Assert.Equal(known, context.Response.Headers.ETag);
        Assert.Equal("private, no-cache", context.Response.Headers.CacheControl);
        Assert.Equal("Accept, Accept-Language, Accept-Encoding", context.Response.Headers.Vary);
        Assert.Null(context.Response.ContentLength);
    }

    [Theory]
    [InlineData("\"other\"")]
    [InlineData("nonsense")]
    public async Task Execute_UnknownToTheCaller(string condition)
    {
        var context = Requests.To("", headers: ("If-None-Match", condition));

        Assert.Equal("figures", await context.ExecuteAsync(new Answer(Content, "text/plain")));
        Assert.Equal(200, context.Response.StatusCode);
    }

    [Fact]
    public async Task Tag_ChangesWithTheContent() => Assert.NotEqual(await TagAsync(Content), await TagAsync(Encoding.UTF8.GetBytes("figure")));

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    public async Task Execute_Compressed(string accepted, string coding)
    {
        var text = string.Concat(Enumerable.Repeat("figures ", 1000));
        var content = Encoding.UTF8.GetBytes(text);
        var plain = Requests.To("");
        await plain.ExecuteAsync(new Answer(content, "text/plain"));
        var context = Requests.To("", headers: ("Accept-Encoding", accepted));

        await new Answer(content, "text/plain").ExecuteAsync(context);

        var body = ((MemoryStream)context.Response.Body).ToArray();
        Assert.Equal(coding, context.Response.Headers.ContentEncoding);
        Assert.Equal(body.Length, context.Response.ContentLength);
        Assert.Equal(text, Decode(coding, body));
        Assert.NotEqual(plain.Response.Headers.ETag, context.Response.Headers.ETag);

        var again = Requests.To("", headers: [("Accept-Encoding", accepted), ("If-None-Match", context.Response.Headers.ETag.ToString())]);
        Assert.Empty(await again.ExecuteAsync(new Answer(content, "text/plain")));
        Assert.Equal((304, ""), (again.Response.StatusCode, again.Response.Headers.ContentEncoding.ToString()));
    }

    [Fact]
    public async Task Execute_StoredCompressed_SendsTheStoredBytes()
    {
        var stored = Gzip("figures");
        var context = Requests.To("", headers: ("Accept-Encoding", "gzip, deflate, br"));

        await new Answer(Representation.OfGzip(stored), "text/plain").ExecuteAsync(context);

        Assert.Equal("gzip", context.Response.Headers.ContentEncoding);
        Assert.Equal(stored, ((MemoryStream)context.Response.Body).ToArray());
        Assert.Equal("figures", await Requests.To("").ExecuteAsync(new Answer(Representation.OfGzip(stored), "text/plain")));
    }

    [Fact]
    public async Task Execute_Small_IsNotCompressed()
    {
        var context = Requests.To("", headers: ("Accept-Encoding", "gzip, br"));

        Assert.Equal("figures", await context.ExecuteAsync(new Answer(Content, "text/plain")));
        Assert.Equal(0, context.Response.Headers.ContentEncoding.Count);
    }

    private static byte[] Gzip(string text)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return buffer.ToArray();
    }

    private static string Decode(string coding, byte[] body)
    {
        var compressed = new MemoryStream(body);
        using Stream plain = coding == "br" ? new BrotliStream(compressed, CompressionMode.Decompress) : new GZipStream(compressed, CompressionMode.Decompress);
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static async Task<string> TagAsync(byte[] content)
    {
        var context = Requests.To("");
        await context.ExecuteAsync(new Answer(content, "text/plain"));
        return context.Response.Headers.ETag.ToString();
    }
}
