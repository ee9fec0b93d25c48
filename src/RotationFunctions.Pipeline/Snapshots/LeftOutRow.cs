using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>How a row that is left out is named.</summary>
internal static class LeftOutRow
{
    /// <summary>Names a row by its day and its line.</summary>
    /// <param name="series">Its series.</param>
    /// <param name="row">Its place in the series.</param>
    /// <param name="kind">What the series is made of.</param>
    /// <param name="origin">File or address the rows came from.</param>
    /// <param name="reason">What is wrong with it, without its day.</param>
    public static RowIssue Of(SeriesColumns series, int row, SeriesKind kind, string origin, Reason reason) =>
        new(series.Id, origin, series.LineOf(row), Reason.Of("row.dated", $"{RowDay.Of(series.Dates[row], kind == SeriesKind.Rate)}: {reason}"), series.Dates[row]);
}
