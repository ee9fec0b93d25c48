using System.Numerics.Tensors;
using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>How much of an instrument is traded, and what trading it costs.</summary>
public static class Trading
{
    /// <summary>Dollar volume: close × volume, in USD, for every day; NaN where the volume is not known.</summary>
    public static void DollarVolume(ClosePrices closes, ReadOnlySpan<double> volume, Span<double> result)
        => TensorPrimitives.Multiply(closes.Values, volume, result);

    /// <summary>
    /// Amihud (2002), "Illiquidity and stock returns": mean over <paramref name="days"/> days of |r| / dollar volume, × 10⁶, for
    /// every day. Days without volume are left out; absent under <paramref name="atLeast"/> days.
    /// </summary>
    public static void Amihud(
        ReadOnlySpan<double> returns, ReadOnlySpan<double> dollarVolume, int days, int atLeast, Span<double> result)
    {
        var impact = new double[returns.Length];
        TensorPrimitives.Abs(returns, impact);
        TensorPrimitives.Divide(impact, dollarVolume, impact);
        TensorPrimitives.Multiply(impact, 1e6, impact);
        for (var i = 0; i < impact.Length; i++)
            if (!(dollarVolume[i] > 0))
                impact[i] = double.NaN;
        result.Fill(double.NaN);
        var fold = new MeanFold(impact, atLeast, result);
        SlidingFold.Run<MeanFold, Total>(ref fold, 1, impact.Length, days);
    }

    /// <summary>
    /// Corwin and Schultz (2012), "A simple way to estimate bid-ask spreads from daily high and low prices": the mean of the
    /// estimate over the last <paramref name="pairs"/> pairs of neighbouring days, as a fraction of the price, for every day.
    /// </summary>
    /// <remarks>
    /// A day's high is mostly a purchase and its low a sale, so their ratio holds the spread once and the variance of a
    /// day; over two days it holds the spread once and the variance of two. With <c>β = ln²(H₁/L₁) + ln²(H₂/L₂)</c> and
    /// <c>γ = ln²(max H / min L)</c>: <c>α = (√(2β) − √β)/(3 − 2√2) − √(γ/(3 − 2√2))</c>, <c>S = 2(e^α − 1)/(1 + e^α)</c>.
    /// Negative estimates count as zero. A gap over night is not a price move within the two days: when the first close
    /// lies outside the second day's range, that range is shifted by the gap first.
    /// </remarks>
    public static void Spread(
        ReadOnlySpan<double> high, ReadOnlySpan<double> low, ClosePrices closes, int pairs, Span<double> result)
    {
        var estimates = new double[high.Length];
        estimates.AsSpan().Fill(double.NaN);
        for (var i = 1; i < estimates.Length; i++)
            estimates[i] = Spread(high[i - 1], low[i - 1], closes.Values[i - 1], high[i], low[i]);
        result.Fill(double.NaN);
        var fold = new MeanFold(estimates, Coverage.Of(pairs), result);
        SlidingFold.Run<MeanFold, Total>(ref fold, 1, estimates.Length, pairs);
    }

    /// <summary>The estimate of one pair of days, zero or more; NaN when a price is missing.</summary>
    internal static double Spread(double high1, double low1, double close1, double high2, double low2)
    {
        var gap = close1 < low2 ? low2 - close1 : close1 > high2 ? high2 - close1 : 0;
        high2 -= gap;
        low2 -= gap;
        var range1 = PortableMath.Log(high1 / low1);
        var range2 = PortableMath.Log(high2 / low2);
        var range = PortableMath.Log(Math.Max(high1, high2) / Math.Min(low1, low2));
        var beta = (range1 * range1) + (range2 * range2);
        var denominator = 3 - (2 * Math.Sqrt(2));
        var alpha = ((Math.Sqrt(2 * beta) - Math.Sqrt(beta)) / denominator) - Math.Sqrt(range * range / denominator);
        var growth = PortableMath.Exp(alpha);
        return Math.Max(2 * (growth - 1) / (1 + growth), 0);
    }
}
