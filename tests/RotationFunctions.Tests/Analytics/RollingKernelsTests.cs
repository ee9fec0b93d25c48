using System.Runtime.Intrinsics;
using RotationFunctions.Analytics.Rolling;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>
/// The kernels over short windows of a hundred values, some absent, against each window computed by itself: in integers where there are sums, by plain loops
/// else. The lengths make fewer blocks than lanes, as many, and more, with a last block that is whole or cut.
/// </summary>
public sealed class RollingKernelsTests
{
    private const double NaN = double.NaN;

    /// <summary>(first, count, length) of the windows.</summary>
    public static TheoryData<int, int, int> Windows => new()
    {
        { 0, 100, 1 }, { 0, 100, 2 }, { 3, 100, 2 }, { 0, 100, 3 }, { 2, 99, 7 }, { 0, 56, 7 }, { 0, 57, 7 }, { 5, 60, 7 }, { 5, 62, 7 }, { 0, 100, 13 }, { 1, 100, 40 }, { 0, 100, 100 },
        { 0, 99, 100 }, { 90, 100, 10 }, { 91, 100, 10 },
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public void Mean_OfEachWindow(int first, int count, int length)
    {
        var (x, _) = Values();
        foreach (var atLeast in (int[])[1, length])
            Each(first, count, length, x, Run(x, atLeast), (i, sums) => sums.Count(i, length) >= Math.Max(atLeast, 1) ? sums.Mean(i, length) : NaN, 1e-14);

        double[] Run(double[] values, int atLeast)
        {
            var result = Blank(values.Length);
            var fold = new MeanFold(values, atLeast, result);
            SlidingFold.Run<MeanFold, Total>(ref fold, first, count, length);
            return result;
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Deviation_OfEachWindow(int first, int count, int length)
    {
        var (x, _) = Values();
        foreach (var atLeast in (int[])[2, Math.Max(length, 2)])
        {
            var result = Blank(x.Length);
            var fold = new DeviationFold(x, atLeast, result);
            SlidingFold.Run<DeviationFold, WindowMoments>(ref fold, first, count, length);
            Each(
                first, count, length, x, result,
                (i, sums) => sums.Count(i, length) is var n && n >= atLeast ? Math.Sqrt(sums.SquaresX(i, length) / (n - 1)) : NaN, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void HighestAndLowest_OfEachWindow(int first, int count, int length)
    {
        var (x, _) = Values();
        foreach (var atLeast in (int[])[1, length])
        {
            double[] highest = Blank(x.Length), lowest = Blank(x.Length);
            var high = new HighestFold(x, atLeast, highest);
            SlidingFold.Run<HighestFold, Highest>(ref high, first, count, length);
            var low = new LowestFold(x, atLeast, lowest);
            SlidingFold.Run<LowestFold, Highest>(ref low, first, count, length);
            Each(first, count, length, x, highest, (i, _) => Of(x, i, length, atLeast) is { Length: > 0 } window ? window.Max() : NaN, 0);
            Each(first, count, length, x, lowest, (i, _) => Of(x, i, length, atLeast) is { Length: > 0 } window ? window.Min() : NaN, 0);
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Fall_DeepestOfEachWindow(int first, int count, int length)
    {
        double[] prices = [.. Values().X.Select(v => 100 + (1000 * v))];
        foreach (var atLeast in (int[])[1, length])
        {
            var result = Blank(prices.Length);
            var fold = new FallFold(prices, atLeast, result);
            SlidingFold.Run<FallFold, Fall>(ref fold, first, count, length);
            Each(first, count, length, prices, result, (i, _) => Of(prices, i, length, atLeast) is { Length: > 0 } window ? window.Select((p, at) => (p / window[..(at + 1)].Max()) - 1).Min() : NaN, 0);
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Regression_OfEachWindow(int first, int count, int length)
    {
        var (x, y) = Values();
        double[] slope = Blank(x.Length), t = Blank(x.Length);
        var fold = new RegressionFold(x, y, 2, slope, t);
        SlidingFold.Run<RegressionFold, PairMoments>(ref fold, first, count, length);
        double[] both = [.. x.Zip(y, (a, b) => a + b)];
        var sums = new ExactSums(x, y);
        Each(first, count, length, both, slope, (i, _) => sums.Count(i, length) >= 2 ? sums.Products(i, length) / sums.SquaresX(i, length) : NaN, 1e-12);
        Each(first, count, length, both, t, (i, _) =>
        {
            var (n, xx, yy, xy) = (sums.Count(i, length), sums.SquaresX(i, length), sums.SquaresY(i, length), sums.Products(i, length));
            return n >= 3 ? xy / xx / Math.Sqrt((yy - (xy * xy / xx)) / (n - 2) / xx) : NaN;
        }, 1e-9);
    }

    [Fact]
    public void Regression_OnThePositionsThemselves()
    {
        // y = 3 + 2i and a bump at every third position, which goes with nothing else than the line: against the same with the positions given.
        double[] y = [.. Enumerable.Range(0, 60).Select(i => 3 + (2.0 * i) + (i % 3 == 0 ? 0.5 : 0))], positions = [.. Enumerable.Range(0, 60).Select(i => (double)i)];
        double[] slope = Blank(60), t = Blank(60), givenSlope = Blank(60), givenT = Blank(60);
        var own = new RegressionFold([], y, 5, slope, t);
        SlidingFold.Run<RegressionFold, PairMoments>(ref own, 0, 60, 5);
        var given = new RegressionFold(positions, y, 5, givenSlope, givenT);
        SlidingFold.Run<RegressionFold, PairMoments>(ref given, 0, 60, 5);
        Assert.Equal(givenSlope, slope);
        Assert.Equal(givenT, t);
        // Of 3.5, 5, 7, 9.5, 11: deviations −3.7, −2.2, −0.2, 2.3, 3.8 from 7.2; Sxy = 2 × 3.7 + 2.2 + 2.3 + 2 × 3.8 = 19.5, Sxx = 10.
        Assert.Equal(1.95, slope[4], 1e-12);
    }

    [Fact]
    public void Regression_NothingToMeasure()
    {
        // A line has no scatter, an argument that stands still no slope, and two points lie on a line.
        double[] line = [1, 2, 3, 4, 5, 6], flat = [7, 7, 7, 7, 7, 7], y = [1, 3, 2, 5, 4, 6];
        Assert.Equal((2, NaN), Last(line, [2, 4, 6, 8, 10, 12], 6));
        Assert.Equal((NaN, NaN), Last(flat, y, 6));
        Assert.Equal((2, NaN), Last(line, [2, 4, 6, 8, 10, 12], 2));
        Assert.Equal((0.0, NaN), Last(line, flat, 6));
        Assert.False(double.IsNaN(Last(line, y, 3).T));

        static (double Slope, double T) Last(double[] x, double[] y, int length)
        {
            double[] slope = Blank(6), t = Blank(6);
            var fold = new RegressionFold(x, y, length, slope, t);
            SlidingFold.Run<RegressionFold, PairMoments>(ref fold, 0, 6, length);
            return (slope[5], t[5]);
        }
    }

    /// <summary>Values that differ by hundredths of billionths around 0.01 keep their digits.</summary>
    [Fact]
    public void Deviation_OfValuesThatHardlyDiffer()
    {
        var random = new Random(4);
        double[] x = [.. Enumerable.Range(0, 60).Select(_ => 0.01 + (1e-11 * random.NextDouble()))], y = [.. x.Select(v => 0.5 + (2 * (v - 0.01)) + (1e-12 * random.NextDouble()))];
        var sums = new ExactSums(x, y);
        double[] deviation = Blank(60), slope = Blank(60), t = Blank(60);
        var fold = new DeviationFold(x, 12, deviation);
        SlidingFold.Run<DeviationFold, WindowMoments>(ref fold, 0, 60, 12);
        var pairs = new RegressionFold(x, y, 12, slope, t);
        SlidingFold.Run<RegressionFold, PairMoments>(ref pairs, 0, 60, 12);
        for (var i = 11; i < 60; i++)
        {
            var expected = Math.Sqrt(sums.SquaresX(i, 12) / 11);
            Assert.True(Math.Abs(deviation[i] - expected) < 1e-13 * expected, $"deviation at {i}: {deviation[i]:R} instead of {expected:R}");
            var tilt = sums.Products(i, 12) / sums.SquaresX(i, 12);
            Assert.True(Math.Abs(slope[i] - tilt) < 1e-13 * tilt, $"slope at {i}: {slope[i]:R} instead of {tilt:R}");
        }
    }

    [Fact]
    public void Run_OfWindowsWithoutElements()
        => Assert.Throws<ArgumentOutOfRangeException>("length", () =>
        {
            var fold = new MeanFold([1, 2], 1, new double[2]);
            SlidingFold.Run<MeanFold, Total>(ref fold, 0, 2, 0);
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RunFrom_EachDayFromItsOwnBase(bool includeBase)
    {
        // Eleven runs of one to six elements, the first two and one in the middle without a base: eight are walked at a time, then three.
        int[] lengths = [2, 3, 1, 6, 4, 2, 5, 3, 1, 4, 2, 6, 5];
        var bases = new List<int>();
        foreach (var (length, run) in lengths.Select((length, run) => (length, run)))
            bases.AddRange(Enumerable.Repeat(run is 0 or 6 ? -1 : bases.Count - 1, length));
        var (values, _) = Values();
        var result = Blank(bases.Count);
        var fold = new MeanFold(values, 1, result);
        SlidingFold.RunFrom<MeanFold, Total>(ref fold, bases.ToArray(), includeBase);
        for (var i = 0; i < bases.Count; i++)
        {
            double[] window = bases[i] < 0 ? [] : [.. values[(bases[i] + (includeBase ? 0 : 1))..(i + 1)].Where(v => !double.IsNaN(v))];
            Assert.True(window.Length == 0 ? double.IsNaN(result[i]) : Math.Abs(window.Average() - result[i]) < 1e-15, $"at {i}: {result[i]}");
        }
    }

    [Fact]
    public void RunFrom_ExactlyEightRunsAndNone()
    {
        int[] bases = [.. Enumerable.Range(0, 8).SelectMany(run => Enumerable.Repeat(run * 2, 2))];
        var result = Blank(16);
        var fold = new HighestFold([.. Enumerable.Range(0, 16).Select(i => (double)i)], 1, result);
        SlidingFold.RunFrom<HighestFold, Highest>(ref fold, bases, includeBase: true);
        Assert.Equal(Enumerable.Range(0, 16).Select(i => i < bases[i] ? NaN : i), result);
        var none = Blank(3);
        var nothing = new HighestFold([1, 2, 3], 1, none);
        SlidingFold.RunFrom<HighestFold, Highest>(ref nothing, [-1, -1, -1], includeBase: true);
        Assert.All(none, v => Assert.Equal(NaN, v));
    }

    [Fact]
    public void Lanes_LoadAndStoreWhereTheyStand()
    {
        double[] column = [.. Enumerable.Range(0, 20).Select(i => (double)i)];
        var lanes = new Lanes();
        for (var lane = 0; lane < Lanes.Count; lane++)
            lanes.Place(lane, 2 * lane, live: lane != 3);
        Assert.Equal(Vector512.Create(1.0, 3, 5, 7, 9, 11, 13, 15), lanes.Load(column, 1));
        Assert.Equal(Vector512.Create(4.0, 6, 8, 10, 12, 14, 16, 18), lanes.Positions(4));
        // The lane that is not live leaves its place alone; a column that is not wanted is not touched.
        var target = new double[20];
        lanes.Store(Vector512.Create(1.0, 2, 3, 4, 5, 6, 7, 8), target, 5);
        lanes.Store(Vector512.Create(1.0, 2, 3, 4, 5, 6, 7, 8), [], 5);
        Assert.Equal([0, 0, 0, 0, 0, 1, 0, 2, 0, 3, 0, 0, 0, 5, 0, 6, 0, 7, 0, 8], target);
        lanes.Place(3, 6, live: true);
        lanes.Store(Vector512.Create(1.0, 2, 3, 4, 5, 6, 7, 8), target, 4);
        Assert.Equal([0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 0, 5, 5, 6, 6, 7, 7, 8, 8], target);
        lanes.Place(0, 0, live: false);
        lanes.Store(Vector512.Create(9.0), target, 0);
        Assert.Equal(0, target[0]);
        Assert.Equal(9, target[14]);
        // The farthest lane must lie inside the column.
        Assert.Throws<ArgumentOutOfRangeException>(() => lanes.Load(new double[15], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => lanes.Store(default, new double[15], 1));
    }

    [Fact]
    public void Moments_OfOneValueAndOfMore()
    {
        Assert.Equal((0, NaN, NaN), Spread(Moments.Of([])));
        Assert.Equal((1, NaN, 0.0), Spread(Moments.Of([5, NaN])));
        // 2, 4, 9: mean 5, squares 9 + 1 + 16 = 26.
        var moments = Moments.Of([2, NaN, 4, 9]);
        Assert.Equal((3, Math.Sqrt(13), Math.Sqrt(26 / 3.0)), Spread(moments));
        Assert.Equal((5, 26), (moments.Mean, moments.Squares));

        static (int, double, double) Spread(Moments moments) => (moments.Count, moments.SampleDeviation, moments.PopulationDeviation);
    }

    [Fact]
    public void Regression_PointByPoint()
    {
        // x 1 2 3, y 2 4 9: means 2 and 5; Sxx 2, Syy 26, Sxy 1 × 3 + 1 × 4 = 7. Points with NaN on either side are left out.
        var regression = default(Regression).With(1, 2).With(NaN, 7).With(2, 4).With(8, NaN).With(3, 9);
        Assert.Equal((3, 2.0, 5.0), (regression.Count, regression.MeanX, regression.MeanY));
        Assert.Equal((2.0, 26.0, 7.0), (regression.SquaresX, regression.SquaresY, regression.Products));
        Assert.Equal(7 / Math.Sqrt(52), regression.Correlation, 1e-15);
        Assert.Equal(NaN, default(Regression).With(1, 2).With(1, 3).Correlation);
        Assert.Equal(NaN, default(Regression).With(1, 2).With(2, 2).Correlation);
    }

    [Fact]
    public void Deviation_RoundingIsFourLastDigitsADay()
    {
        // (4 × 2⁻⁵²)² for each of ten days, and the next number above it.
        var rounding = 10 * Math.Pow(2, -100);
        Assert.True(Deviation.IsRounding(rounding, 10));
        Assert.False(Deviation.IsRounding(Math.BitIncrement(rounding), 10));
        Assert.True(Deviation.IsRounding(NaN, 10));
        var real = Deviation.IsReal(Vector512.Create(rounding, Math.BitIncrement(rounding), NaN, 1, 0, 1, 1, 1), Vector512.Create(10.0));
        Assert.Equal([false, true, false, true, false], Enumerable.Range(0, 5).Select(lane => BitConverter.DoubleToInt64Bits(real.GetElement(lane)) != 0));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(10, 9)]
    [InlineData(11, 10)]
    [InlineData(21, 19)]
    [InlineData(63, 57)]
    [InlineData(252, 227)]
    public void Coverage_NineTenthsRoundedUp(int days, int expected) => Assert.Equal(expected, Coverage.Of(days));

    /// <summary>A hundred pairs of daily moves; one in six lacks x, one in twelve y, and twelve x in a row.</summary>
    private static (double[] X, double[] Y) Values()
    {
        var random = new Random(9);
        double[] x = SyntheticMarket.Moves(random, 100, 0.0003, 0.012), y = [.. SyntheticMarket.Moves(random, 100, 0, 0.01).Zip(x, (noise, v) => noise + (0.7 * v))];
        for (var i = 0; i < 100; i++)
        {
            if (random.Next(6) == 0 || i is >= 30 and < 42)
                x[i] = NaN;
            if (random.Next(12) == 0)
                y[i] = NaN;
        }

        return (x, y);
    }

    private static double[] Blank(int length) => [.. Enumerable.Repeat(NaN, length)];

    private static double[] Of(double[] values, int index, int length, int atLeast)
    {
        double[] window = [.. values[(index - length + 1)..(index + 1)].Where(v => !double.IsNaN(v))];
        return window.Length >= atLeast ? window : [];
    }

    /// <summary>Asserts the figure of every window that lies between the first element and the last, and that nothing else was written.</summary>
    private static void Each(int first, int count, int length, double[] values, double[] actual, Func<int, ExactSums, double> expected, double tolerance)
    {
        var sums = new ExactSums(values, values);
        for (var i = 0; i < actual.Length; i++)
        {
            var wanted = i >= first + length - 1 && i < count ? expected(i, sums) : NaN;
            Assert.True(
                double.IsNaN(wanted) ? double.IsNaN(actual[i]) : Math.Abs(actual[i] - wanted) <= tolerance * Math.Max(Math.Abs(wanted), 1e-3),
                $"at {i}: expected {wanted:R}, was {actual[i]:R}");
        }
    }
}
