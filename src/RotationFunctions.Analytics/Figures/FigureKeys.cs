namespace RotationFunctions.Analytics;

/// <summary>What figures are of where they are of no single series: the first part of a figure's id, and a partition of table <c>Metrics</c>.</summary>
public static class FigureKeys
{
    /// <summary>The sectors together.</summary>
    public const string Sectors = "sectors";

    /// <summary>The policy path.</summary>
    public const string Policy = "policy";

    /// <summary>The market as a whole: score, stance, risks.</summary>
    public const string Market = "market";

    /// <summary>A pair of series, as <c>IWM-SPY</c>.</summary>
    public static string Pair(string a, string b) => $"{a}-{b}";
}
