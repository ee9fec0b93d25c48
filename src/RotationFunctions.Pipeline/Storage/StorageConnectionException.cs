namespace RotationFunctions.Pipeline.Storage;

/// <summary>The setting that says where the storage is cannot be understood. The message repeats no secret.</summary>
public sealed class StorageConnectionException : RotationException
{
    public StorageConnectionException() { }

    public StorageConnectionException(string message) : base(message) { }

    public StorageConnectionException(string message, Exception innerException) : base(message, innerException) { }
}
