using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>Highest closes, the day itself included.</summary>
public static class Highs
{
    /// <summary>Highest close of the last <paramref name="days"/> trading days, for every day.</summary>
    public static void OverDays(ClosePrices closes, int days, Span<double> result)
    {
        result.Fill(double.NaN);
        var fold = new HighestFold(closes.Values, Coverage.Of(days), result);
        SlidingFold.Run<HighestFold, Highest>(ref fold, 0, closes.Values.Length, days);
    }

    /// <summary>Highest close of all days so far, for every day.</summary>
    public static void OfAllTime(ClosePrices closes, Span<double> high)
    {
        var values = closes.Values;
        var highest = double.NegativeInfinity;
        for (var i = 0; i < values.Length; i++)
            high[i] = highest = values[i] > highest ? values[i] : highest;
    }

    /// <summary>
    /// Trading days since the highest close of all days so far (since the last of them, when it was reached more than
    /// once), for every day.
    /// </summary>
    public static void DaysSince(ClosePrices closes, Span<double> days)
    {
        var values = closes.Values;
        var highest = double.NegativeInfinity;
        var at = -1;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] >= highest)
                (highest, at) = (values[i], i);
            days[i] = i - at;
        }
    }

    /// <summary>Close over a high, less one: the distance to it as a fraction, zero or negative.</summary>
    public static void Distance(ClosePrices closes, ReadOnlySpan<double> high, Span<double> result)
        => Columns.RatioLessOne(closes.Values, high, result);
}
