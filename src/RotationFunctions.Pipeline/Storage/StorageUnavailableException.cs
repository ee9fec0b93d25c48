using Azure;
using Azure.Identity;

namespace RotationFunctions.Pipeline.Storage;

/// <summary>The storage does not answer, or answers that it will not. The message names its address and the remedy, and no secret.</summary>
public sealed class StorageUnavailableException : RotationException
{
    public StorageUnavailableException() { }

    public StorageUnavailableException(string message) : base(message) { }

    public StorageUnavailableException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Says what an error of the storage clients means, or null when it is none of theirs.</summary>
    /// <param name="error">What a client threw.</param>
    /// <param name="endpoint">The address that it spoke to, without a secret.</param>
    public static StorageUnavailableException? From(Exception error, Uri endpoint)
    {
        var explained = error switch
        {
            // The clients report tries that all failed as one error that holds each.
            AggregateException { InnerExceptions: [.., var last] } => From(last, endpoint)?.Message,
            RequestFailedException { Status: 0 } e =>
                $"The storage at {endpoint} does not answer ({e.InnerException?.Message ?? FirstLine(e)}). Check that it runs and that the address is right.",
            RequestFailedException { Status: 401 or 403 } e =>
                $"The storage at {endpoint} refuses us ({e.ErrorCode ?? FirstLine(e)}). Check the account key, or that the identity has the roles 'Storage Blob Data Owner' and 'Storage Table Data Contributor'.",
            RequestFailedException { Status: 404 } e when e.ErrorCode is "ResourceNotFound" =>
                $"The storage at {endpoint} does not know the account ({e.ErrorCode}). Check the account's name in the connection string.",
            RequestFailedException { ErrorCode: "InvalidHeaderValue" } =>
                $"The storage at {endpoint} does not know the version of the protocol that we speak. If it is Azurite, update it to 3.37 or later.",
            RequestFailedException e =>
                $"The storage at {endpoint} answers {e.Status} {e.ErrorCode ?? FirstLine(e)}. Check that it is a storage account with a blob and a table service.",
            AuthenticationFailedException e =>
                $"The storage at {endpoint} needs an identity and none could be had ({FirstLine(e)}). Sign in (az login), or set the managed identity of the app.",
            OperationCanceledException e =>
                $"The storage at {endpoint} does not answer in time ({FirstLine(e)}). Check that it runs and that the address is right.",
            _ => null,
        };
        return explained is null ? null : new StorageUnavailableException(explained, error);
    }

    private static string FirstLine(Exception e) => e.Message.Split('\n')[0].TrimEnd();
}
