namespace RotationFunctions.Analytics;

/// <summary>Exact binomial probabilities.</summary>
/// <remarks>
/// Terms are built up from the likeliest by their quotients and divided by their sum: nothing but the four operations, so the
/// same bits everywhere, and nothing that could underflow where it matters.
/// </remarks>
internal static class Binomial
{
    /// <summary>
    /// How probable it is to be at least as far off as k of n when each has the chance p: twice the smaller tail, at most 1.
    /// </summary>
    public static double TwoSided(int k, int n, double p)
    {
        if (double.IsNaN(p) || p <= 0 || p >= 1)
            return double.IsNaN(p) ? double.NaN : k == (p <= 0 ? 0 : n) ? 1 : 0;
        var (below, from) = Tails(k, n, p);
        return Math.Min(1, 2 * Math.Min(below, from));
    }

    /// <summary>P(X ≤ k) and P(X ≥ k), for a chance strictly between 0 and 1.</summary>
    public static (double AtMost, double AtLeast) Tails(int k, int n, double p)
    {
        var mode = Math.Min((int)((n + 1) * p), n);
        double atMost = 0, atLeast = 0, all = 0;
        Count(mode, 1);
        var term = 1.0;
        for (var i = mode; i < n && term > 0; i++)
            Count(i + 1, term *= (n - i) * p / ((i + 1) * (1 - p)));
        term = 1;
        for (var i = mode; i > 0 && term > 0; i--)
            Count(i - 1, term *= i * (1 - p) / ((n - i + 1) * p));
        return (atMost / all, atLeast / all);

        void Count(int i, double probability)
        {
            all += probability;
            atMost += i <= k ? probability : 0;
            atLeast += i >= k ? probability : 0;
        }
    }
}
