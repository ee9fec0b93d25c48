using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RotationFunctions.Analytics.Rolling;

/// <summary>
/// Moments of runs of pairs (x, y) and of their differences x − y. The difference has moments of its own: formed from the
/// others, the variance of two nearly equal series would be what is left of two large numbers.
/// </summary>
internal readonly struct Comoments(in PairMoments pair, in WindowMoments gap)
{
    /// <summary>Moments of x and y.</summary>
    public PairMoments Pair { get; } = pair;

    /// <summary>Moments of x − y.</summary>
    public WindowMoments Gap { get; } = gap;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Comoments With(Vector512<double> x, Vector512<double> y) => new(Pair.With(x, y), Gap.With(x - y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Comoments With(in Comoments other) => new(Pair.With(other.Pair), Gap.With(other.Gap));
}
