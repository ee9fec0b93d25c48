using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>Volatility: the sample standard deviation (n − 1) of daily simple price returns inside a window.</summary>
public static class Volatility
{
    /// <summary>Trading days in a year, by convention; a daily deviation times its root is an annual one.</summary>
    public const int TradingDaysPerYear = 252;

    /// <summary>√252: what turns a daily deviation into an annual one when returns are uncorrelated in time.</summary>
    public static readonly double AnnualFactor = Math.Sqrt(TradingDaysPerYear);

    /// <summary>Daily volatility over windows of <paramref name="days"/> returns, for every day.</summary>
    /// <param name="returns">Daily price returns; the first is absent (NaN).</param>
    /// <param name="days">Returns in a window, at least 2.</param>
    /// <param name="result">Takes the figures; NaN where a window has too few returns.</param>
    public static void OverDays(ReadOnlySpan<double> returns, int days, Span<double> result)
    {
        result.Fill(double.NaN);
        var fold = new DeviationFold(returns, Coverage.Of(days), result);
        SlidingFold.Run<DeviationFold, WindowMoments>(ref fold, 1, returns.Length, days);
    }

    /// <summary>Daily volatility of the returns after each day's own base, for every day; absent under two returns.</summary>
    public static void FromBases(ReadOnlySpan<double> returns, ReadOnlySpan<int> bases, Span<double> result)
    {
        result.Fill(double.NaN);
        var fold = new DeviationFold(returns, 2, result);
        SlidingFold.RunFrom<DeviationFold, WindowMoments>(ref fold, bases, includeBase: false);
    }
}

/// <summary>
/// Maximum drawdown: the least of <c>P_t / max_{s≤t} P_s − 1</c> over the closes of a window, its base included.
/// Zero when the window never closed under an earlier close, else negative.
/// </summary>
public static class Drawdown
{
    /// <summary>Over windows of <paramref name="days"/> trading days and their base, for every day.</summary>
    public static void OverDays(ClosePrices closes, int days, Span<double> result)
    {
        result.Fill(double.NaN);
        var fold = new FallFold(closes.Values, 2, result);
        SlidingFold.Run<FallFold, Fall>(ref fold, 0, closes.Values.Length, days + 1);
    }

    /// <summary>From each day's own base, for every day; a negative base is absent.</summary>
    public static void FromBases(ClosePrices closes, ReadOnlySpan<int> bases, Span<double> result)
    {
        result.Fill(double.NaN);
        var fold = new FallFold(closes.Values, 2, result);
        SlidingFold.RunFrom<FallFold, Fall>(ref fold, bases, includeBase: true);
    }
}
