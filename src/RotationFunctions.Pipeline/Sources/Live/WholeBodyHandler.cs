
namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>
/// Reads the whole body before the response is handed up. So time-outs and repetitions, which stand above, cover a
/// body that trickles or breaks off, and a body over the limit is cut off while it comes, not after it filled the memory.
/// </summary>
internal sealed class WholeBodyHandler(long limit) : DelegatingHandler
{
    private const int BlockSize = 64 << 10;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            var whole = new ByteArrayContent(await ReadAsync(response.Content, cancellationToken));
            whole.Headers.ContentType = response.Content.Headers.ContentType;
            response.Content.Dispose();
            response.Content = whole;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
            throw new ResponseTooLongException();
        using var whole = new MemoryStream();
        try
        {
            await using var body = await content.ReadAsStreamAsync(cancellationToken);
            var block = new byte[BlockSize];
            while (await body.ReadAsync(block, cancellationToken) is > 0 and var read)
            {
                if (whole.Length + read > limit)
                    throw new ResponseTooLongException();
                whole.Write(block, 0, read);
            }
        }
        // The decoders of gzip and deflate throw the one, that of brotli the other.
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            throw new HttpRequestException(HttpRequestError.InvalidResponse, $"the compressed body is damaged ({exception.Message})", exception);
        }
        catch (IOException exception)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, exception.Message, exception);
        }

        return whole.ToArray();
    }
}

/// <summary>A response is longer than it may be.</summary>
internal sealed class ResponseTooLongException() : Exception("The response is longer than the limit.");
