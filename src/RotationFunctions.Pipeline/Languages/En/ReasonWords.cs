namespace RotationFunctions.Pipeline.Languages.En;

/// <summary>Reasons that any family may give, by code.</summary>
internal static class ReasonWords
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["series.notBegun"] = "{0} has nothing dated on or before {1}.",
        ["series.noBar"] = "{0} has no bar on {1}.",
    };
}
