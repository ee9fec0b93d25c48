using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RotationFunctions.Analytics.Rolling;

/// <summary>
/// Joint moments of runs of pairs (x, y): number, means, sums of squared deviations and of their products, updated and
/// joined as in <see cref="WindowMoments"/>. Pairs with NaN are left out.
/// </summary>
internal readonly struct PairMoments(
    Vector512<double> count, Vector512<double> meanX, Vector512<double> meanY,
    Vector512<double> squaresX, Vector512<double> squaresY, Vector512<double> products)
{
    public Vector512<double> Count { get; } = count;

    public Vector512<double> MeanX { get; } = meanX;

    public Vector512<double> MeanY { get; } = meanY;

    public Vector512<double> SquaresX { get; } = squaresX;

    public Vector512<double> SquaresY { get; } = squaresY;

    /// <summary>Sum of products of deviations.</summary>
    public Vector512<double> Products { get; } = products;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PairMoments With(Vector512<double> x, Vector512<double> y)
    {
        var present = Lanes.Present(x) & Lanes.Present(y);
        var count = Count + Lanes.One(present);
        var weight = Lanes.Reciprocal(count);
        var fromOldX = (x - MeanX) & present;
        var fromOldY = (y - MeanY) & present;
        var meanX = MeanX + (fromOldX * weight);
        var meanY = MeanY + (fromOldY * weight);
        var fromNewX = (x - meanX) & present;
        var fromNewY = (y - meanY) & present;
        return new PairMoments(
            count, meanX, meanY,
            SquaresX + (fromOldX * fromNewX),
            SquaresY + (fromOldY * fromNewY),
            Products + (fromOldX * fromNewY));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PairMoments With(in PairMoments other)
    {
        var count = Count + other.Count;
        var share = other.Count * Lanes.Reciprocal(count);
        var weight = Count * share;
        var apartX = other.MeanX - MeanX;
        var apartY = other.MeanY - MeanY;
        return new PairMoments(
            count,
            MeanX + (apartX * share),
            MeanY + (apartY * share),
            SquaresX + other.SquaresX + (apartX * apartX * weight),
            SquaresY + other.SquaresY + (apartY * apartY * weight),
            Products + other.Products + (apartX * apartY * weight));
    }
}
