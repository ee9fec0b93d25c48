namespace RotationFunctions.Pipeline.Reports;

/// <summary>What a report says of figures that need a series which the universe does not have, in both languages.</summary>
public static class UnwatchedSeries
{
    private const string English = " is not in the universe.";
    private const string Chinese = "品种清单中没有";
    private const string EnglishRole = "The universe names no series for the role ";
    private const string ChineseRole = "品种清单未指定该角色的品种：";

    /// <summary>The reason, in English as reports are computed.</summary>
    public static string Reason(string series) => series + English;

    /// <summary>The same of a role that no series of the universe plays.</summary>
    public static string ReasonOfRole(string role) => $"{EnglishRole}{role}.";

    /// <summary>The series, or the role, that a reason is about; null for any other reason.</summary>
    public static string? Of(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return reason.EndsWith(English, StringComparison.Ordinal) && !reason[..^English.Length].Contains(' ', StringComparison.Ordinal) ? reason[..^English.Length]
            : Behind(EnglishRole) ?? Behind(ChineseRole) ?? Behind(Chinese);

        string? Behind(string words) => reason.StartsWith(words, StringComparison.Ordinal) ? reason[words.Length..^1] : null;
    }
}
