namespace RotationFunctions.Analytics.Rolling;

/// <summary>
/// Joint moments of pairs (x, y): each one's mean and sum of squared deviations, the sum of their products, and the same
/// of x − y. The difference has moments of its own: formed from the others, the variance of two nearly equal series
/// would be what is left of two large numbers.
/// </summary>
internal readonly struct Comoments(
    int count, double meanX, double meanY, double squaresX, double squaresY, double products, double meanGap, double squaresGap)
{
    public int Count { get; } = count;

    public double MeanX { get; } = meanX;

    public double MeanY { get; } = meanY;

    public double SquaresX { get; } = squaresX;

    public double SquaresY { get; } = squaresY;

    /// <summary>Sum of products of deviations.</summary>
    public double Products { get; } = products;

    /// <summary>Mean of x − y.</summary>
    public double MeanGap { get; } = meanGap;

    /// <summary>Sum of squared deviations of x − y from their mean.</summary>
    public double SquaresGap { get; } = squaresGap;

    public Comoments With(double x, double y)
    {
        var gap = x - y;
        if (double.IsNaN(gap))
            return this;
        var count = Count + 1;
        var weight = Moments.Reciprocal(count);
        var fromOldX = x - MeanX;
        var fromOldY = y - MeanY;
        var fromOldGap = gap - MeanGap;
        var meanX = MeanX + (fromOldX * weight);
        var meanY = MeanY + (fromOldY * weight);
        var meanGap = MeanGap + (fromOldGap * weight);
        var fromNewX = x - meanX;
        var fromNewY = y - meanY;
        return new Comoments(
            count, meanX, meanY,
            SquaresX + (fromOldX * fromNewX),
            SquaresY + (fromOldY * fromNewY),
            Products + (fromOldX * fromNewY),
            meanGap,
            SquaresGap + (fromOldGap * (gap - meanGap)));
    }

    public Comoments With(in Comoments other)
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
        var apartGap = other.MeanGap - MeanGap;
        return new Comoments(
            count,
            MeanX + (apartX * share),
            MeanY + (apartY * share),
            SquaresX + other.SquaresX + (apartX * apartX * weight),
            SquaresY + other.SquaresY + (apartY * apartY * weight),
            Products + other.Products + (apartX * apartY * weight),
            MeanGap + (apartGap * share),
            SquaresGap + other.SquaresGap + (apartGap * apartGap * weight));
    }
}
