using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>What somebody asks to have checked: a text, or a list of claims.</summary>
public sealed record ClaimRequest
{
    /// <summary>Most claims that are checked at once.</summary>
    public const int MostClaims = 500;

    /// <summary>Longest text, in characters.</summary>
    public const int LongestText = 64 * 1024;

    /// <summary>The text; null when claims are given.</summary>
    public string? Text { get; init; }

    /// <summary>The claims; null when a text is given.</summary>
    public IReadOnlyList<RequestedClaim>? Claims { get; init; }

    /// <summary>Most corrections of one text.</summary>
    public const int MostCorrections = 500;

    /// <summary>How numbers of the text are to be read otherwise, one for each at most.</summary>
    public IReadOnlyList<RequestedCorrection> Corrections { get; init; } = [];

    /// <summary>
    /// The day of every figure without a date; null for the last day of the data. A request that is kept has it, so that it
    /// means the same claims whenever it is checked again.
    /// </summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>A claim as it is sent.</summary>
/// <param name="Series">The series.</param>
/// <param name="Against">The other series of a pair; null for the benchmark or none.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Stated">The window in words, as <c>year to date</c>; null for a level.</param>
/// <param name="AsOf">The day; null for that of the request.</param>
/// <param name="Value">The printed value, a fraction.</param>
/// <param name="Digits">Decimals of it that were printed.</param>
/// <param name="AreDigitsAsWritten">Whether the digits were not given but counted.</param>
public sealed record RequestedClaim(
    string Series, string? Against, ClaimKind Kind, string? Stated, DateOnly? AsOf, double Value, int Digits, bool AreDigitsAsWritten = false);

/// <summary>The names of kinds in the API.</summary>
internal static class ClaimKindNames
{
    /// <summary>Whether a figure of a kind is of a window; else it is of a day.</summary>
    public static bool HasWindow(ClaimKind kind) => kind is not (ClaimKind.Level or ClaimKind.IntradayHigh or ClaimKind.IntradayLow or ClaimKind.OpenLevel or ClaimKind.RateLevel or ClaimKind.PolicyRate
        or ClaimKind.PolicyChange or ClaimKind.Projection or ClaimKind.Ratio or ClaimKind.Streak or ClaimKind.StreakAgainst or ClaimKind.RecordHigh or ClaimKind.RecordSince or ClaimKind.Rank);

    /// <summary>Whether a figure of a kind is of two series.</summary>
    public static bool IsPair(ClaimKind kind) => kind is ClaimKind.Spread or ClaimKind.Correlation or ClaimKind.Beta or ClaimKind.Ratio or ClaimKind.StreakAgainst;

    /// <summary>Whether a percentage of a kind is a fraction; a rate's is in percent.</summary>
    public static bool IsFraction(ClaimKind kind) => kind is not (ClaimKind.RateLevel or ClaimKind.RateChange or ClaimKind.PolicyRate or ClaimKind.PolicyChange or ClaimKind.Projection);

    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<ClaimKind>().Select(Of)];

    public static string Of(ClaimKind kind)
    {
        var name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static bool TryParse(string name, out ClaimKind kind)
    {
        foreach (var known in Enum.GetValues<ClaimKind>())
        {
            kind = known;
            if (Of(known).Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        kind = default;
        return false;
    }
}
