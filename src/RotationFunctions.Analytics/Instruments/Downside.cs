using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>
/// Downside deviation and Sortino ratio (Sortino and Price 1994). The minimum acceptable return of a day is the
/// effective federal funds rate known on it, over 252; zero where no rate is known.
/// </summary>
public static class Downside
{
    /// <summary>
    /// Over windows of <paramref name="days"/> returns, for every day: <c>√(mean(min(r − MAR, 0)²)) × √252</c>, the mean taken
    /// over all days and not only the falling ones, and <c>mean(r − MAR) × 252</c> over it.
    /// </summary>
    /// <param name="returns">Daily price returns.</param>
    /// <param name="acceptable">Minimum acceptable return of each day, as a daily fraction.</param>
    /// <param name="days">Returns in a window.</param>
    /// <param name="deviation">Takes the annual downside deviations.</param>
    /// <param name="sortino">Takes the ratios; absent in a window in which no return fell short.</param>
    public static void OverDays(
        ReadOnlySpan<double> returns, ReadOnlySpan<double> acceptable, int days, Span<double> deviation, Span<double> sortino)
    {
        deviation.Fill(double.NaN);
        sortino.Fill(double.NaN);
        var fold = new ShortfallFold(returns, acceptable, Coverage.Of(days), deviation, sortino);
        SlidingFold.Run<ShortfallFold, Shortfall>(ref fold, 1, returns.Length, days);
    }

    private readonly record struct Shortfall(int Count, double Excess, double Squares)
    {
        public Shortfall With(double excess)
        {
            if (double.IsNaN(excess))
                return this;
            var below = Math.Min(excess, 0);
            return new(Count + 1, Excess + excess, Squares + (below * below));
        }

        public Shortfall With(in Shortfall later) => new(Count + later.Count, Excess + later.Excess, Squares + later.Squares);
    }

    private readonly ref struct ShortfallFold(
        ReadOnlySpan<double> returns, ReadOnlySpan<double> acceptable, int atLeast, Span<double> deviation, Span<double> sortino)
        : IWindowFold<Shortfall>
    {
        private readonly ReadOnlySpan<double> _returns = returns;
        private readonly ReadOnlySpan<double> _acceptable = acceptable;
        private readonly Span<double> _deviation = deviation;
        private readonly Span<double> _sortino = sortino;

        public static Shortfall Empty => default;

        public Shortfall Append(in Shortfall run, int index) => run.With(_returns[index] - _acceptable[index]);

        public Shortfall Prepend(int index, in Shortfall run) => run.With(_returns[index] - _acceptable[index]);

        public static Shortfall Combine(in Shortfall earlier, in Shortfall later) => earlier.With(later);

        public void Emit(int index, in Shortfall window)
        {
            if (window.Count < atLeast)
                return;
            var deviation = Math.Sqrt(window.Squares / window.Count) * Volatility.AnnualFactor;
            _deviation[index] = deviation;
            if (!Deviation.IsRounding(window.Squares, window.Count))
                _sortino[index] = window.Excess / window.Count * Volatility.TradingDaysPerYear / deviation;
        }
    }
}
