using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class RatingTests
{
    [Theory]
    [InlineData(0.49, RiskLevel.Low)]
    [InlineData(0.5, RiskLevel.Medium)]
    [InlineData(0.75, RiskLevel.MediumHigh)]
    [InlineData(0.9, RiskLevel.High)]
    public void Levels_BoundsBelongToTheHigher(double value, RiskLevel expected)
    {
        Assert.Equal(expected, LevelHistory.Of(value, [0.5, 0.75, 0.9]));
        Assert.Null(LevelHistory.Of(double.NaN, [0.5, 0.75, 0.9]));
    }

    [Fact]
    public void Levels_SharesOfEarlierDays()
    {
        var history = new LevelHistory([RiskLevel.Low, null, RiskLevel.High, RiskLevel.Low, RiskLevel.Medium]);
        Assert.Equal(0, history.Before(0).Days);
        Assert.Empty(history.Before(0).Shares);
        var record = history.Before(4);
        Assert.Equal(3, record.Days);
        Assert.Equal([2.0 / 3, 0, 0, 1.0 / 3], record.Shares.Values);
        Assert.Null(history[1]);
        Assert.Equal(RiskLevel.Low, history[0]);
        Assert.Equal(RiskLevel.High, history[2]);
    }

    [Fact]
    public void Opportunity_AnyOfEachAlternative()
    {
        // Told: no, yes by the first, yes by the second, unknown, yes again.
        double[] one = [0, 1, 0, double.NaN, 1], two = [0, 0, 1, 1, 0], three = [1, 1, 1, 1, 1];
        var calendar = SyntheticMarket.Calendar(5);
        var history = new OpportunityHistory("x", calendar, [Of(one), Of(two)], [Of(three)]);
        Assert.Equal([false, true, true, null, true], Enumerable.Range(0, 5).Select(history.Holds));
        var opportunity = history.On(4);
        Assert.Equal(3, opportunity.DaysOfPast);
        Assert.Equal(2.0 / 3, opportunity.ShareOfPast);
        Assert.Null(history.On(0).ShareOfPast);
        Assert.Equal([true, false, true], opportunity.Conditions.Select(c => c.Met));
        Assert.Equal("a is absent: because", history.Explain(3)?.Text);
        Assert.Null(history.Explain(4));
        Assert.Equal(new RatingInput("a", null, 1), history.On(3).Conditions[0]);
        Assert.Equal(new RatingInput("a", 1, 1, true), history.On(3).Conditions[1]);

        static Condition Of(double[] values) => new("a", values, 1, Comparison.AtLeast, _ => Reason.Stored(Reason.Message, "because", []));
    }

    [Fact]
    public void Opportunity_HoldsWhenBothOfAnAlternativeAreMetAndNotWhenNoneIs()
    {
        // Both met; the first alternative only; the second only; neither.
        double[] one = [1, 1, 0, 0], two = [1, 0, 0, 0], three = [1, 0, 1, 0];
        var history = new OpportunityHistory("x", SyntheticMarket.Calendar(4), [Of(one), Of(two)], [Of(three)]);
        Assert.Equal([true, false, false, false], Enumerable.Range(0, 4).Select(history.Holds));
        Assert.Equal("x", history.Id);

        static Condition Of(double[] values) => new("a", values, 1, Comparison.AtLeast, _ => null);
    }

    [Fact]
    public void Opportunity_TheRecordCountsTheFirstDaysThatCanBeTold()
    {
        // It begins on 0 (the first day that can be told counts), 20, 40 (held on no day before that could be told) and 60; outcomes over 21 days.
        var values = new double[150];
        foreach (var day in (int[])[0, 1, 20, 21, 22, 40, 60, 120])
            values[day] = 1;
        values[39] = double.NaN;
        var calendar = SyntheticMarket.Calendar(150);
        var history = new OpportunityHistory("x", calendar, [new Condition("a", values, 1, Comparison.AtLeast, _ => null)])
            .Followed(["X"], "B", calendar, (window, day) => window == Window.OneMonth ? (day % 2 == 0 ? 0.01 : -0.01) : double.NaN);
        Assert.Equal([0, 1, 1, 2, 4], new[] { 20, 21, 40, 41, 81 }.Select(day => history.On(day).Records!.Horizons[0].Entries));
        // 20 lies less than 21 days after 0, and 60 less than 21 after 40.
        var record = history.On(140).Records!;
        Assert.Equal((4, 2, 0), (record.Horizons[0].Entries, record.Horizons[0].Independent, record.Horizons[0].Positive));
        Assert.Equal([true, false, true, false], record.Entries!.Select(e => e.Counted.Contains(21)));
        Assert.Equal([2, 3, 1, 1], record.Entries!.Select(e => e.Spell));
        Assert.Equal((119, 7 / 119.0), (history.On(120).DaysOfPast, history.On(120).ShareOfPast));
        Assert.Equal(8 / 120.0, history.On(121).ShareOfPast);
        Assert.Equal(["X"], record.Of);
        Assert.Equal("B", record.Against);
    }

    [Theory]
    [InlineData(Comparison.Above, 1, false)]
    [InlineData(Comparison.Above, 1.1, true)]
    [InlineData(Comparison.AtLeast, 1, true)]
    [InlineData(Comparison.AtLeast, 0.9, false)]
    [InlineData(Comparison.Under, 1, false)]
    [InlineData(Comparison.Under, 0.9, true)]
    internal void Condition_Comparisons(Comparison comparison, double value, bool met)
        => Assert.Equal(met, new Condition("a", [value], 1, comparison, _ => null).Met(0));

    /// <summary>The regression against its definition applied anew, with a bond holiday and a yield not yet published.</summary>
    [Fact]
    public void RateSensitivity_AgreesWithTheDefinitionAppliedAnew()
    {
        const int days = 420;
        var history = SyntheticMarket.Whole(31, days);
        var figures = InstrumentFigures.OfAll(history).ToDictionary(f => f.Series.Id);
        var rating = new RateSensitivity(figures["IWM"], figures["SPY"], history.Observation("DGS2")!);
        var yields = history.Observation("DGS2")!;
        var observed = new Dictionary<DateOnly, double>();
        for (var i = 0; i < yields.Values.Length; i++)
            observed[yields.Published[i].AddDays(-1)] = yields.Values[i];
        double Return(string id, int day) => (history.Instrument(id)!.Close.Values[day] / history.Instrument(id)!.Close.Values[day - 1]) - 1;
        foreach (var day in (int[])[257, 258, 300, 350, days - 1])
        {
            var known = Enumerable.Range(1, day - 1)
                .Where(t => observed.ContainsKey(history.Calendar[t]) && observed.ContainsKey(history.Calendar[t - 1]))
                .TakeLast(252).ToArray();
            var actual = rating.On(day);
            if (known.Length < 252)
            {
                Assert.Null(actual.Level);
                Assert.Contains("252 days", rating.Explain(day)?.Text, StringComparison.Ordinal);
                continue;
            }

            var x = known.Select(t => observed[history.Calendar[t]] - observed[history.Calendar[t - 1]]).ToArray();
            var y = known.Select(t => Return("IWM", t) - Return("SPY", t)).ToArray();
            double meanX = x.Average(), meanY = y.Average();
            var squares = x.Sum(v => (v - meanX) * (v - meanX));
            var slope = x.Zip(y, (p, q) => (p - meanX) * (q - meanY)).Sum() / squares;
            var error = x.Zip(y, (p, q) => q - meanY - (slope * (p - meanX))).Sum(e => e * e);
            Assert.Equal(slope, actual.Inputs[0].Value!.Value, 1e-12);
            Assert.Equal(slope / Math.Sqrt(error / 250 / squares), actual.Inputs[1].Value!.Value, 1e-9);
        }
    }
}
