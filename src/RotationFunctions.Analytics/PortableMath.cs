namespace RotationFunctions.Analytics;

/// <summary>
/// Logarithm and exponential with the same bits on every machine. Those of <see cref="Math"/> call the platform's C library, and
/// no two of these promise the same last digit; a figure that anybody is to recompute must not hang on it.
/// </summary>
/// <remarks>
/// Nothing but additions, multiplications, divisions and shifts of exponents, each rounded as IEEE 754 says, in an order that
/// the code fixes. Both are within two units in the last place of the exact value.
/// </remarks>
internal static class PortableMath
{
    // ln 2 in two parts: the first has 32 trailing zero bits, so that its product with an exponent is exact.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    private const double SqrtHalf = 0.70710678118654752440;

    private const long MantissaMask = 0x000FFFFFFFFFFFFF;
    private const long HalfExponent = 0x3FE0000000000000;
    private const int MantissaBits = 52;
    private const int HalfBias = 1022;

    private const double LeastExponent = -745.2;
    private const double MostExponent = 709.8;

    /// <summary>Natural logarithm; NaN under zero, −∞ at zero.</summary>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0)
            return double.NaN;
        if (x == 0)
            return double.NegativeInfinity;
        if (double.IsPositiveInfinity(x))
            return x;
        // A subnormal number has no leading one to read an exponent from.
        var scaled = x < 2.2250738585072014e-308;
        var bits = BitConverter.DoubleToInt64Bits(scaled ? x * 18014398509481984.0 : x);
        var exponent = (int)(bits >> MantissaBits) - HalfBias - (scaled ? 54 : 0);
        var m = BitConverter.Int64BitsToDouble((bits & MantissaMask) | HalfExponent);
        if (m < SqrtHalf)
        {
            m += m;
            exponent--;
        }

        // ln m = 2·artanh(s), s = (m − 1)/(m + 1), |s| < 0.172: 2·(s + s³/3 + s⁵/5 + …).
        var f = m - 1;
        var s = f / (2 + f);
        var z = s * s;
        var tail = z * ((1 / 3.0) + (z * ((1 / 5.0) + (z * ((1 / 7.0) + (z * ((1 / 9.0) + (z * ((1 / 11.0)
            + (z * ((1 / 13.0) + (z * ((1 / 15.0) + (z * ((1 / 17.0) + (z * ((1 / 19.0) + (z * ((1 / 21.0) + (z / 23.0))))))))))))))))))));
        // 2s = f − s·f, of which f is exact: the rounding of s weighs little.
        var series = f - (s * (f - (2 * tail)));
        return (exponent * Ln2High) + (series + (exponent * Ln2Low));
    }

    /// <summary>e to the power of x.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
            return x;
        if (x > MostExponent)
            return double.PositiveInfinity;
        if (x < LeastExponent)
            return 0;
        var exponent = Math.Round(x / (Ln2High + Ln2Low), MidpointRounding.ToEven);
        var (high, low) = (x - (exponent * Ln2High), exponent * Ln2Low);
        var r = high - low;
        // e^r by its series, |r| < 0.35.
        double sum = 0;
        for (var n = 16; n >= 2; n--)
            sum = (sum + 1) * (r / n);
        // 1 + r·(1 + sum), with what the difference above rounded away.
        var rest = (high - r) - low;
        return Math.ScaleB(1 + (r + ((r * sum) + rest)), (int)exponent);
    }
}
