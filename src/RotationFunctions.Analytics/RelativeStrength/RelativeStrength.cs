using System.Numerics.Tensors;
using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>The ratio of two prices and where it stands.</summary>
public static class RelativeStrength
{
    /// <summary>The ratio <c>RS = P_a / P_b</c> on every day; NaN where either has no price.</summary>
    public static void Ratio(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
        => TensorPrimitives.Divide(a[..result.Length], b[..result.Length], result);

    /// <summary>
    /// Mansfield's relative strength, for every day: <c>(RS / mean of the last days' RS − 1) × 100</c>, the day itself among them.
    /// Zero is the ratio's own average; the unit is percent of it.
    /// </summary>
    public static void Mansfield(ReadOnlySpan<double> ratio, int days, Span<double> result)
    {
        MovingAverages.OverDays(ratio, days, result);
        Columns.RatioLessOne(ratio, result, result);
        TensorPrimitives.Multiply(result, 100, result);
    }

    /// <summary>
    /// Least-squares slope of ln RS over the last <paramref name="days"/> days (that many points), × 252, and its t statistic,
    /// for every day. 0.25 means that the ratio grew at a quarter a year, compounded continuously.
    /// </summary>
    public static void Slope(ReadOnlySpan<double> ratio, int days, Span<double> slope, Span<double> t)
    {
        slope.Fill(double.NaN);
        t.Fill(double.NaN);
        var logarithms = new double[ratio.Length];
        for (var i = 0; i < logarithms.Length; i++)
            logarithms[i] = PortableMath.Log(ratio[i]);
        var fold = new RegressionFold([], logarithms, Coverage.Of(days), slope, t);
        SlidingFold.Run<RegressionFold, PairMoments>(ref fold, 0, ratio.Length, days);
        for (var i = 0; i < slope.Length; i++)
        {
            slope[i] = double.IsNaN(ratio[i]) ? double.NaN : slope[i] * Volatility.TradingDaysPerYear;
            if (double.IsNaN(ratio[i]))
                t[i] = double.NaN;
        }
    }

    /// <summary>
    /// Whether the ratio is the highest of the last <paramref name="days"/> days, the day itself included (a tie is a high too):
    /// 1 or 0, for every day.
    /// </summary>
    public static void NewHigh(ReadOnlySpan<double> ratio, int days, Span<double> result)
    {
        result.Fill(double.NaN);
        var fold = new HighestFold(ratio, Coverage.Of(days), result);
        SlidingFold.Run<HighestFold, Highest>(ref fold, 0, ratio.Length, days);
        CompareWithHigh(ratio, result);
    }

    /// <summary>The same over the days from a first one of each day's own, such as the first of its year; negative for none.</summary>
    public static void NewHighSince(ReadOnlySpan<double> ratio, ReadOnlySpan<int> firstDays, Span<double> result)
    {
        result.Fill(double.NaN);
        var fold = new HighestFold(ratio, 1, result);
        SlidingFold.RunFrom<HighestFold, Highest>(ref fold, firstDays, includeBase: true);
        CompareWithHigh(ratio, result);
    }

    private static void CompareWithHigh(ReadOnlySpan<double> ratio, Span<double> result)
    {
        for (var i = 0; i < result.Length; i++)
            result[i] = double.IsNaN(ratio[i]) || double.IsNaN(result[i]) ? double.NaN : ratio[i] >= result[i] ? 1 : 0;
    }
}
