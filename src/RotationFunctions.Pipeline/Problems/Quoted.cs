namespace RotationFunctions.Pipeline.Problems;

/// <summary>A value as a message repeats it.</summary>
internal static class Quoted
{
    private const int Longest = 40;

    /// <summary>The start of a long value, not a megabyte of it.</summary>
    internal static string Shown(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
}
