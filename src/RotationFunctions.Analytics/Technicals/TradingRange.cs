using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>The range that a price moved in before the last months, and whether it has left it upward.</summary>
public static class TradingRange
{
    /// <summary>Days of the range.</summary>
    public const int Days = 756;

    /// <summary>Days since the range, in which a breakout may be found.</summary>
    public const int DaysSince = 63;

    private const int ClosesAbove = 3;
    private const double LostUnder = 0.99;

    /// <summary>
    /// Highest and lowest close of the 756 days before the last 63, for every day; NaN where there are fewer, or no bar.
    /// </summary>
    public static void Range(ClosePrices closes, Span<double> high, Span<double> low)
    {
        var prices = closes.Values;
        double[] highest = new double[prices.Length], lowest = new double[prices.Length];
        highest.AsSpan().Fill(double.NaN);
        lowest.AsSpan().Fill(double.NaN);
        var highs = new HighestFold(prices, Coverage.Of(Days), highest);
        SlidingFold.Run<HighestFold, Highest>(ref highs, 0, prices.Length, Days);
        var lows = new LowestFold(prices, Coverage.Of(Days), lowest);
        SlidingFold.Run<LowestFold, Highest>(ref lows, 0, prices.Length, Days);
        for (var i = 0; i < prices.Length; i++)
        {
            var known = i >= DaysSince && !double.IsNaN(prices[i]);
            high[i] = known ? highest[i - DaysSince] : double.NaN;
            low[i] = known ? lowest[i - DaysSince] : double.NaN;
        }
    }

    /// <summary>
    /// The breakout that stands on each day: the position of the first of three or more consecutive closes above the range's
    /// high within the last 63 days, not lost since; −1 when none stands. A close more than 1 % under the high loses it;
    /// then a new one may begin. The high is the day's own, so a breakout's date and level move with the range.
    /// </summary>
    /// <param name="closes">The closes; a day without a bar neither counts nor interrupts.</param>
    /// <param name="high">High of the range of each day, NaN where there is none.</param>
    /// <param name="first">Takes the positions.</param>
    public static void Breakouts(ClosePrices closes, ReadOnlySpan<double> high, Span<int> first)
    {
        for (var i = 0; i < first.Length; i++)
            first[i] = double.IsNaN(high[i]) ? -1 : Breakout(closes.Values, i, high[i]);
    }

    private static int Breakout(ReadOnlySpan<double> closes, int day, double high)
    {
        var (since, run, began) = (-1, 0, -1);
        for (var i = Math.Max(day - DaysSince + 1, 0); i <= day; i++)
        {
            var close = closes[i];
            if (double.IsNaN(close))
                continue;
            if (since >= 0)
            {
                if (close < high * LostUnder)
                    (since, run) = (-1, 0);
            }
            else if (close > high)
            {
                if (run++ == 0)
                    began = i;
                if (run == ClosesAbove)
                    since = began;
            }
            else
            {
                run = 0;
            }
        }

        return since;
    }
}
