using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>
/// A fund whose close goes from 100 to 200 and back: its daily moves over 200 or 100 times its volume are the same, so that with
/// 50 shares a day the Amihud figure is 1/10,000 × 10⁶ = 100 on every day, and each of its percentiles is a half. Ranges that widen by a thousandth a
/// day make each spread the highest so far, ranges that narrow the lowest.
/// </summary>
public sealed class LiquidityRiskTests
{
    private const int Start = 5;

    /// <summary>Spread and Amihud figure exist from the twenty-first day of the fund on, their percentiles 252 days later.</summary>
    private const int First = Start + 21 + 252;

    private const int Days = First + 7;

    private static readonly TradingCalendar Calendar = SyntheticMarket.Calendar(Days);

    [Theory]
    [InlineData(true, true, 1, RiskLevel.High)]
    [InlineData(true, false, 0.75, RiskLevel.MediumHigh)]
    [InlineData(false, true, 0.5, RiskLevel.Medium)]
    [InlineData(false, false, 0.25, RiskLevel.Low)]
    public void Level_OfTheMeanOfTwoPercentiles(bool rangesWiden, bool volumeFalls, double mean, RiskLevel level)
    {
        var risk = Risk(Fund("M", rangesWiden, day => volumeFalls ? 50 * Math.Pow(1.01, Days - 1 - day) : 50));
        for (var day = First; day < Days; day++)
        {
            var rating = risk.On(day);
            Assert.Equal((RotationIds.LiquidityRisk, level), (rating.Id, rating.Level));
            Assert.Equal(new RatingInput("risk.liquidity.mean", mean), rating.SetBy);
            Assert.Equal(
                [new("M/percentile.liquidity.spread.1M", rangesWiden ? 1 : 0), new("M/percentile.liquidity.amihud.1M", volumeFalls ? 1 : 0.5), rating.SetBy!],
                rating.Inputs.Take(3));
            Assert.Equal([0.5, 0.75, 0.9], rating.Bounds);
            Assert.Equal(day - First, rating.Past.Days);
            Assert.Null(risk.Explain(day));
        }

        Assert.Equal(1, risk.On(Days - 1).Past.Shares[level]);
    }

    [Fact]
    public void Level_NotUnderMediumBeyondAHundredTimesTheBenchmark()
    {
        // The benchmark's figure is 1. A hundred times that is not beyond it; with half the volume the fund's is two hundred times.
        var hundred = Risk(Fund("M", false, _ => 50)).On(First);
        Assert.Equal(new RatingInput("risk.liquidity.amihudOverBenchmark", 100, 100, false), hundred.Inputs[3]);
        Assert.Equal(RiskLevel.Low, hundred.Level);

        var beyond = new RatingInput("risk.liquidity.amihudOverBenchmark", 200, 100, true);
        var low = Risk(Fund("M", false, _ => 25)).On(First);
        Assert.Equal((RiskLevel.Medium, beyond), (low.Level, low.SetBy));
        Assert.Equal(beyond, low.Inputs[3]);
        var higher = Risk(Fund("M", true, _ => 25)).On(First);
        Assert.Equal((RiskLevel.MediumHigh, "risk.liquidity.mean"), (higher.Level, higher.SetBy!.Figure));
        Assert.Equal(beyond, higher.Inputs[3]);
    }

    [Fact]
    public void Level_ABenchmarkThatIsNotTraded()
    {
        var rating = new LiquidityRisk(Fund("M", false, _ => 25), Index("B")).On(First);
        Assert.Equal(RiskLevel.Low, rating.Level);
        Assert.Equal(new RatingInput("risk.liquidity.amihudOverBenchmark", null, 100), rating.Inputs[3]);
    }

    [Fact]
    public void Absence_SaysWhatIsLacking()
    {
        var risk = Risk(Fund("M", true, _ => 50));
        var early = risk.On(First - 1);
        Assert.Equal((null, null), (early.Level, early.SetBy));
        Assert.All(early.Inputs.Take(3), input => Assert.Null(input.Value));
        Assert.Equal(0, early.Past.Days);
        Assert.Equal("A percentile needs 252 earlier values; there are 251.", risk.Explain(First - 1));

        // Ten days without volume: the fifteenth with one is the twenty-fourth day, three days after the first spread.
        var late = Risk(Fund("M", true, day => day < Start + 10 ? double.NaN : 50));
        Assert.Equal("A percentile needs 252 earlier values; there are 249.", late.Explain(First));

        var hole = Risk(Fund("M", true, _ => 50, hole: First));
        Assert.Equal($"liquidity.spread.1M of M is absent: M has no bar on {Calendar[First]:yyyy-MM-dd}.", hole.Explain(First));
        Assert.Equal("liquidity.spread.1M of X is absent: X is not traded itself, so it has no volume and no spread.", Risk(Index("X")).Explain(First));
    }

    private static LiquidityRisk Risk(InstrumentFigures fund) => new(fund, Fund("B", true, _ => 5000));

    private static InstrumentFigures Fund(string id, bool rangesWiden, Func<int, double> volume, int? hole = null)
    {
        double Close(int day) => day == hole ? double.NaN : day % 2 == 0 ? 100 : 200;
        // Half of the range's logarithm, wide enough for 100 and 200 around 150.
        double Reach(int day) => 0.41 * Math.Pow(1.001, rangesWiden ? day : Days - day);
        double[] Column(Func<int, double> of) => [.. Enumerable.Range(Start, Days - Start).Select(of)];
        var close = Column(Close);
        return Of(new BarSeries(id, Start, close, Column(d => 150 * Math.Exp(Reach(d))), Column(d => 150 * Math.Exp(-Reach(d))), close, null, Column(volume)));
    }

    private static InstrumentFigures Index(string id)
    {
        double[] level = [.. Enumerable.Range(0, Days).Select(day => 100 + Math.Sin(day))];
        return Of(Closes.Bars(id, 0, level));
    }

    private static InstrumentFigures Of(BarSeries series) => InstrumentFigures.Of(series, series, Calendar, new double[Days]);
}
