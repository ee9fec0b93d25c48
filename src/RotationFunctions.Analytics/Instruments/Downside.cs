using System.Runtime.Intrinsics;
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

    /// <summary>Number and sum of excess returns, and the sum of the squares of those that fell short.</summary>
    private readonly struct Shortfall(Vector512<double> count, Vector512<double> excess, Vector512<double> squares)
    {
        public Vector512<double> Count { get; } = count;

        public Vector512<double> Excess { get; } = excess;

        public Vector512<double> Squares { get; } = squares;

        public Shortfall With(Vector512<double> excess)
        {
            var present = Lanes.Present(excess);
            var known = excess & present;
            var below = Vector512.Min(known, Vector512<double>.Zero);
            return new(Count + Lanes.One(present), Excess + known, Squares + (below * below));
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

        public Shortfall Append(in Shortfall run, in Lanes lanes, int row)
            => run.With(lanes.Load(_returns, row) - lanes.Load(_acceptable, row));

        public Shortfall Prepend(in Lanes lanes, int row, in Shortfall run) => Append(run, lanes, row);

        public static Shortfall Combine(in Shortfall earlier, in Shortfall later) => earlier.With(later);

        public void Emit(in Shortfall window, in Lanes lanes, int row)
        {
            var enough = Lanes.Enough(window.Count, atLeast);
            var deviation = Vector512.Sqrt(window.Squares / window.Count) * Vector512.Create(Volatility.AnnualFactor);
            var annual = window.Excess / window.Count * Vector512.Create((double)Volatility.TradingDaysPerYear);
            lanes.Store(Lanes.Where(enough, deviation), _deviation, row);
            lanes.Store(Lanes.Where(enough & Deviation.IsReal(window.Squares, window.Count), annual / deviation), _sortino, row);
        }
    }
}
