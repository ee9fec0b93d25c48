namespace RotationFunctions.Pipeline.Sources.Live;

/// <summary>How providers write symbols.</summary>
internal static class ProviderSymbol
{
    /// <summary>A class of a share with a hyphen: BRK.B is BRK-B. A suffix of an exchange, as in WSU.DE, stays.</summary>
    public static string WithHyphen(string id) => id.Length > 2 && id[^2] == '.' ? $"{id[..^2]}-{id[^1]}" : id;
}
