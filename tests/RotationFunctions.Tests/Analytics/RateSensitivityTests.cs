using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>
/// Yields of 4 on even and 4.1 on odd days against a flat benchmark: the daily change is 0.1 and −0.1 in turn. The fund's return is a multiple of the change, and
/// one hundredth more or less for two days each, which goes with no change: over four days the sum of its products with them is zero.
/// </summary>
public sealed class RateSensitivityTests
{
    private const int Days = 260;

    private static readonly TradingCalendar Calendar = SyntheticMarket.Calendar(Days);

    [Theory]
    [InlineData(0.03, RiskLevel.Low)]
    [InlineData(-0.01, RiskLevel.Medium)]
    [InlineData(-0.016, RiskLevel.MediumHigh)]
    [InlineData(-0.03, RiskLevel.High)]
    public void Level_OfTheSlopeOverItsError(double slope, RiskLevel level)
    {
        var risk = Risk(slope);
        // Over 252 days: Sxx = 252 × 0.01, SSE = 252 × 0.0001; t = slope / √(SSE/250/Sxx) = slope × 10 × √250.
        var t = slope * 10 * Math.Sqrt(250);
        // The change of day 252 is published on 253, and is the 252nd.
        for (var day = 253; day < Days; day++)
        {
            var rating = risk.On(day);
            Assert.Equal((RotationIds.RateSensitivity, level), (rating.Id, rating.Level));
            Assert.Equal(["risk.rateSensitivity.beta", "risk.rateSensitivity.t"], rating.Inputs.Select(i => i.Figure));
            Assert.Equal(slope, rating.Inputs[0].Value!.Value, 1e-9);
            Assert.Equal(t, rating.Inputs[1].Value!.Value, 1e-5);
            Assert.Equal(rating.Inputs[1], rating.SetBy);
            Assert.Equal([-1, -2, -3], rating.Bounds);
            Assert.Equal(day - 253, rating.Past.Days);
            Assert.Null(risk.Explain(day));
        }
    }

    [Fact]
    public void Absence_ADayTooFew()
    {
        var risk = Risk(-0.03);
        var rating = risk.On(252);
        Assert.Equal((null, null), (rating.Level, rating.SetBy));
        Assert.All(rating.Inputs, input => Assert.Null(input.Value));
        Assert.Equal($"It needs 252 days with a return of S and a change of DGS2 published by {Calendar[252]:yyyy-MM-dd}; there are 251.", risk.Explain(252)?.Text);
        Assert.EndsWith("there are 0.", risk.Explain(0)?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Absence_YieldsThatStandStill()
    {
        var risk = Risk(-0.03, yieldMoves: 0);
        Assert.Null(risk.On(253).Level);
        Assert.Equal("DGS2 did not change in the last 252 days, or the returns lie on a straight line.", risk.Explain(253)?.Text);
    }

    [Fact]
    public void Absence_WithoutABar()
    {
        var risk = Risk(-0.03, hole: 255);
        Assert.NotNull(risk.On(254).Level);
        Assert.Null(risk.On(255).Level);
        Assert.Equal($"S has no bar on {Calendar[255]:yyyy-MM-dd}.", risk.Explain(255)?.Text);
        // The hole costs two days, which are taken from further back.
        Assert.NotNull(risk.On(256).Level);
    }

    [Fact]
    public void Level_StandsWhenTheYieldsEnd()
    {
        var risk = Risk(-0.03, lastYield: 254);
        Assert.Equal(risk.On(255).Inputs, risk.On(Days - 1).Inputs);
        Assert.Equal(RiskLevel.High, risk.On(Days - 1).Level);
    }

    private static RateSensitivity Risk(double slope, double yieldMoves = 0.1, int? hole = null, int lastYield = Days - 1)
    {
        var close = new double[Days];
        close[0] = 100;
        for (var day = 1; day < Days; day++)
            close[day] = close[day - 1] * (1 + (slope * (day % 2 == 1 ? 0.1 : -0.1)) + (day % 4 < 2 ? 0.01 : -0.01));
        if (hole is { } at)
            close[at] = double.NaN;
        double[] flat = [.. Enumerable.Repeat(1.0, Days)];
        var days = Enumerable.Range(0, lastYield + 1).ToArray();
        var yields = new ObservationSeries(
            "DGS2", days.Select(day => Calendar[day].AddDays(1)).ToArray(), days.Select(day => day % 2 == 1 ? 4 + yieldMoves : 4).ToArray());
        return new RateSensitivity(Of("S", close), Of("B", flat), yields);
    }

    private static InstrumentFigures Of(string id, double[] close)
    {
        return Closes.Figures(Calendar, id, 0, close);
    }
}
