using System.Globalization;
using Azure;
using Azure.Identity;

namespace RotationFunctions.Pipeline.Storage;

/// <summary>Tells a fault of storage or network, which may be over at the next try, from a mistake in data or program.</summary>
internal static class StorageFaults
{
    /// <summary>Whether an exception is such a fault.</summary>
    public static bool Is(Exception exception) => exception switch
    {
        // The clients report tries that all failed as one error that holds each; a parallel loop does likewise.
        AggregateException several => several.InnerExceptions.Any(Is) && !several.InnerExceptions.Any(IsRefusal),
        // What the service calls a bad or too large request is bad or too large at the next try as well.
        _ when IsRefusal(exception) => false,
        RequestFailedException or AuthenticationFailedException => true,
        // A time-out of the clients comes as a cancellation, though nobody cancelled.
        OperationCanceledException or TimeoutException => true,
        IOException or HttpRequestException => true,
        // Another instance may have the memory that this one has not.
        OutOfMemoryException => true,
        _ => false,
    };

    /// <summary>Whether the storage refused for good what it was asked to write: an entity, a property or a request that is too large or malformed.</summary>
    public static bool IsRefusal(Exception exception) => exception switch
    {
        AggregateException several => several.InnerExceptions.Any(IsRefusal),
        RequestFailedException failed => failed.Status is 400 or 413,
        _ => false,
    };

    /// <summary>What the storage said when it refused, without the headers that its clients add.</summary>
    public static string Words(Exception refusal) => refusal switch
    {
        AggregateException several => Words(several.InnerExceptions.First(IsRefusal)),
        RequestFailedException failed => string.Create(
            CultureInfo.InvariantCulture, $"The storage refuses what was to be written: {failed.Status}{(failed.ErrorCode is { } code ? " " + code : "")}: {failed.Message.Split('\n')[0].Trim()}"),
        _ => refusal.Message,
    };
}
