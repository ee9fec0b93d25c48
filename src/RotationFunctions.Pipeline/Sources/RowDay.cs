using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Sources;

/// <summary>How the day of a row is named.</summary>
internal static class RowDay
{
    /// <summary>The day. A rate is dated by its publication, the day after its own: its source knows it by the day before.</summary>
    /// <param name="date">The day that the row is dated by.</param>
    /// <param name="isRate">Whether it is one of a rate.</param>
    public static Reason Of(DateOnly date, bool isRate) => isRate
        ? Reason.Of("row.dayPublished", $"{date.AddDays(-1)} (published on {date})")
        : Reason.Of("row.day", $"{date}");
}
