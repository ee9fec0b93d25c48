using Microsoft.AspNetCore.Http;

namespace RotationFunctions.Pipeline.Http;

/// <summary>JSON that nobody on the way may keep: whoever asks wants to know how things stand now.</summary>
/// <param name="status">The status.</param>
/// <param name="json">The body.</param>
internal sealed class LiveAnswer(int status, byte[] json) : IResult
{
    /// <summary>The address of what the call made; null when it made nothing.</summary>
    public string? Location { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (Location is not null)
            httpContext.Response.Headers.Location = Location;
        return Answer.WriteAsync(httpContext, status, Format.Json.ContentType, json, cacheControl: "no-store");
    }
}
