namespace RotationFunctions.Analytics;

/// <summary>The standard normal distribution, made of the operations that IEEE 754 fixes, so with the same bits everywhere.</summary>
internal static class NormalDistribution
{
    private const double SqrtTwoPi = 2.50662827463100050242;

    // From here on the continued fraction converges faster than the series.
    private const double Far = 3;
    private const int Fractions = 120;

    /// <summary>The probability of a value of at most x.</summary>
    public static double AtMost(double x) => x > 0 ? 1 - Beyond(x) : Beyond(-x);

    /// <summary>The probability of a value at least as far from zero as x.</summary>
    public static double TwoSided(double x) => Math.Min(1, 2 * Beyond(Math.Abs(x)));

    /// <summary>The value that a share of the distribution lies under: by halving, to the last bit that the distribution tells.</summary>
    public static double Quantile(double share)
    {
        double low = -40, high = 40;
        for (var middle = 0.0; middle > low && middle < high; middle = low + ((high - low) / 2))
        {
            if (AtMost(middle) < share)
                low = middle;
            else
                high = middle;
        }

        return high;
    }

    /// <summary>The probability of a value above x, for x of at least zero.</summary>
    private static double Beyond(double x)
    {
        var density = PortableMath.Exp(-x * x / 2) / SqrtTwoPi;
        if (x >= Far)
        {
            // Laplace: φ(x) / (x + 1/(x + 2/(x + 3/(x + …)))).
            var fraction = x;
            for (var i = Fractions; i >= 1; i--)
                fraction = x + (i / fraction);
            return density / fraction;
        }

        // ½ − φ(x)·(x + x³/3 + x⁵/(3·5) + …).
        double term = x, sum = x;
        for (var i = 3; term > sum * 1e-17; i += 2)
        {
            term *= x * x / i;
            sum += term;
        }

        return 0.5 - (density * sum);
    }
}
