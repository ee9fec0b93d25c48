using System.Net;
using System.Net.Sockets;
using Polly;
using Polly.Timeout;

namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>Which requests are worth repeating: those that may succeed the next time, and no others.</summary>
internal static class RetryRules
{
    /// <summary>Whether a request may succeed when it is repeated.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="longestWait">Longest wait that a provider may ask for.</param>
    /// <param name="now">The time.</param>
    public static bool MaySucceed(Outcome<HttpResponseMessage> outcome, TimeSpan longestWait, DateTimeOffset now) => outcome switch
    {
        { Exception: TimeoutRejectedException } => true,
        // A certificate that is wrong stays wrong. A name server that is busy says so; one that knows no such host is right.
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } } => false,
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } unresolved } =>
            unresolved.InnerException is SocketException { SocketErrorCode: SocketError.TryAgain },
        { Exception: HttpRequestException } => true,
        { Result: { } response } => MaySucceed(response, longestWait, now),
        _ => false,
    };

    /// <summary>How long a provider asks to wait; null when it does not say.</summary>
    public static TimeSpan? Wait(HttpResponseMessage? response, DateTimeOffset now) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    private static bool MaySucceed(HttpResponseMessage response, TimeSpan longestWait, DateTimeOffset now)
    {
        var wait = Wait(response, now);
        return response.StatusCode switch
        {
            // An allowance that is used up comes back in an hour or a day. Asking again at once only makes it worse.
            HttpStatusCode.TooManyRequests => wait <= longestWait,
            HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => wait is null || wait <= longestWait,
            _ => false,
        };
    }
}
