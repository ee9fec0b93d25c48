using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>
/// Years of exactly 252 days. On the fifth day of each the small index stands where the test says, on all others at 100, as the rival always: what follows a
/// lead is known on the same day of the next year.
/// </summary>
public sealed class SeasonalityRiskTests
{
    private const int Years = 7;

    private static readonly TradingCalendar Calendar = ShortYears.Calendar(2000, Years, 252);

    [Fact]
    public void Level_OfTheShareThatTurned()
    {
        // From 2001 on: fell, rose, fell, rose, fell. After three 2/3 turned, after four 1/2, after five 3/5.
        var risk = Risk(100, 105, 103, 106, 104, 107, 103);
        Assert.Equal([null, null, null, null, RiskLevel.MediumHigh, RiskLevel.Medium, RiskLevel.Medium], Enumerable.Range(0, Years).Select(year => risk.On(Fifth(year)).Level));
        var rating = risk.On(Fifth(4));
        Assert.Equal(RotationIds.SeasonalityRisk, rating.Id);
        Assert.Equal(new RatingInput("analog.R.shareNegative", 2.0 / 3), rating.SetBy);
        Assert.Equal([rating.SetBy!, new("analog.R.n", 3, 3, true)], rating.Inputs);
        Assert.Equal([0.5, 0.65, 0.8], rating.Bounds);
        Assert.Equal(0, rating.Past.Days);
        Assert.Equal([0, 0, 1, 0], risk.On(Fifth(5)).Past.Shares.Values);
        Assert.Equal([0, 0.5, 0.5, 0], risk.On(Fifth(6)).Past.Shares.Values);
        Assert.Null(risk.Explain(Fifth(4)));
    }

    [Fact]
    public void Level_AllTurnedOrNone()
    {
        Assert.Equal(RiskLevel.High, Risk(100, 109, 108, 107, 106, 105, 104).On(Fifth(4)).Level);
        Assert.Equal(RiskLevel.Low, Risk(100, 104, 105, 106, 107, 108, 109).On(Fifth(4)).Level);
    }

    [Fact]
    public void Absence_UnderThreeYears()
    {
        var risk = Risk(100, 105, 103, 106, 104, 107, 103);
        var rating = risk.On(Fifth(3));
        Assert.Equal((null, null), (rating.Level, rating.SetBy));
        Assert.Equal([new("analog.R.shareNegative", null), new("analog.R.n", 2, 3, false)], rating.Inputs);
        Assert.Equal(
            "It needs 3 earlier years in which S led R by more than 2 % at this trading day of the year and whose outcome is complete; there are 2.",
            risk.Explain(Fifth(3))?.Text);
    }

    private static int Fifth(int year) => (year * 252) + 4;

    private static SeasonalityRisk Risk(params double[] fifth)
        => new(new Analogs(Of("S", day => day % 252 == 4 ? fifth[day / 252] : 100), Of("R", _ => 100)), Calendar);

    private static InstrumentFigures Of(string id, Func<int, double> level)
    {
        double[] close = [.. Enumerable.Range(0, Calendar.Count).Select(level)];
        return Closes.Figures(Calendar, id, 0, close);
    }
}
