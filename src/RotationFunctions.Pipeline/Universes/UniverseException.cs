namespace RotationFunctions.Pipeline.Universes;

/// <summary>A universe cannot be used. The message names the file, the value, the rule and what to do.</summary>
public sealed class UniverseException : RotationException
{
    public UniverseException(string message) : base(message) { }

    public UniverseException(string message, Exception innerException) : base(message, innerException) { }

    public UniverseException() { }
}
