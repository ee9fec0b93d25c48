namespace RotationFunctions.Pipeline.Sources.Csv;

/// <summary>The data folder cannot be used at all. The message names the folder, the layout it needs and the option.</summary>
public sealed class DataFolderException : RotationException
{
    public DataFolderException(string message) : base(message) { }

    public DataFolderException(string message, Exception innerException) : base(message, innerException) { }

    public DataFolderException() { }
}
