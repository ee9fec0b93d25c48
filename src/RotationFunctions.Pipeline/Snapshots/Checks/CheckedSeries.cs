using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Pipeline.Snapshots.Checks;

/// <summary>A series after a check.</summary>
/// <param name="Columns">The rows that stand, corrected where that is certain; null when the series is rejected.</param>
/// <param name="Issues">Rows that were left out, and why.</param>
/// <param name="Warnings">What was corrected, or should be looked at, by day.</param>
/// <param name="Rejection">Why the series cannot be used; null when it can.</param>
internal sealed record CheckedSeries(SeriesColumns? Columns, IReadOnlyList<RowIssue> Issues, IReadOnlyList<DatedWarning> Warnings, Reason? Rejection);
