namespace RotationFunctions.Pipeline.Http;

/// <summary>What every host does with addresses; where a call is found stands with the call.</summary>
public static class Routes
{
    /// <summary>The prefix that hosts put before every route.</summary>
    public const string Prefix = "api";

    /// <summary>Every address, for what no call takes.</summary>
    public const string Any = "{*path}";
}
