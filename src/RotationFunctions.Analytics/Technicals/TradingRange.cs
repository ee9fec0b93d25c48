using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>The range that a price moved in before the last months.</summary>
public static class TradingRange
{
    /// <summary>Days of the range.</summary>
    public const int Days = 756;

    /// <summary>Days since the range, in which a way out of it may be found.</summary>
    public const int DaysSince = 63;

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
}
