using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Tests.Claims;

/// <summary>Moments of every window out of running sums, against the window by itself; element 0 has no return and is calendar day 100.</summary>
public sealed class RunningSumsTests
{
    private const int First = 100;
    private const double NaN = double.NaN;

    private static readonly double[] X = [NaN, 0.01, -0.02, 0.03, 0.00, 0.02, -0.01, 0.04, NaN, 0.01, -0.03, 0.02];
    private static readonly double[] Y = [NaN, 0.02, -0.01, 0.01, 0.01, NaN, -0.02, 0.03, 0.01, 0.00, -0.01, 0.02];

    [Fact]
    public void Deviation_OfEachWindow()
    {
        var sums = new RunningSums(X, First);
        foreach (var (start, end) in Windows())
        {
            var returns = X[(start + 1)..(end + 1)].Where(r => !double.IsNaN(r)).ToArray();
            Assert.Equal(returns.Length, sums.Count(First + start, First + end));
            var enough = returns.Length >= 2 && returns.Length >= Math.Ceiling(0.9 * (end - start));
            AssertNear(enough ? Math.Sqrt(Squares(returns) / (returns.Length - 1)) : NaN, sums.Deviation(First + start, First + end, StandardDeviation.Sample));
            AssertNear(enough ? Math.Sqrt(Squares(returns) / returns.Length) : NaN, sums.Deviation(First + start, First + end, StandardDeviation.Population));
        }
    }

    [Fact]
    public void CorrelationAndSlope_OfEachWindow()
    {
        var sums = new RunningSums(X, Y, First);
        foreach (var (start, end) in Windows())
        {
            var pairs = X[(start + 1)..(end + 1)].Zip(Y[(start + 1)..(end + 1)]).Where(p => !double.IsNaN(p.First + p.Second)).ToArray();
            Assert.Equal(pairs.Length, sums.Count(First + start, First + end));
            double[] x = [.. pairs.Select(p => p.First)], y = [.. pairs.Select(p => p.Second)];
            var enough = pairs.Length >= 2 && pairs.Length >= Math.Ceiling(0.9 * (end - start));
            var products = enough ? x.Zip(y, (a, b) => (a - x.Average()) * (b - y.Average())).Sum() : NaN;
            AssertNear(enough && Squares(y) > 1e-20 ? products / Squares(y) : NaN, sums.Slope(First + start, First + end));
            AssertNear(
                enough && Squares(y) > 1e-20 && Squares(x) > 1e-20 ? products / Math.Sqrt(Squares(x) * Squares(y)) : NaN, sums.Correlation(First + start, First + end));
        }
    }

    [Fact]
    public void CorrelationAndSlope_ASideThatStandsStill()
    {
        double[] flat = [NaN, 0.01, 0.01, 0.01, 0.01], moving = [NaN, 0.01, 0.03, -0.02, 0.01];
        var still = new RunningSums(moving, flat, 0);
        Assert.Equal((NaN, NaN), (still.Slope(0, 4), still.Correlation(0, 4)));
        var other = new RunningSums(flat, moving, 0);
        Assert.Equal(NaN, other.Correlation(0, 4));
        Assert.Equal(0, other.Slope(0, 4), 1e-12);
        Assert.Equal(0, new RunningSums(flat, 0).Deviation(0, 4, StandardDeviation.Sample));
    }

    [Fact]
    public void Deviation_KeepsTheDigitsOfReturnsThatHardlyDiffer()
    {
        // 0.5 and a billionth more or less, in turn: over four of them the deviation is a billionth exactly.
        double[] x = [NaN, .. Enumerable.Range(0, 40).Select(i => 0.5 + (i % 2 == 0 ? 1e-9 : -1e-9))];
        Assert.Equal(1e-9, new RunningSums(x, 0).Deviation(20, 24, StandardDeviation.Population), 1e-14);
        Assert.Equal(1, new RunningSums(x, x, 0).Slope(20, 24), 1e-12);
        Assert.Equal(1, new RunningSums(x, x, 0).Correlation(20, 24), 1e-12);
    }

    private static IEnumerable<(int Start, int End)> Windows()
        => Enumerable.Range(0, X.Length).SelectMany(start => Enumerable.Range(start + 1, X.Length - start - 1).Select(end => (start, end)));

    private static double Squares(double[] values) => values.Sum(v => (v - values.Average()) * (v - values.Average()));

    private static void AssertNear(double expected, double actual)
        => Assert.True(double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) < 1e-12, $"expected {expected:R}, was {actual:R}");
}
