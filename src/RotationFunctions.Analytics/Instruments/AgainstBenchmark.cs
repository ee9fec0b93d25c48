using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>How an instrument's daily price returns go with those of the benchmark, on the days on which both have one.</summary>
public static class AgainstBenchmark
{
    /// <summary>
    /// Beta, correlation, tracking error and information ratio over windows of <paramref name="days"/> returns, for every day.
    /// </summary>
    /// <remarks>
    /// Beta is the slope of the least-squares line of the instrument's returns on the benchmark's; correlation is Pearson's.
    /// Tracking error is the sample standard deviation of <c>r_i − r_b</c> × √252, and the information ratio the mean of
    /// <c>r_i − r_b</c> × 252 over it. All are absent where what they divide by is nothing but rounding.
    /// </remarks>
    /// <param name="returns">Daily price returns of the instrument.</param>
    /// <param name="benchmark">Those of the benchmark on the same days.</param>
    /// <param name="first">First position at which both can have a return.</param>
    /// <param name="days">Returns in a window.</param>
    /// <param name="beta">Takes the betas.</param>
    /// <param name="correlation">Takes the correlations, in [−1, 1].</param>
    /// <param name="trackingError">Takes the annual tracking errors.</param>
    /// <param name="informationRatio">Takes the annual information ratios.</param>
    public static void OverDays(
        ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, int first, int days,
        Span<double> beta, Span<double> correlation, Span<double> trackingError, Span<double> informationRatio)
    {
        beta.Fill(double.NaN);
        correlation.Fill(double.NaN);
        trackingError.Fill(double.NaN);
        informationRatio.Fill(double.NaN);
        var fold = new ComomentFold(returns, benchmark, Coverage.Of(days), beta, correlation, trackingError, informationRatio);
        SlidingFold.Run<ComomentFold, Comoments>(ref fold, first, returns.Length, days);
    }

    /// <summary>
    /// Up and down capture over windows of <paramref name="days"/> returns, for every day: over the days on which the benchmark
    /// rose (fell), <c>(∏(1 + r_i) − 1) / (∏(1 + r_b) − 1)</c>.
    /// </summary>
    /// <remarks>
    /// The compound form of PerformanceAnalytics' <c>UpDownRatios</c>, not the ratio of annualised returns that empyrical
    /// uses. Absent in a window in which the benchmark never rose (fell).
    /// </remarks>
    public static void CaptureOverDays(
        ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, int first, int days, Span<double> up, Span<double> down)
    {
        up.Fill(double.NaN);
        down.Fill(double.NaN);
        var fold = new CaptureFold(returns, benchmark, Coverage.Of(days), up, down);
        SlidingFold.Run<CaptureFold, Growth>(ref fold, first, returns.Length, days);
    }

    private readonly ref struct ComomentFold(
        ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, int atLeast,
        Span<double> beta, Span<double> correlation, Span<double> trackingError, Span<double> informationRatio)
        : IWindowFold<Comoments>
    {
        private readonly ReadOnlySpan<double> _returns = returns;
        private readonly ReadOnlySpan<double> _benchmark = benchmark;
        private readonly Span<double> _beta = beta;
        private readonly Span<double> _correlation = correlation;
        private readonly Span<double> _trackingError = trackingError;
        private readonly Span<double> _informationRatio = informationRatio;

        public static Comoments Empty => default;

        public Comoments Append(in Comoments run, int index) => run.With(_returns[index], _benchmark[index]);

        public Comoments Prepend(int index, in Comoments run) => run.With(_returns[index], _benchmark[index]);

        public static Comoments Combine(in Comoments earlier, in Comoments later) => earlier.With(later);

        public void Emit(int index, in Comoments window)
        {
            if (window.Count < atLeast)
                return;
            var trackingError = Math.Sqrt(window.SquaresGap / (window.Count - 1)) * Volatility.AnnualFactor;
            _trackingError[index] = trackingError;
            if (!Deviation.IsRounding(window.SquaresGap, window.Count))
                _informationRatio[index] = window.MeanGap * Volatility.TradingDaysPerYear / trackingError;
            if (Deviation.IsRounding(window.SquaresY, window.Count))
                return;
            _beta[index] = window.Products / window.SquaresY;
            if (!Deviation.IsRounding(window.SquaresX, window.Count))
                _correlation[index] = window.Products / Math.Sqrt(window.SquaresX * window.SquaresY);
        }
    }

    /// <summary>Growth of one unit over the benchmark's up days and over its down days.</summary>
    private readonly record struct Growth(int Count, double Up, double UpBenchmark, double Down, double DownBenchmark)
    {
        public static readonly Growth None = new(0, 1, 1, 1, 1);

        public Growth With(double instrument, double benchmark)
        {
            if (double.IsNaN(instrument) || double.IsNaN(benchmark))
                return this;
            return benchmark switch
            {
                > 0 => new(Count + 1, Up * (1 + instrument), UpBenchmark * (1 + benchmark), Down, DownBenchmark),
                < 0 => new(Count + 1, Up, UpBenchmark, Down * (1 + instrument), DownBenchmark * (1 + benchmark)),
                _ => this with { Count = Count + 1 },
            };
        }

        public Growth With(in Growth later) => new(
            Count + later.Count, Up * later.Up, UpBenchmark * later.UpBenchmark, Down * later.Down, DownBenchmark * later.DownBenchmark);
    }

    private readonly ref struct CaptureFold(
        ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, int atLeast, Span<double> up, Span<double> down)
        : IWindowFold<Growth>
    {
        private readonly ReadOnlySpan<double> _returns = returns;
        private readonly ReadOnlySpan<double> _benchmark = benchmark;
        private readonly Span<double> _up = up;
        private readonly Span<double> _down = down;

        public static Growth Empty => Growth.None;

        public Growth Append(in Growth run, int index) => run.With(_returns[index], _benchmark[index]);

        public Growth Prepend(int index, in Growth run) => run.With(_returns[index], _benchmark[index]);

        public static Growth Combine(in Growth earlier, in Growth later) => earlier.With(later);

        public void Emit(int index, in Growth window)
        {
            if (window.Count < atLeast)
                return;
            if (window.UpBenchmark > 1)
                _up[index] = (window.Up - 1) / (window.UpBenchmark - 1);
            if (window.DownBenchmark < 1)
                _down[index] = (window.Down - 1) / (window.DownBenchmark - 1);
        }
    }
}
