using RotationFunctions.Pipeline;

namespace RotationFunctions.Local.Storage;

/// <summary>Azurite cannot be installed or started. The message says what is missing and how to do without.</summary>
public sealed class AzuriteException : RotationException
{
    internal const string Alternative =
        "Or keep the data elsewhere: --storage CONNECTION takes the connection string of any storage account or of an emulator that runs already.";

    public AzuriteException() { }

    public AzuriteException(string message) : base($"{message} {Alternative}") { }

    public AzuriteException(string message, Exception innerException) : base($"{message} {Alternative}", innerException) { }
}
