using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>
/// Rolling figures against sums in whole numbers that round nothing, on twenty years of daily returns that are hard to sum:
/// hardly any movement around a large mean, a crash of fifty deviations, stretches without movement, days that lack.
/// </summary>
public sealed class RollingAccuracyTests
{
    private const int Days = 5040;
    private const double Tolerance = 1e-12;

    /// <summary>Deviations under this are the rounding of a return; figures need not tell them from none.</summary>
    private const double Rounding = 4.0 / (1L << 52);

    public static TheoryData<string> Hard => ["plain", "narrow", "crash", "flat", "calm after storm", "holes"];

    [Theory]
    [MemberData(nameof(Hard))]
    public void Deviation_TwentyYears(string kind)
    {
        var returns = Returns(kind, 1);
        var sums = new ExactSums(returns, returns);
        foreach (var length in (int[])[5, 21, 63, 126, 252])
        {
            var actual = new double[Days];
            Volatility.OverDays(returns, length, actual);
            for (var i = length; i < Days; i++)
            {
                var count = sums.Count(i, length);
                if (IsCovered(count, length))
                    Close(Math.Sqrt(sums.SquaresX(i, length) / (count - 1)), actual[i], 0, $"{kind}, {length} days, at {i}");
                else
                    Assert.Equal(double.NaN, actual[i]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Hard))]
    public void AgainstBenchmark_TwentyYears(string kind)
    {
        const int length = 252;
        var benchmark = Returns(kind, 2);
        var own = Returns(kind, 3).Select((r, i) => (0.9 * benchmark[i]) + (0.3 * r)).ToArray();
        var gaps = own.Select((r, i) => r - benchmark[i]).ToArray();
        var pair = new ExactSums(own, benchmark);
        var gap = new ExactSums(gaps, gaps);
        double[] beta = new double[Days], correlation = new double[Days], error = new double[Days], ratio = new double[Days];
        AgainstBenchmark.OverDays(own, benchmark, 1, length, beta, correlation, error, ratio);
        for (var i = length; i < Days; i++)
        {
            var what = $"{kind} at {i}";
            var count = pair.Count(i, length);
            if (!IsCovered(count, length))
            {
                Assert.Equal([double.NaN, double.NaN, double.NaN, double.NaN], [beta[i], correlation[i], error[i], ratio[i]]);
                continue;
            }

            double xx = pair.SquaresX(i, length), yy = pair.SquaresY(i, length), xy = pair.Products(i, length);
            var annual = Math.Sqrt(gap.SquaresX(i, length) / (count - 1)) * Math.Sqrt(252);
            Close(annual, error[i], 0, "tracking error, " + what);
            if (!(yy > count * Rounding * Rounding))
            {
                Assert.Equal(double.NaN, beta[i]);
                continue;
            }

            // Both may lie next to zero, as the mean of the gaps may: their errors count in the units that they are made of.
            Close(xy / yy, beta[i], Math.Sqrt(xx / yy), "beta, " + what);
            Close(xy / Math.Sqrt(xx * yy), correlation[i], 1, "correlation, " + what);
            Close(gap.Mean(i, length) * 252 / annual, ratio[i], 16, "information ratio, " + what);
        }
    }

    [Theory]
    [MemberData(nameof(Hard))]
    public void Mean_TwentyYears(string kind)
    {
        double price = 100;
        var prices = Returns(kind, 4).Select(r => double.IsNaN(r) ? double.NaN : price *= 1 + (r * 0.1)).ToArray();
        var sums = new ExactSums(prices, prices);
        foreach (var length in (int[])[21, 50, 200, 252])
        {
            var actual = new double[Days];
            MovingAverages.OverDays(prices, length, actual);
            for (var i = length - 1; i < Days; i++)
            {
                if (IsCovered(sums.Count(i, length), length))
                    Close(sums.Mean(i, length), actual[i], 0, $"{kind}, {length} days, at {i}");
                else
                    Assert.Equal(double.NaN, actual[i]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Hard))]
    public void Downside_TwentyYears(string kind)
    {
        const int length = 252;
        var returns = Returns(kind, 5);
        var below = returns.Select(r => Math.Min(r - 0.0001, 0)).ToArray();
        double[] deviation = new double[Days], sortino = new double[Days];
        Downside.OverDays(returns, Enumerable.Repeat(0.0001, Days).ToArray(), length, deviation, sortino);
        for (var i = length; i < Days; i++)
        {
            var window = below[(i - length + 1)..(i + 1)].Where(r => !double.IsNaN(r)).Select(r => (decimal)r * (decimal)r).ToArray();
            if (!IsCovered(window.Length, length))
                Assert.Equal(double.NaN, deviation[i]);
            else if (window.Any(square => square > 1e-14m))
                Close(Math.Sqrt((double)(window.Sum() / window.Length) * 252), deviation[i], 0, $"{kind} at {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Hard))]
    public void Slope_TwentyYears(string kind)
    {
        const int length = 63;
        var sum = 0.0;
        var logarithms = Returns(kind, 6).Select(r => double.IsNaN(r) ? double.NaN : sum += r).ToArray();
        var ratio = logarithms.Select(l => Math.Exp(l)).ToArray();
        var positions = Enumerable.Range(0, Days).Select(i => (double)i).ToArray();
        var sums = new ExactSums(positions, ratio.Select(r => Math.Log(r)).ToArray());
        double[] slope = new double[Days], t = new double[Days];
        RelativeStrength.Slope(ratio, length, slope, t);
        for (var i = length - 1; i < Days; i++)
        {
            double xx = sums.SquaresX(i, length), yy = sums.SquaresY(i, length), xy = sums.Products(i, length);
            if (!double.IsNaN(ratio[i]) && IsCovered(sums.Count(i, length), length))
                Close(xy / xx * 252, slope[i], Math.Sqrt(yy / xx) * 252, $"{kind} at {i}");
        }
    }

    /// <summary>A window may lack a tenth of its days.</summary>
    private static bool IsCovered(int count, int length) => 10 * count >= 9 * length;

    /// <summary>Daily returns, the first absent.</summary>
    private static double[] Returns(string kind, int seed)
    {
        var random = new Random(seed);
        var moves = SyntheticMarket.Moves(random, Days, 0.0003, 0.012);
        switch (kind)
        {
            case "narrow":
                // A deviation of a ten-millionth of the mean.
                for (var i = 0; i < Days; i++)
                    moves[i] = 0.01 + (moves[i] * 1e-7);
                break;
            case "crash":
                foreach (var day in (int[])[1, 253, 1000, 1009, 2521, 4000])
                    moves[day] = -0.6;
                break;
            case "flat":
                for (var day = 300; day + 400 < Days; day += 900)
                    moves.AsSpan(day, 400).Clear();
                break;
            case "calm after storm":
                // No window of the calm years may remember the scale of those before them.
                for (var day = 700; day < Days; day++)
                    moves[day] = day / 700 % 2 == 0 ? moves[day] : 0.001 + (moves[day] * 1e-7);
                break;
            case "holes":
                for (var hole = 0; hole < 120; hole++)
                    moves[random.Next(Days)] = double.NaN;
                moves.AsSpan(2000, 60).Fill(double.NaN);
                break;
            default:
                Assert.Equal("plain", kind);
                break;
        }

        moves[0] = double.NaN;
        return moves;
    }

    /// <summary>Asserts an error of at most 10⁻¹² of the value, or of a scale that the value is a part of.</summary>
    private static void Close(double expected, double actual, double scale, string what)
        => Assert.True(
            Math.Abs(actual - expected) <= Tolerance * Math.Max(Math.Abs(expected), scale), $"{what}: expected {expected:R}, was {actual:R}");
}
