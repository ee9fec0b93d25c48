namespace RotationFunctions.Pipeline.Languages.Zh;

/// <summary>Reasons that any family may give, by code.</summary>
internal static class ReasonWords
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["series.notBegun"] = "{0}在{1}及以前没有数据。",
        ["series.noBar"] = "{0}在{1}没有行情。",
    };
}
