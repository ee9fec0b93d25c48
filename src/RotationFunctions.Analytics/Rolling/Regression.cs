namespace RotationFunctions.Analytics.Rolling;

/// <summary>
/// Least squares of y on x over a run: number, means and sums of squared deviations and of their products, updated and
/// joined as in <see cref="Moments"/>. Points with NaN are left out.
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

    public double Slope => Products / SquaresX;

    /// <summary>
    /// The slope over its standard error, <c>slope / √(SSE/(n − 2)/Sxx)</c>; NaN when the points lie on the line but for
    /// rounding, or under three points: there is no scatter to measure the slope by.
    /// </summary>
    public double TStatistic
    {
        get
        {
            var residual = SquaresY - (Products * Products / SquaresX);
            return Count < 3 || !(residual > SquaresY * 1e-13) ? double.NaN : Slope / Math.Sqrt(residual / (Count - 2) / SquaresX);
        }
    }

    /// <summary>Pearson's correlation; NaN when either did not vary.</summary>
    public double Correlation => SquaresX > 0 && SquaresY > 0 ? Products / Math.Sqrt(SquaresX * SquaresY) : double.NaN;

    public Regression With(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
            return this;
        var count = Count + 1;
        var weight = Moments.Reciprocal(count);
        var fromOldX = x - MeanX;
        var fromOldY = y - MeanY;
        var meanX = MeanX + (fromOldX * weight);
        var meanY = MeanY + (fromOldY * weight);
        return new Regression(
            count, meanX, meanY,
            SquaresX + (fromOldX * (x - meanX)),
            SquaresY + (fromOldY * (y - meanY)),
            Products + (fromOldX * (y - meanY)));
    }

    public Regression With(in Regression other)
    {
        if (Count == 0)
            return other;
        if (other.Count == 0)
            return this;
        var count = Count + other.Count;
        var share = other.Count * Moments.Reciprocal(count);
        var weight = Count * share;
        var apartX = other.MeanX - MeanX;
        var apartY = other.MeanY - MeanY;
        return new Regression(
            count,
            MeanX + (apartX * share),
            MeanY + (apartY * share),
            SquaresX + other.SquaresX + (apartX * apartX * weight),
            SquaresY + other.SquaresY + (apartY * apartY * weight),
            Products + other.Products + (apartX * apartY * weight));
    }
}

/// <summary>Slope of y on x and its t statistic over windows with enough points; NaN for the others.</summary>
/// <param name="x">Where each point lies; empty for equally spaced points, one apart.</param>
/// <param name="y">The values.</param>
/// <param name="atLeast">Points that a window needs.</param>
/// <param name="slope">Takes the slopes.</param>
/// <param name="t">Takes the t statistics.</param>
internal readonly ref struct RegressionFold(
    ReadOnlySpan<double> x, ReadOnlySpan<double> y, int atLeast, Span<double> slope, Span<double> t) : IWindowFold<Regression>
{
    private readonly ReadOnlySpan<double> _x = x;
    private readonly ReadOnlySpan<double> _y = y;
    private readonly Span<double> _slope = slope;
    private readonly Span<double> _t = t;

    public static Regression Empty => default;

    public Regression Append(in Regression run, int index) => run.With(_x.IsEmpty ? index : _x[index], _y[index]);

    public Regression Prepend(int index, in Regression run) => Append(run, index);

    public static Regression Combine(in Regression earlier, in Regression later) => earlier.With(later);

    public void Emit(int index, in Regression window)
    {
        if (window.Count < atLeast || !(window.SquaresX > 0))
            return;
        _slope[index] = window.Slope;
        _t[index] = window.TStatistic;
    }
}
