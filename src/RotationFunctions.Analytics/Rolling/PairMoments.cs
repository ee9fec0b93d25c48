using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RotationFunctions.Analytics.Rolling;

/// <summary>
/// Joint moments of runs of pairs (x, y): number, means, sums of squared deviations and of their products, measured from
/// pivots, updated and joined as in <see cref="WindowMoments"/>. Pairs with NaN are left out.
/// </summary>
internal readonly struct PairMoments(
    Vector512<double> count, Vector512<double> pivotX, Vector512<double> pivotY, Vector512<double> offsetX, Vector512<double> offsetY,
    Vector512<double> squaresX, Vector512<double> squaresY, Vector512<double> products)
{
    public Vector512<double> Count { get; } = count;

    /// <summary>x of the first pair.</summary>
    public Vector512<double> PivotX { get; } = pivotX;

    /// <summary>y of the first pair.</summary>
    public Vector512<double> PivotY { get; } = pivotY;

    /// <summary>Mean of x less its pivot.</summary>
    public Vector512<double> OffsetX { get; } = offsetX;

    /// <summary>Mean of y less its pivot.</summary>
    public Vector512<double> OffsetY { get; } = offsetY;

    public Vector512<double> SquaresX { get; } = squaresX;

    public Vector512<double> SquaresY { get; } = squaresY;

    /// <summary>Sum of products of deviations.</summary>
    public Vector512<double> Products { get; } = products;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PairMoments With(Vector512<double> x, Vector512<double> y)
    {
        var present = Lanes.Present(x) & Lanes.Present(y);
        var pivotX = Lanes.PivotOf(Count, PivotX, present, x);
        var pivotY = Lanes.PivotOf(Count, PivotY, present, y);
        var count = Count + Lanes.One(present);
        var weight = Lanes.Reciprocal(count);
        var fromX = x - pivotX;
        var fromY = y - pivotY;
        var fromOldX = (fromX - OffsetX) & present;
        var fromOldY = (fromY - OffsetY) & present;
        var offsetX = OffsetX + (fromOldX * weight);
        var offsetY = OffsetY + (fromOldY * weight);
        var fromNewX = (fromX - offsetX) & present;
        var fromNewY = (fromY - offsetY) & present;
        return new PairMoments(
            count, pivotX, pivotY, offsetX, offsetY,
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
        var apartX = (other.PivotX - PivotX) + (other.OffsetX - OffsetX);
        var apartY = (other.PivotY - PivotY) + (other.OffsetY - OffsetY);
        return new PairMoments(
            count, PivotX, PivotY,
            OffsetX + (apartX * share),
            OffsetY + (apartY * share),
            SquaresX + other.SquaresX + (apartX * apartX * weight),
            SquaresY + other.SquaresY + (apartY * apartY * weight),
            Products + other.Products + (apartX * apartY * weight));
    }
}
