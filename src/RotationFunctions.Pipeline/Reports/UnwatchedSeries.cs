namespace RotationFunctions.Pipeline.Reports;

/// <summary>What a report says of figures that need a series which the universe does not have, in both languages.</summary>
public static class UnwatchedSeries
{
    private const string English = " is not in the universe.";
    private const string Chinese = "品种清单中没有";

    /// <summary>The reason, in English as reports are computed.</summary>
    public static string Reason(string series) => series + English;

    /// <summary>The series that a reason is about; null for any other reason.</summary>
    public static string? Of(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return reason.EndsWith(English, StringComparison.Ordinal) && !reason[..^English.Length].Contains(' ', StringComparison.Ordinal) ? reason[..^English.Length]
            : reason.StartsWith(Chinese, StringComparison.Ordinal) ? reason[Chinese.Length..^1]
            : null;
    }
}
