namespace RotationFunctions.Analytics;

/// <summary>An interval for a share.</summary>
public sealed record ShareInterval(double Low, double High);

/// <summary>
/// E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference": the shares that a count of k in n
/// does not contradict at the 95 % level. Unlike the textbook interval it stays within 0 and 1 and holds for small n.
/// </summary>
internal static class WilsonInterval
{
    private const double Z = 1.959963984540054;

    /// <summary>The interval; null of nothing.</summary>
    public static ShareInterval? Of(int k, int n)
    {
        if (n == 0)
            return null;
        var share = (double)k / n;
        var scale = 1 + (Z * Z / n);
        var centre = (share + (Z * Z / (2 * n))) / scale;
        var half = Z * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4.0 * n * n))) / scale;
        return new ShareInterval(k == 0 ? 0 : centre - half, k == n ? 1 : centre + half);
    }
}
