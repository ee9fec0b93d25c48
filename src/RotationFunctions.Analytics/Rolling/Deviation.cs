using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RotationFunctions.Analytics.Rolling;

/// <summary>Tells a deviation from the rounding of the numbers that it was formed from.</summary>
internal static class Deviation
{
    private const double Ulp = 1.0 / (1L << 52);
    private const double Rounding = 4 * Ulp * (4 * Ulp);

    /// <summary>
    /// Whether a sum of squared deviations of <paramref name="count"/> daily returns is nothing but rounding. A return is a
    /// quotient near one, less one: it is known to about 2⁻⁵² at best, so a smaller deviation says that the series was
    /// flat, and a figure divided by it would be noise.
    /// </summary>
    public static bool IsRounding(double squares, int count) => !(squares > count * Rounding);

    /// <summary>Tells by a mask in which lanes a sum of squared deviations is more than rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> IsReal(Vector512<double> squares, Vector512<double> count)
        => Vector512.GreaterThan(squares, count * Vector512.Create(Rounding));
}
