using RotationFunctions.Analytics.Rolling;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>
/// Sliding windows against a direct computation of each window in decimal arithmetic (28 digits), on twenty years of
/// simulated daily returns: no error may build up along the way.
/// </summary>
public sealed class SlidingFoldTests
{
    private const int TwentyYears = 5040;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(63)]
    [InlineData(252)]
    public void Mean_AsExactOnTheLastDayAsOnTheFirst(int length)
    {
        var values = Prices(TwentyYears);
        var actual = new double[values.Length];
        MovingAverage(values, length, actual);
        for (var i = 0; i < values.Length; i++)
        {
            if (i < length - 1)
            {
                Assert.Equal(double.NaN, actual[i]);
                continue;
            }

            var window = values[(i - length + 1)..(i + 1)];
            AssertClose((double)(window.Sum(v => (decimal)v) / length), actual[i], 1e-13, i);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(21)]
    [InlineData(252)]
    public void Deviation_AsExactOnTheLastDayAsOnTheFirst(int length)
    {
        var values = Moves(11, TwentyYears);
        var actual = new double[values.Length];
        actual.AsSpan().Fill(double.NaN);
        var fold = new DeviationFold(values, length, actual);
        SlidingFold.Run<DeviationFold, WindowMoments>(ref fold, 1, values.Length, length);
        Assert.Equal(double.NaN, actual[length - 1]);
        for (var i = length; i < values.Length; i++)
        {
            var window = values[(i - length + 1)..(i + 1)].Select(v => (decimal)v).ToArray();
            var mean = window.Sum() / length;
            var variance = window.Sum(v => (v - mean) * (v - mean)) / (length - 1);
            AssertClose(Math.Sqrt((double)variance), actual[i], 1e-12, i);
        }
    }

    [Fact]
    public void Comoments_AsExactOnTheLastDayAsOnTheFirst()
    {
        const int length = 252;
        var market = Moves(12, TwentyYears);
        var own = Moves(13, TwentyYears).Select((v, i) => (1.1 * market[i]) + (0.4 * v)).ToArray();
        double[] beta = new double[own.Length], correlation = new double[own.Length];
        double[] error = new double[own.Length], ratio = new double[own.Length];
        RotationFunctions.Analytics.AgainstBenchmark.OverDays(own, market, 1, length, beta, correlation, error, ratio);
        for (var i = length; i < own.Length; i++)
        {
            var x = own[(i - length + 1)..(i + 1)].Select(v => (decimal)v).ToArray();
            var y = market[(i - length + 1)..(i + 1)].Select(v => (decimal)v).ToArray();
            decimal meanX = x.Sum() / length, meanY = y.Sum() / length, meanGap = meanX - meanY;
            var products = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
            var squaresX = x.Sum(a => (a - meanX) * (a - meanX));
            var squaresY = y.Sum(b => (b - meanY) * (b - meanY));
            var squaresGap = x.Zip(y, (a, b) => (a - b - meanGap) * (a - b - meanGap)).Sum();
            AssertClose((double)(products / squaresY), beta[i], 1e-12, i);
            AssertClose((double)products / Math.Sqrt((double)squaresX * (double)squaresY), correlation[i], 1e-12, i);
            var annual = Math.Sqrt((double)squaresGap / (length - 1)) * Math.Sqrt(252);
            AssertClose(annual, error[i], 1e-12, i);
            // The mean may lie next to zero: its error counts in units of the deviation.
            Assert.True(Math.Abs(((double)meanGap * 252 / annual) - ratio[i]) < 1e-12, $"information ratio at {i}");
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(64)]
    public void HighestAndDeepestFall_ExactlyThoseOfEachWindow(int length)
    {
        var prices = Prices(1000);
        prices[300] = prices[301] = prices[640] = double.NaN;
        double[] highest = new double[prices.Length], fall = new double[prices.Length];
        highest.AsSpan().Fill(double.NaN);
        fall.AsSpan().Fill(double.NaN);
        var high = new HighestFold(prices, 1, highest);
        SlidingFold.Run<HighestFold, Highest>(ref high, 0, prices.Length, length);
        var deepest = new FallFold(prices, 1, fall);
        SlidingFold.Run<FallFold, Fall>(ref deepest, 0, prices.Length, length);
        for (var i = length - 1; i < prices.Length; i++)
        {
            var window = prices[(i - length + 1)..(i + 1)].Where(p => !double.IsNaN(p)).ToArray();
            if (window.Length == 0)
            {
                Assert.Equal(double.NaN, highest[i]);
                continue;
            }

            double peak = 0, worst = 0;
            foreach (var price in window)
            {
                peak = Math.Max(peak, price);
                worst = Math.Min(worst, (price / peak) - 1);
            }

            Assert.Equal(window.Max(), highest[i]);
            Assert.Equal(worst, fall[i]);
        }
    }

    [Fact]
    public void Window_SeesNothingAfterItsEnd()
    {
        const int length = 21;
        var values = Moves(14, 400);
        var whole = new double[values.Length];
        MovingAverage(values, length, whole);
        for (var days = 1; days <= values.Length; days++)
        {
            var cut = new double[days];
            MovingAverage(values[..days], length, cut);
            Figures.SameBits(cut, whole, $"{days} days");
        }
    }

    [Fact]
    public void Window_LongerThanTheSeries()
    {
        var result = new double[4];
        MovingAverage([1, 2, 3, 4], 5, result);
        Assert.All(result, v => Assert.Equal(double.NaN, v));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            var fold = new MeanFold([1, 2], 1, new double[2]);
            SlidingFold.Run<MeanFold, Total>(ref fold, 0, 2, 0);
        });
    }

    [Fact]
    public void RunFrom_EachDayFromItsOwnBase()
    {
        // Bases: none for two days, then element 1, then element 3; the base itself is left out.
        var result = new double[6];
        result.AsSpan().Fill(double.NaN);
        var fold = new MeanFold([1, 2, 4, 8, 16, 32], 1, result);
        SlidingFold.RunFrom<MeanFold, Total>(ref fold, [-1, -1, 1, 1, 3, 3], includeBase: false);
        Assert.Equal([double.NaN, double.NaN, 4, 6, 16, 24], result);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RunFrom_MoreRunsThanLanes(bool includeBase)
    {
        // Thirty runs of different lengths, some without a base: eight are walked at a time, and each ends by itself.
        var random = new Random(16);
        var bases = new List<int>();
        while (bases.Count < 700)
        {
            var start = random.Next(5) == 0 || bases.Count == 0 ? -1 : bases.Count - 1;
            bases.AddRange(Enumerable.Repeat(start, 1 + random.Next(40)));
        }

        var values = Moves(17, bases.Count);
        values[100] = values[400] = double.NaN;
        var result = new double[values.Length];
        result.AsSpan().Fill(double.NaN);
        var fold = new MeanFold(values, 1, result);
        SlidingFold.RunFrom<MeanFold, Total>(ref fold, bases.ToArray(), includeBase);
        for (var i = 0; i < values.Length; i++)
        {
            var window = bases[i] < 0 ? [] : values[(bases[i] + (includeBase ? 0 : 1))..(i + 1)].Where(v => !double.IsNaN(v)).ToArray();
            if (window.Length == 0)
                Assert.Equal(double.NaN, result[i]);
            else
                Assert.Equal(window.Average(), result[i], 1e-15);
        }
    }

    private static void MovingAverage(double[] values, int length, double[] result)
    {
        result.AsSpan().Fill(double.NaN);
        var fold = new MeanFold(values, length, result);
        SlidingFold.Run<MeanFold, Total>(ref fold, 0, values.Length, length);
    }

    private static double[] Moves(int seed, int days) => SyntheticMarket.Moves(new Random(seed), days, 0.0003, 0.012);

    private static double[] Prices(int days)
    {
        var price = 100.0;
        return [.. Moves(15, days).Select(move => Math.Round(price *= 1 + move, 4))];
    }

    private static void AssertClose(double expected, double actual, double tolerance, int index)
        => Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"at {index}: expected {expected:R}, was {actual:R}");
}
