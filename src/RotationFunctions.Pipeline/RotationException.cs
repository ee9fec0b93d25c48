namespace RotationFunctions.Pipeline;

/// <summary>
/// Something that whoever runs the desk can mend. The message names the value, the rule and the remedy, and is shown as
/// it is; any other exception is a fault of the program and is shown with its trace.
/// </summary>
public class RotationException : Exception
{
    public RotationException(string message) : base(message) { }

    public RotationException(string message, Exception innerException) : base(message, innerException) { }

    public RotationException() { }
}
