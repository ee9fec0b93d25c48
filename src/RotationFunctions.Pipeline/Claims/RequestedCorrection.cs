using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>How a number of a text is to be read, where its reader knows better. What is null stays as it was read.</summary>
/// <param name="Start">Where the number begins in the text, in UTF-16 code units.</param>
public sealed record RequestedCorrection(int Start)
{
    /// <summary>The name that stands for a kind where the number is no claim at all.</summary>
    internal const string NoClaim = "none";

    /// <summary>Whether the number is no claim.</summary>
    public bool IsNoClaim { get; init; }

    /// <summary>The series.</summary>
    public string? Series { get; init; }

    /// <summary>The other series of a pair.</summary>
    public string? Against { get; init; }

    /// <summary>What is measured.</summary>
    public ClaimKind? Kind { get; init; }

    /// <summary>The window in words, as a text may state it: "last week", "since 8 April 2025", "YTD".</summary>
    public string? Stated { get; init; }

    /// <summary>The day of the figure.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Whether it fell: a printed 2% then is −2%.</summary>
    public bool? IsFall { get; init; }
}
