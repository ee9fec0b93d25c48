using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Snapshots.Checks;

/// <summary>
/// Holds the closes of a fund against its adjusted closes. Their daily moves differ by the dividend alone: the adjusted close
/// never loses against the close, and never gains more than a dividend can be.
/// </summary>
/// <remarks>
/// On 31 real series of up to 33 years the largest dividend is 3.0 % of the price, and rounding makes an adjusted close lose at
/// most 0.04 % against the close.
/// </remarks>
internal static class AdjustedCloseCheck
{
    /// <summary>A loss of the adjusted close against the close that rounding to the cent does not explain, before that rounding.</summary>
    private const double LeastLoss = 0.01;

    /// <summary>A dividend that is worth a look: no fund of the default universe ever paid as much at once.</summary>
    private const double LargeDividend = 0.05;

    /// <summary>Beyond it nothing is a dividend: shares were split in one of the two columns alone.</summary>
    private const double LargestDividend = 0.25;

    /// <summary>A loss beyond it makes every total return across the day wrong, and the series with it.</summary>
    private const double LargestLoss = 0.05;

    /// <summary>How far a move may be from a split's ratio: a dividend of half a percent on the same day, or rounding.</summary>
    private const double RatioTolerance = 0.005;

    /// <summary>A move that both columns may have shared on the day of a split.</summary>
    private const double OrdinaryMove = 0.16;

    /// <summary>Rows of an error that ends again; a longer one is a change for good.</summary>
    private const int LongestError = 10;

    /// <summary>So few rows before a jump are themselves what is wrong.</summary>
    private const int FewRows = 3;

    /// <summary>Checks a fund.</summary>
    /// <param name="series">Sound rows, oldest first, with adjusted closes.</param>
    /// <param name="origin">Where they came from, for messages.</param>
    public static CheckedSeries Check(SeriesColumns series, string origin)
    {
        var issues = new List<RowIssue>();
        var sound = WithoutErrors(series, origin, issues);
        var warnings = new List<DatedWarning>();
        double[] close = sound.Close, adjusted = sound.AdjustedClose!;
        SeriesColumns? corrected = null;
        var (first, end) = (0, sound.Count);
        for (var day = sound.Count - 1; day > 0; day--)
        {
            var (closeMove, adjustedMove) = (Math.Log(close[day] / close[day - 1]), Math.Log(adjusted[day] / adjusted[day - 1]));
            var gain = adjustedMove - closeMove;
            if (gain <= LargeDividend && gain >= -Loss(adjusted, day))
                continue;
            var moves = Reason.Of("jump.closeAndAdjusted", $"close goes from {close[day - 1]} on {sound.Dates[day - 1]:yyyy-MM-dd} to {close[day]} on {sound.Dates[day]:yyyy-MM-dd}, adj_close from {adjusted[day - 1]} to {adjusted[day]} ({origin}, line {sound.LineOf(day)})");
            var isInClose = Math.Abs(closeMove) > Math.Abs(adjustedMove);
            if (ShareRatio.OfSplit(-gain, RatioTolerance) is not null && Math.Min(Math.Abs(closeMove), Math.Abs(adjustedMove)) < OrdinaryMove
                && (isInClose || day < sound.Count - 1))
            {
                var ratio = ShareRatio.OfSplit(isInClose ? -gain : gain, RatioTolerance)!.Value;
                corrected ??= Copy(sound);
                Divide(corrected, day, ratio.Factor, isInClose);
                warnings.Add(new DatedWarning(series.Id, sound.Dates[day], isInClose
                    ? Reason.Of("warning.splitAppliedToPrices", $"The {moves}: a split of {ratio} that the prices before it did not have yet. They were divided by {ratio.Factor:0.####}.")
                    : Reason.Of("warning.splitAppliedToAdjusted", $"The {moves}: a split of {ratio} that the adjusted closes before it did not have yet. They were divided by {ratio.Factor:0.####}.")));
            }
            else if (day == sound.Count - 1 && (Math.Abs(gain) > LargestDividend || gain < -LargestLoss))
            {
                issues.Add(LeftOutRow.Of(sound, day, SeriesKind.Fund, origin, Reason.Of("row.oneOfTwoWrong", $"{moves}: one of the two is wrong; the row waits for the next day's")));
                end = day;
            }
            else if (day <= FewRows && (Math.Abs(gain) > LargestDividend || gain < -LargestLoss))
            {
                for (var row = 0; row < day; row++)
                    issues.Add(LeftOutRow.Of(sound, row, SeriesKind.Fund, origin, Reason.Of("row.otherUnitBefore", $"{moves}: the rows before are in another unit; the series begins after them")));
                first = day;
                break;
            }
            else if (Math.Abs(gain) > LargestDividend)
                return new CheckedSeries(null, issues, warnings, Reason.Of("series.unadjustedSplit", $"{series.Id}: {moves}: a split that is not adjusted. Prices before that day are in another unit, so the series is left out; adjust them at the source."));
            else if (gain < -LargestLoss)
                return new CheckedSeries(null, issues, warnings, Reason.Of("series.adjustedLoss", $"{series.Id}: {moves}: the adjusted close loses against the close, which no dividend explains. Total returns across that day are wrong, so the series is left out; adjust them at the source."));
            else
                warnings.Add(new DatedWarning(series.Id, sound.Dates[day], gain > 0
                    ? Reason.Of("warning.dividendInferred", $"The {moves}: that is a dividend of {100 * (1 - Math.Exp(-gain)):0.0} % of the price. Compare it with the issuer's; total returns across that day hold it.")
                    : Reason.Of("warning.adjustedLoss", $"The {moves}: the adjusted close loses {100 * (1 - Math.Exp(gain)):0.0} % against the close, which no dividend explains. Do not trust total returns across that day.")));
        }

        var stands = corrected ?? sound;
        return new CheckedSeries(
            first == 0 && end == sound.Count ? stands : stands.Pick([.. Enumerable.Range(first, end - first)]), issues, warnings, null);
    }

    /// <summary>
    /// Leaves out the rows in which one of the two columns goes away from the other and comes back: no dividend is taken
    /// back the next day.
    /// </summary>
    private static SeriesColumns WithoutErrors(SeriesColumns series, string origin, List<RowIssue> issues)
    {
        double[] close = series.Close, adjusted = series.AdjustedClose!;
        List<int>? kept = null;
        for (var day = 1; day < series.Count; day++)
        {
            var end = EndOfError(day);
            if (end > day)
                kept ??= [.. Enumerable.Range(0, day)];
            for (; day < end; day++)
                issues.Add(LeftOutRow.Of(series, day, SeriesKind.Fund, origin, Reason.Of("row.adjustedApart", $"close {close[day]} and adj_close {adjusted[day]} are {100 * (adjusted[day] / close[day] / Ratio(end) - 1):0.0} % further apart than on the day after: one of them is wrong")));
            kept?.Add(day);
        }

        return kept is null ? series : series.Pick([.. kept.Where(row => row < series.Count)]);

        double Ratio(int day) => adjusted[Math.Min(day, series.Count - 1)] / close[Math.Min(day, series.Count - 1)];

        double Gain(int from, int to) => Math.Log(adjusted[to] / adjusted[from]) - Math.Log(close[to] / close[from]);

        // The row after an error that begins on a day; the day itself when none does.
        int EndOfError(int day)
        {
            var gain = Gain(day - 1, day);
            if (gain <= LargeDividend && gain >= -Loss(adjusted, day) && (gain < 2 * LeastLoss || day + 1 >= series.Count || Gain(day, day + 1) >= -Loss(adjusted, day)))
                return day;
            for (var end = day + 1; end < Math.Min(day + LongestError, series.Count); end++)
            {
                var back = Gain(end - 1, end);
                if (Math.Sign(back) != Math.Sign(gain) && Math.Abs(back + gain) <= Math.Max(LeastLoss, 0.15 * Math.Abs(gain)))
                    return end;
                if (Math.Abs(back) > LargeDividend)
                    break;
            }

            return day;
        }
    }

    private static double Loss(double[] adjusted, int day) => LeastLoss + 0.01 / Math.Min(adjusted[day], adjusted[day - 1]);

    private static SeriesColumns Copy(SeriesColumns series) => series with
    {
        Open = [.. series.Open!],
        High = [.. series.High!],
        Low = [.. series.Low!],
        Close = [.. series.Close],
        AdjustedClose = [.. series.AdjustedClose!],
        Volume = series.Volume is { } volume ? [.. volume] : null,
    };

    /// <summary>Puts the rows before a split into the units after it.</summary>
    private static void Divide(SeriesColumns series, int day, double factor, bool isInClose)
    {
        var isVolumeOld = isInClose && IsVolumeOld(series, day, factor);
        for (var row = 0; row < day; row++)
        {
            if (!isInClose)
            {
                series.AdjustedClose![row] /= factor;
                continue;
            }

            (series.Open![row], series.High![row], series.Low![row], series.Close[row]) =
                (series.Open[row] / factor, series.High[row] / factor, series.Low[row] / factor, series.Close[row] / factor);
            if (isVolumeOld)
                series.Volume![row] *= factor;
        }
    }

    /// <summary>
    /// Whether volumes count the shares of before the split too. Money changes hands as on the days before, so the scale in which
    /// shares times price go on more evenly is the right one.
    /// </summary>
    private static bool IsVolumeOld(SeriesColumns series, int day, double factor)
    {
        const int Compared = 20;
        if (series.Volume is not { } volume)
            return false;
        var before = Money(Math.Max(0, day - Compared), day) / factor;
        var after = Money(day, Math.Min(series.Count, day + Compared));
        return Math.Abs(Math.Log(after / before / factor)) < Math.Abs(Math.Log(after / before));

        double Money(int from, int to) =>
            Usual.Median(Enumerable.Range(from, to - from).Select(row => volume[row] * series.Close[row]).Where(money => money > 0));
    }
}
