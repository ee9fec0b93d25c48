using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Sources;

/// <summary>A past that a source tells anew, as the days show that were fetched before and are fetched once more.</summary>
/// <param name="Series">The series' id.</param>
/// <param name="Source">Name of the source.</param>
/// <param name="Cause">What it looks like.</param>
/// <param name="Column">The column that differs, as JSON names it: <c>adjustedClose</c>.</param>
/// <param name="Date">The first compared day that differs.</param>
/// <param name="Before">The value that was known; null when the day was not there.</param>
/// <param name="After">The value that is told now; null when the day is gone.</param>
public sealed record Restatement(string Series, string Source, RestatementCause Cause, string Column, DateOnly Date, double? Before, double? After)
{
    /// <summary>Name of the column of adjusted closes.</summary>
    public const string AdjustedClose = "adjustedClose";

    /// <summary>What changed, as the end of a sentence.</summary>
    /// <param name="isRate">Whether the series is a rate, which is dated by its publication: then its own day is named too.</param>
    public Reason Words(bool isRate)
    {
        var day = RowDay.Of(Date, isRate);
        return (Before, After) switch
        {
            (null, _) => Reason.Of("restated.new", $"{day} was not there and is"),
            (_, null) => Reason.Of("restated.gone", $"{day} was there and is not"),
            _ => Reason.Of("restated.value", $"the {(isRate ? "rate" : Column == AdjustedClose ? "adjusted close" : Column)} of {day} was {Before:0.####} and is {After:0.####}"),
        };
    }
}

/// <summary>What a restatement looks like.</summary>
public enum RestatementCause
{
    /// <summary>Some prices differ: an error was mended, or one was made.</summary>
    Correction,

    /// <summary>All closes before a day differ by one factor: shares were split or put together.</summary>
    Split,

    /// <summary>Closes are the same, and all adjusted closes before a day are smaller by one factor: a dividend.</summary>
    Dividend,
}
