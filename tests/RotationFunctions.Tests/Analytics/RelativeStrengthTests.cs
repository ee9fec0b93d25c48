using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class RelativeStrengthTests
{
    private const double NaN = double.NaN;

    [Fact]
    public void Mansfield_PercentOverTheAverage()
    {
        // Ratios 1, 2, 3: average of the last two 1.5 and 2.5; 2/1.5 − 1 = 1/3, 3/2.5 − 1 = 0.2.
        var result = new double[3];
        RelativeStrength.Mansfield([1, 2, 3], 2, result);
        Assert.Equal(NaN, result[0]);
        Assert.Equal(100.0 / 3, result[1], 1e-12);
        Assert.Equal(20, result[2], 1e-12);
    }

    [Fact]
    public void Slope_OfFourPoints()
    {
        // ln RS 0, 1, 1, 3 over x = −1.5 −0.5 0.5 1.5: Sxy = 0 − 0.5 + 0.5 + 4.5 = 4.5, Sxx = 5, slope 0.9.
        // Mean 1.25; Syy = 1.5625 + 2 × 0.0625 + 3.0625 = 4.75; SSE = 4.75 − 0.9 × 4.5 = 0.7; t = 0.9/√(0.7/2/5) = 0.9/√0.07.
        double[] slope = new double[4], t = new double[4];
        RelativeStrength.Slope([1, Math.E, Math.E, Math.Exp(3)], 4, slope, t);
        Assert.Equal(0.9 * 252, slope[3], 1e-9);
        Assert.Equal(0.9 / Math.Sqrt(0.07), t[3], 1e-9);
        Assert.Equal((NaN, NaN), (slope[2], t[2]));
    }

    [Fact]
    public void Slope_OfADayWithoutARatio()
    {
        // One of twenty days may be missing, but not the day itself; what stood in the columns before does not remain.
        double[] ratio = [.. Enumerable.Range(0, 21).Select(i => Math.Exp((0.01 * i) + (i % 2 * 0.001)))];
        ratio[19] = NaN;
        double[] slope = [.. Enumerable.Repeat(7.0, 21)], t = [.. slope];
        RelativeStrength.Slope(ratio, 20, slope, t);
        Assert.Equal([NaN, NaN, NaN], [slope[18], slope[19], t[19]]);
        Assert.InRange(slope[20], 2.4, 2.6);
        Assert.True(t[20] > 2);
    }

    [Fact]
    public void Slope_WithoutScatterHasNoTStatistic()
    {
        double[] slope = new double[4], t = new double[4];
        RelativeStrength.Slope([1, 1, 1, 1], 4, slope, t);
        Assert.Equal(0, slope[3]);
        Assert.Equal(NaN, t[3]);
        RelativeStrength.Slope([1, 2, 4, 8], 4, slope, t);
        Assert.Equal(Math.Log(2) * 252, slope[3], 1e-9);
        Assert.Equal(NaN, t[3]);
    }

    [Fact]
    public void NewHigh_ATieIsOneToo()
    {
        double[] result = [7, 7, 7, 7, 7];
        RelativeStrength.NewHigh([3, 1, 2, 2, 1], 3, result);
        Assert.Equal([NaN, NaN, 0, 1, 0], result);
        // Since the first day of each one's own year.
        result.AsSpan().Fill(7);
        RelativeStrength.NewHighSince([3, 1, 2, 2, 1], [-1, -1, 1, 1, 4], result);
        Assert.Equal([NaN, NaN, 1, 1, 1], result);
        RelativeStrength.NewHighSince([3, 1, 2, 2, NaN], [0, 0, 0, 2, 2], result);
        Assert.Equal([1, 0, 0, 1, NaN], result);
    }

    [Fact]
    public void Streaks_TiesAndGapsEndThem()
    {
        var calendar = SyntheticMarket.Calendar(13);
        // Won: days 1, 2 | tie | 4, 5, 6 | no return on 7 | 8, 9 | lost | 11, 12.
        double[] a = [NaN, 2, 2, 1, 2, 2, 2, NaN, 2, 2, 0, 2, 2];
        double[] b = [NaN, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
        var streaks = new Streaks(calendar, 0, a, b);
        Assert.Equal([0, 1, 2, 0, 1, 2, 3, 0, 1, 2, 0, 1, 2], Enumerable.Range(0, 13).Select(streaks.Current));
        Assert.Equal(new Streak(2, null, null, null, null), streaks.On(2));
        Assert.Equal(new Streak(3, 2, calendar[2], null, null), streaks.On(6));
        // The longest before ended on day 6; the latest as long as two on day 9.
        Assert.Equal(new Streak(2, 3, calendar[6], 2, calendar[9]), streaks.On(12));
        Assert.Equal(new Streak(0, 3, calendar[6], 2, calendar[9]), streaks.On(10));
        // The very first run is as long as another.
        Assert.Equal(new Streak(2, 2, calendar[2], 2, calendar[2]), streaks.On(5));
    }

    [Fact]
    public void Streaks_OfSeriesThatBeginLater()
    {
        var calendar = SyntheticMarket.Calendar(10);
        var streaks = new Streaks(calendar, 4, [NaN, 2, 0, 2, 2, 2], [NaN, 1, 1, 1, 1, 1]);
        Assert.Equal(new Streak(3, 1, calendar[5], null, null), streaks.On(9));
        Assert.Equal(3, streaks.Current(5));
    }

    [Fact]
    public void Streaks_OfEqualLongestTheLatest()
    {
        var calendar = SyntheticMarket.Calendar(6);
        var streaks = new Streaks(calendar, 0, [2, 0, 2, 0, 2, 2], [1, 1, 1, 1, 1, 1]);
        Assert.Equal(new Streak(2, 1, calendar[2], null, null), streaks.On(5));
    }

    [Theory]
    [InlineData(100.0, 100.0, Quadrant.Leading)]
    [InlineData(100.0, 99.9, Quadrant.Weakening)]
    [InlineData(99.9, 99.9, Quadrant.Lagging)]
    [InlineData(99.9, 100.0, Quadrant.Improving)]
    public void RotationGraph_Quadrants(double ratio, double momentum, Quadrant expected)
    {
        Assert.Equal(expected, RotationGraph.QuadrantOf(ratio, momentum));
        Assert.Null(RotationGraph.QuadrantOf(ratio, null));
        Assert.Null(RotationGraph.QuadrantOf(null, momentum));
    }

    /// <summary>The graph against its definition applied anew to the weeks up to each day.</summary>
    [Fact]
    public void RotationGraph_AgreesWithTheDefinitionAppliedAnewEachDay()
    {
        const int days = 620;
        var calendar = SyntheticMarket.Calendar(days);
        var level = 2.0;
        var ratio = SyntheticMarket.Moves(new Random(4), days, 0, 0.01).Select(m => level *= Math.Exp(m)).ToArray();
        ratio[250] = ratio[251] = NaN;
        double[] strength = [.. Enumerable.Repeat(7.0, days)], momentum = [.. strength];
        _ = new RotationGraph(calendar, 0, ratio, strength, momentum);
        for (var day = 0; day < days; day += 3)
        {
            var (expectedRatio, expectedMomentum) = Anew(calendar, ratio, day);
            Figures.Equal(expectedRatio, double.IsNaN(strength[day]) ? null : strength[day], 1e-11, $"ratio of day {day}");
            Figures.Equal(expectedMomentum, double.IsNaN(momentum[day]) ? null : momentum[day], 1e-11, $"momentum of day {day}");
        }

        // Fifty-one weeks have at most 255 days, here some less for the holidays.
        Assert.DoesNotContain(strength[..245], double.IsFinite);
    }

    [Fact]
    public void RotationGraph_ARatioThatNeverMovesHasNoPlace()
    {
        var calendar = SyntheticMarket.Calendar(700);
        double[] strength = new double[700], momentum = new double[700];
        // Two prices in constant proportion: the ratio differs only by rounding.
        var random = new Random(5);
        var ratio = Enumerable.Range(0, 700).Select(_ => 3.7 * (1 + (random.Next(-20, 21) * Math.ScaleB(1, -52)))).ToArray();
        _ = new RotationGraph(calendar, 0, ratio, strength, momentum);
        Assert.All(strength, v => Assert.Equal(NaN, v));
        Assert.All(momentum, v => Assert.Equal(NaN, v));
    }

    [Fact]
    public void RotationGraph_AfterAPauseMomentumNeedsAYearAgain()
    {
        // Five-day weeks: 130 that vary, 320 in which the ratio stands still until even its average does, 60 that vary again.
        DateOnly[] dates = [.. Enumerable.Range(0, 510 * 7).Select(new DateOnly(2000, 1, 3).AddDays).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))];
        var random = new Random(6);
        var ratio = dates.Select((_, i) => i / 5 is < 130 or >= 450 ? 1 + random.NextDouble() : 1.5).ToArray();
        double[] strength = new double[ratio.Length], momentum = new double[ratio.Length];
        _ = new RotationGraph(new TradingCalendar(dates), 0, ratio, strength, momentum);
        int Friday(int week) => (week * 5) + 4;
        Assert.True(double.IsFinite(momentum[Friday(129)]));
        Assert.True(double.IsNaN(strength[Friday(449)]) && double.IsNaN(momentum[Friday(449)]));
        Assert.True(double.IsFinite(strength[Friday(470)]));
        Assert.Equal(NaN, momentum[Friday(470)]);
        Assert.True(double.IsFinite(momentum[Friday(509)]));
    }

    private static (double? Ratio, double? Momentum) Anew(TradingCalendar calendar, double[] ratio, int day)
    {
        if (double.IsNaN(ratio[day]))
            return (null, null);
        var weeks = Enumerable.Range(0, day + 1).Where(i => !double.IsNaN(ratio[i]))
            .GroupBy(i => (ISOWeek.GetYear(calendar[i].ToDateTime(default)), ISOWeek.GetWeekOfYear(calendar[i].ToDateTime(default))))
            .Select(g => 100 * ratio[g.Max()])
            .ToArray();
        var ratios = Scores(Smoothed(weeks)).Select(z => 100 + z).ToArray();
        var momenta = Scores(Smoothed([.. ratios.Zip(ratios.Skip(1), (before, now) => now - before)])).Select(z => 100 + z).ToArray();
        return (ratios.Length > 0 ? ratios[^1] : null, momenta.Length > 0 ? momenta[^1] : null);
    }

    private static double[] Smoothed(double[] values)
    {
        var smoothed = new List<double>();
        foreach (var value in values)
            smoothed.Add(smoothed.Count == 0 ? value : (value * 2 / 11) + (smoothed[^1] * 9 / 11));
        return [.. smoothed];
    }

    /// <summary>z-scores over 52 values, from the first that has so many.</summary>
    private static IEnumerable<double> Scores(double[] values)
    {
        for (var last = 51; last < values.Length; last++)
        {
            var window = values[(last - 51)..(last + 1)];
            var mean = window.Average();
            yield return (values[last] - mean) / Math.Sqrt(window.Sum(v => (v - mean) * (v - mean)) / 51);
        }
    }
}
