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
        AggregateException several => several.InnerExceptions.Any(Is),
        RequestFailedException or AuthenticationFailedException => true,
        // A time-out of the clients comes as a cancellation, though nobody cancelled.
        OperationCanceledException or TimeoutException => true,
        IOException or HttpRequestException => true,
        // Another instance may have the memory that this one has not.
        OutOfMemoryException => true,
        _ => false,
    };
}
