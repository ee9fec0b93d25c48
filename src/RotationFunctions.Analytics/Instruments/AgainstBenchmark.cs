using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
    /// <param name="beta">Takes the betas; empty, like each of the others, when they are not wanted.</param>
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
        if (!beta.IsEmpty || !correlation.IsEmpty)
        {
            var pairs = new PairFold(returns, benchmark, Coverage.Of(days), beta, correlation);
            SlidingFold.Run<PairFold, PairMoments>(ref pairs, first, returns.Length, days);
        }

        if (!trackingError.IsEmpty || !informationRatio.IsEmpty)
        {
            // The difference has moments of its own: formed from those of the two, the variance of two nearly equal series
            // would be what is left of two large numbers.
            var gaps = new double[returns.Length];
            TensorPrimitives.Subtract(returns, benchmark, gaps);
            var fold = new GapFold(gaps, Coverage.Of(days), trackingError, informationRatio);
            SlidingFold.Run<GapFold, WindowMoments>(ref fold, first, returns.Length, days);
        }
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

    private readonly ref struct PairFold(
        ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, int atLeast, Span<double> beta, Span<double> correlation)
        : IWindowFold<PairMoments>
    {
        private readonly ReadOnlySpan<double> _returns = returns;
        private readonly ReadOnlySpan<double> _benchmark = benchmark;
        private readonly Span<double> _beta = beta;
        private readonly Span<double> _correlation = correlation;

        public static PairMoments Empty => default;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public PairMoments Append(in PairMoments run, in Lanes lanes, int row) => run.With(lanes.Load(_returns, row), lanes.Load(_benchmark, row));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public PairMoments Prepend(in Lanes lanes, int row, in PairMoments run) => Append(run, lanes, row);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static PairMoments Combine(in PairMoments earlier, in PairMoments later) => earlier.With(later);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Emit(in PairMoments window, in Lanes lanes, int row)
        {
            var benchmarkVaries = Lanes.Enough(window.Count, atLeast) & Deviation.IsReal(window.SquaresY, window.Count);
            var bothVary = benchmarkVaries & Deviation.IsReal(window.SquaresX, window.Count);
            lanes.Store(Lanes.Where(benchmarkVaries, window.Products / window.SquaresY), _beta, row);
            lanes.Store(Lanes.Where(bothVary, window.Products / Vector512.Sqrt(window.SquaresX * window.SquaresY)), _correlation, row);
        }
    }

    private readonly ref struct GapFold(ReadOnlySpan<double> gaps, int atLeast, Span<double> trackingError, Span<double> informationRatio)
        : IWindowFold<WindowMoments>
    {
        private readonly ReadOnlySpan<double> _gaps = gaps;
        private readonly Span<double> _trackingError = trackingError;
        private readonly Span<double> _informationRatio = informationRatio;

        public static WindowMoments Empty => default;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public WindowMoments Append(in WindowMoments run, in Lanes lanes, int row) => run.With(lanes.Load(_gaps, row));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public WindowMoments Prepend(in Lanes lanes, int row, in WindowMoments run) => run.With(lanes.Load(_gaps, row));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static WindowMoments Combine(in WindowMoments earlier, in WindowMoments later) => earlier.With(later);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Emit(in WindowMoments window, in Lanes lanes, int row)
        {
            var enough = Lanes.Enough(window.Count, atLeast);
            var trackingError = window.SampleDeviation * Vector512.Create(Volatility.AnnualFactor);
            var annual = window.Mean * Vector512.Create((double)Volatility.TradingDaysPerYear);
            lanes.Store(Lanes.Where(enough, trackingError), _trackingError, row);
            lanes.Store(Lanes.Where(enough & Deviation.IsReal(window.Squares, window.Count), annual / trackingError), _informationRatio, row);
        }
    }

    /// <summary>Growth of one unit over the benchmark's up days and over its down days.</summary>
    private readonly struct Growth(
        Vector512<double> count, Vector512<double> up, Vector512<double> upBenchmark, Vector512<double> down, Vector512<double> downBenchmark)
    {
        public static Growth None
            => new(Vector512<double>.Zero, Vector512<double>.One, Vector512<double>.One, Vector512<double>.One, Vector512<double>.One);

        public Vector512<double> Count { get; } = count;

        public Vector512<double> Up { get; } = up;

        public Vector512<double> UpBenchmark { get; } = upBenchmark;

        public Vector512<double> Down { get; } = down;

        public Vector512<double> DownBenchmark { get; } = downBenchmark;

        public Growth With(Vector512<double> instrument, Vector512<double> benchmark)
        {
            var present = Lanes.Present(instrument) & Lanes.Present(benchmark);
            var rose = present & Vector512.GreaterThan(benchmark, Vector512<double>.Zero);
            var fell = present & Vector512.LessThan(benchmark, Vector512<double>.Zero);
            var one = Vector512<double>.One;
            return new(
                Count + Lanes.One(present),
                Up * (one + (instrument & rose)), UpBenchmark * (one + (benchmark & rose)),
                Down * (one + (instrument & fell)), DownBenchmark * (one + (benchmark & fell)));
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

        public Growth Append(in Growth run, in Lanes lanes, int row) => run.With(lanes.Load(_returns, row), lanes.Load(_benchmark, row));

        public Growth Prepend(in Lanes lanes, int row, in Growth run) => Append(run, lanes, row);

        public static Growth Combine(in Growth earlier, in Growth later) => earlier.With(later);

        public void Emit(in Growth window, in Lanes lanes, int row)
        {
            var one = Vector512<double>.One;
            var enough = Lanes.Enough(window.Count, atLeast);
            var rose = enough & Vector512.GreaterThan(window.UpBenchmark, one);
            var fell = enough & Vector512.LessThan(window.DownBenchmark, one);
            lanes.Store(Lanes.Where(rose, (window.Up - one) / (window.UpBenchmark - one)), _up, row);
            lanes.Store(Lanes.Where(fell, (window.Down - one) / (window.DownBenchmark - one)), _down, row);
        }
    }
}
