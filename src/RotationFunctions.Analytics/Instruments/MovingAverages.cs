using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>Simple moving averages of closes.</summary>
public static class MovingAverages
{
    /// <summary>Plain average of the last <paramref name="days"/> values, the day itself included, for every day.</summary>
    public static void OverDays(ReadOnlySpan<double> values, int days, Span<double> result)
    {
        result.Fill(double.NaN);
        var fold = new MeanFold(values, Coverage.Of(days), result);
        SlidingFold.Run<MeanFold, Total>(ref fold, 0, values.Length, days);
    }

    /// <summary>
    /// A distance in units of its own spread: divided by the sample standard deviation of its last <paramref name="days"/>
    /// daily values. No mean is taken off: zero keeps meaning "on the average line".
    /// </summary>
    /// <param name="distance">Daily distances; NaN before the average exists.</param>
    /// <param name="first">Position of the first distance.</param>
    /// <param name="days">Daily values in a window.</param>
    /// <param name="result">Takes the figures; absent where the distance did not vary.</param>
    public static void InDeviations(ReadOnlySpan<double> distance, int first, int days, Span<double> result)
    {
        result.Fill(double.NaN);
        var fold = new DeviationFold(distance, Coverage.Of(days), result);
        SlidingFold.Run<DeviationFold, WindowMoments>(ref fold, first, distance.Length, days);
        for (var i = 0; i < result.Length; i++)
            result[i] = Deviation.IsRounding(result[i] * result[i], 1) ? double.NaN : distance[i] / result[i];
    }
}
