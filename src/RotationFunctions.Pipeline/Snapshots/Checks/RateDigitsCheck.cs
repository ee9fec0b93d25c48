using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Snapshots.Checks;

/// <summary>
/// Finds rates whose decimal point slipped: ten, a hundred or a thousand times their neighbours, or that much smaller, as they have not been for a month, and
/// back within ten days. Nothing else tells an error from the market here, for rates go to zero and from it.
/// </summary>
/// <remarks>
/// On the federal funds rate since 1954, Treasury yields since 1962 and a credit spread nothing is found, on the last day of any past day
/// either: the rate of the 1950s went out and back by as much as a factor of eleven, but every other week.
/// </remarks>
internal static class RateDigitsCheck
{
    /// <summary>Percentage points. Below it a rate of a few hundredths is ten times as high, and back, in the market itself.</summary>
    private const double LeastMove = 1;

    /// <summary>How far a move may be from a factor of ten, as a difference of logarithms: the rate moved too, and was rounded.</summary>
    private const double FactorTolerance = 0.25;

    /// <summary>How far the rate after an error may be from the one before it, as a share of it.</summary>
    private const double BackTolerance = 0.2;

    /// <summary>Rows of an error that ends again.</summary>
    private const int LongestError = 10;

    /// <summary>So few rows before a jump are themselves what is wrong.</summary>
    private const int FewRows = 3;

    /// <summary>Rows that tell which rates have been seen: a month.</summary>
    private const int SeenRows = 21;

    /// <summary>A rate that is within this factor of one that was seen is nothing new.</summary>
    private const double SeenFactor = 2;

    /// <summary>Checks a rate.</summary>
    /// <param name="series">Sound rows, oldest first, in percent.</param>
    /// <param name="kind">What the series is made of, for messages.</param>
    /// <param name="origin">Where the rows came from, for messages.</param>
    public static CheckedSeries Check(SeriesColumns series, SeriesKind kind, string origin)
    {
        var rate = series.Close;
        var issues = new List<RowIssue>();
        var wrong = new HashSet<int>();
        for (var row = 1; row < rate.Length; row++)
        {
            var before = rate[row - 1];
            if (Math.Abs(rate[row] - before) < LeastMove || before <= 0 || rate[row] < 0 || WasSeen(rate, row) || !IsShifted(before, rate[row], out var factor))
                continue;
            if (Back(rate, row) is { } back)
            {
                for (; row < back; row++)
                    LeaveOut(row, Reason.Of("row.rateBetween", $"the value {rate[row]} stands between {before} and {rate[back]}: a slipped decimal point or a missing value, not the market"));
            }
            // Policy has gone to zero in a day, and stayed.
            else if (row == rate.Length - 1 && factor > 0)
                LeaveOut(row, Reason.Of("row.rateAfter", $"the value {rate[row]} after {before} looks like a slipped decimal point; the row waits for the next day's"));
            else if (row <= FewRows && factor > 0)
            {
                for (var first = 0; first < row; first++)
                    LeaveOut(first, Reason.Of("row.rateBefore", $"the value {rate[first]} before {rate[row]} looks like a slipped decimal point; the series begins after it"));
            }
            else if (factor >= 100)
                return new CheckedSeries(null, issues, [], Reason.Of("series.slippedRate", $"{series.Id}: {rate[row]} follows {before} ({origin}, line {series.LineOf(row)}): a factor of {factor}, a slipped decimal point or another unit. Values before that row are in another unit, so the series is left out; correct them at the source."));
        }

        return new CheckedSeries(wrong.Count == 0 ? series : series.Pick([.. Enumerable.Range(0, series.Count).Where(row => !wrong.Contains(row))]), issues, [], null);

        void LeaveOut(int row, Reason reason)
        {
            wrong.Add(row);
            issues.Add(LeftOutRow.Of(series, row, kind, origin, reason));
        }
    }

    /// <summary>Whether a rate is another by a factor of ten, a hundred or a thousand, or none at all.</summary>
    /// <param name="before">The rate before, above zero.</param>
    /// <param name="rate">The rate, zero or above.</param>
    /// <param name="factor">The factor; 0 for a rate of zero.</param>
    private static bool IsShifted(double before, double rate, out int factor)
    {
        factor = 0;
        if (rate == 0)
            return true;
        if (ShareRatio.OfUnit(Math.Log(rate / before), FactorTolerance) is not { } shift)
            return false;
        factor = Math.Max(shift.New, shift.Old);
        return true;
    }

    private static bool WasSeen(double[] rate, int row)
    {
        var seen = rate[Math.Max(0, row - SeenRows)..row];
        return rate[row] > rate[row - 1] ? rate[row] <= SeenFactor * seen.Max() : rate[row] >= seen.Min() / SeenFactor;
    }

    /// <summary>The row on which a rate is back where it was before it went away; null when it stays, or goes elsewhere.</summary>
    private static int? Back(double[] rate, int row)
    {
        var before = rate[row - 1];
        for (var next = row + 1; next < Math.Min(row + LongestError + 1, rate.Length); next++)
        {
            if (Math.Abs(rate[next] - before) <= BackTolerance * before)
                return next;
            if (Math.Abs(rate[next] - rate[row]) > BackTolerance * rate[row])
                return null;
        }

        return null;
    }
}
