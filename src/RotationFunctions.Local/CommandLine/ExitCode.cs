namespace RotationFunctions.Local.CommandLine;

/// <summary>What a run tells the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failed = 1;
    public const int BadArguments = 2;
}
