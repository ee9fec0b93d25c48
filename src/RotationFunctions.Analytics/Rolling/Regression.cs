using System.Runtime.Intrinsics;

namespace RotationFunctions.Analytics.Rolling;

/// <summary>
/// Least squares of y on x over a run: number, means and sums of squared deviations and of their products, updated as in
/// <see cref="Moments"/>. Points with NaN are left out. <see cref="RegressionFold"/> is the same for sliding windows.
/// </summary>
internal readonly struct Regression(int count, double meanX, double meanY, double squaresX, double squaresY, double products)
{
    public int Count { get; } = count;

    public double MeanX { get; } = meanX;

    public double MeanY { get; } = meanY;

    public double SquaresX { get; } = squaresX;

    public double SquaresY { get; } = squaresY;

    /// <summary>Sum of products of deviations.</summary>
    public double Products { get; } = products;

    /// <summary>Pearson's correlation; NaN when either did not vary.</summary>
    public double Correlation => SquaresX > 0 && SquaresY > 0 ? Products / Math.Sqrt(SquaresX * SquaresY) : double.NaN;

    public Regression With(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
            return this;
        var count = Count + 1;
        var fromOldX = x - MeanX;
        var fromOldY = y - MeanY;
        var meanX = MeanX + (fromOldX / count);
        var meanY = MeanY + (fromOldY / count);
        return new Regression(
            count, meanX, meanY,
            SquaresX + (fromOldX * (x - meanX)),
            SquaresY + (fromOldY * (y - meanY)),
            Products + (fromOldX * (y - meanY)));
    }
}

/// <summary>Slope of y on x and its t statistic over windows with enough points; NaN for the others.</summary>
/// <remarks>
/// The t statistic is the slope over its standard error, <c>slope / √(SSE/(n − 2)/Sxx)</c>; NaN when the points lie on the
/// line but for rounding, or under three points: there is no scatter to measure the slope by.
/// </remarks>
/// <param name="x">The arguments; empty for the positions themselves.</param>
/// <param name="y">The values.</param>
/// <param name="atLeast">Points that a window needs.</param>
/// <param name="slope">Takes the slopes.</param>
/// <param name="t">Takes the t statistics.</param>
internal readonly ref struct RegressionFold(
    ReadOnlySpan<double> x, ReadOnlySpan<double> y, int atLeast, Span<double> slope, Span<double> t) : IWindowFold<PairMoments>
{
    private readonly ReadOnlySpan<double> _x = x;
    private readonly ReadOnlySpan<double> _y = y;
    private readonly Span<double> _slope = slope;
    private readonly Span<double> _t = t;

    public static PairMoments Empty => default;

    public PairMoments Append(in PairMoments run, in Lanes lanes, int row)
        => run.With(_x.IsEmpty ? lanes.Positions(row) : lanes.Load(_x, row), lanes.Load(_y, row));

    public PairMoments Prepend(in Lanes lanes, int row, in PairMoments run) => Append(run, lanes, row);

    public static PairMoments Combine(in PairMoments earlier, in PairMoments later) => earlier.With(later);

    public void Emit(in PairMoments window, in Lanes lanes, int row)
    {
        var known = Lanes.Enough(window.Count, atLeast) & Vector512.GreaterThan(window.SquaresX, Vector512<double>.Zero);
        var slope = window.Products / window.SquaresX;
        var residual = window.SquaresY - (window.Products * window.Products / window.SquaresX);
        var scattered = Lanes.Enough(window.Count, 3) & Vector512.GreaterThan(residual, window.SquaresY * Vector512.Create(1e-13));
        var error = Vector512.Sqrt(residual / (window.Count - Vector512.Create(2.0)) / window.SquaresX);
        lanes.Store(Lanes.Where(known, slope), _slope, row);
        lanes.Store(Lanes.Where(known & scattered, slope / error), _t, row);
    }
}
