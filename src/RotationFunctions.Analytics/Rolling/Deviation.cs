namespace RotationFunctions.Analytics.Rolling;

/// <summary>Tells a deviation from the rounding of the numbers that it was formed from.</summary>
internal static class Deviation
{
    /// <summary>
    /// Whether a sum of squared deviations of <paramref name="count"/> daily returns is nothing but rounding. A return is a
    /// quotient near one, less one: it is known to about 2⁻⁵² at best, so a smaller deviation says that the series was
    /// flat, and a figure divided by it would be noise.
    /// </summary>
    public static bool IsRounding(double squares, int count)
    {
        const double ulp = 1.0 / (1L << 52);
        return !(squares > count * (4 * ulp) * (4 * ulp));
    }
}
