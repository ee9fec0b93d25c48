namespace RotationFunctions.Pipeline;

/// <summary>
/// A failure that whoever runs the desk can do something about: the message names the value, the rule and the remedy,
/// holds no secret, and can be shown as it is. Any other exception is a defect of this program.
/// </summary>
public class RotationException : Exception
{
    public RotationException() { }

    public RotationException(string message) : base(message) { }

    public RotationException(string message, Exception innerException) : base(message, innerException) { }
}
