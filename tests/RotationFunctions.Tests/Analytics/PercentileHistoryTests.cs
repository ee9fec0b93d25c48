using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class PercentileHistoryTests
{
    [Fact]
    public void Percentile_BelowAndHalfTheEqual()
    {
        // 252 earlier values: 100 times 1, 52 times 2, 100 times 3. Of 2: (100 + 26)/252 = 0.5; of 0: 0; of 3: (152 + 50)/252.
        double[] earlier = [.. Enumerable.Repeat(1.0, 100), .. Enumerable.Repeat(2.0, 52), .. Enumerable.Repeat(3.0, 100)];
        Assert.Equal(0.5, Last([.. earlier, 2])!.Value);
        Assert.Equal(0, Last([.. earlier, 0])!.Value);
        Assert.Equal(202.0 / 252, Last([.. earlier, 3])!.Value);
        Assert.Equal(1, Last([.. earlier, 4])!.Value);
    }

    [Fact]
    public void Percentile_NeedsAYearOfEarlierValues()
    {
        double[] values = [.. Enumerable.Range(0, 252).Select(i => (double)i)];
        Assert.Null(Last(values));
        Assert.NotNull(Last([.. values, 1]));
    }

    [Fact]
    public void Percentile_AbsentDaysDoNotCount()
    {
        var history = History([double.NaN, double.NaN, .. Enumerable.Repeat(1.0, 252), double.NaN, 1]);
        Assert.Null(history.On(254));
        var percentile = history.On(255)!;
        Assert.Equal(new Percentile(0.5, 252, SyntheticMarket.FirstDay.AddDays(2)), percentile);
        Assert.Equal(253, history.CountBefore(9999));
    }

    [Fact]
    public void Percentile_PlusAndMinusZeroAreEqual()
        => Assert.Equal(0.5, Last([.. Enumerable.Repeat(-0.0, 252), 0.0])!.Value);

    [Fact]
    public void Percentile_AgreesWithCountingAfreshEachDay()
    {
        var random = new Random(1);
        // Rounded, so that ties are many.
        var values = Enumerable.Range(0, 1500).Select(_ => random.NextDouble() < 0.05 ? double.NaN : Math.Round(random.NextDouble(), 2)).ToArray();
        var history = History(values);
        for (var day = 0; day < values.Length; day++)
        {
            var earlier = values[..day].Where(v => !double.IsNaN(v)).ToArray();
            double? expected = earlier.Length < 252 || double.IsNaN(values[day])
                ? null
                : (earlier.Count(v => v < values[day]) + (0.5 * earlier.Count(v => v == values[day]))) / earlier.Length;
            Assert.Equal(expected, history.On(day)?.Value);
        }
    }

    [Fact]
    public void Percentile_OfValuesThatBeginLaterAndEndEarlier()
    {
        var calendar = SyntheticMarket.Calendar(600);
        var history = new PercentileHistory(calendar, 100, [.. Enumerable.Range(0, 300).Select(i => (double)i)]);
        Assert.Equal([0, 0, 1, 299, 300, 300], ((int[])[99, 100, 101, 399, 400, 599]).Select(history.CountBefore));
        Assert.Equal(new Percentile(1, 299, calendar[100]), history.On(399));
        Assert.Equal(new Percentile(1, 252, calendar[100]), history.On(352));
        Assert.All((int[])[0, 99, 100, 351, 400, 599], day => Assert.Null(history.On(day)));
    }

    private static PercentileHistory History(double[] values) => new(SyntheticMarket.Calendar(values.Length), 0, values);

    private static Percentile? Last(double[] values) => History(values).On(values.Length - 1);
}
