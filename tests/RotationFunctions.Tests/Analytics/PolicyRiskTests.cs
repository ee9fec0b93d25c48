using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics;

public sealed class PolicyRiskTests
{
    [Fact]
    public void Level_OfTheGapWhicheverWayItGoes()
    {
        // The year's one decision is in December 2026, so January's future is the rate after it: 100 less the settlement. The effective rate is 3.5;
        // projected are 3.625 − 3.375: 25 bp. Gaps: 0, 50 − 25, 0 − 25, 25 + 25 the other way, 100 − 25; on the last day there are no futures.
        double[] settlements = [96.75, 97, 96.5, 96.25, 97.5];
        DateOnly[] days = [new(2026, 1, 5), new(2026, 1, 6), new(2026, 1, 7), new(2026, 1, 8), new(2026, 1, 9), new(2026, 1, 12)];
        double[] close = [1, 1, 1, 1, 1, 1];
        ObservationSeries Once(string id, double value) => new(id, [new(2025, 12, 1)], [value]);
        var history = new MarketHistory(
            new(days), "SPY", [new("SPY", 0, close, close, close, close, null, null)],
            [
                Once("EFFR", 3.5), Once("DFEDTARL", 3.5), Once("DFEDTARU", 3.75), Once("FEDTARMD.2026", 3.375),
                new("ZQ.2026-12", days.AsSpan(0, 5), settlements), new("ZQ.2027-01", days.AsSpan(0, 5), settlements),
            ]);
        var schedule = new FomcSchedule([new(new(2025, 1, 1), new(2026, 1, 1), new(2027, 1, 1), [new(2026, 12, 9)])]);
        var risk = new PolicyRisk(PolicyFigures.Of(history, MarketRoles.UnitedStates with { Meetings = schedule }));
        double?[] gaps = [0, 25, -25, -50, 75, null];
        RiskLevel?[] levels = [RiskLevel.Low, RiskLevel.Medium, RiskLevel.Medium, RiskLevel.MediumHigh, RiskLevel.High, null];
        for (var day = 0; day < days.Length; day++)
        {
            var rating = risk.On(day);
            var gap = new RatingInput("policy.gap.2026", gaps[day]);
            Assert.Equal((RotationIds.PolicyRisk, levels[day]), (rating.Id, rating.Level));
            Assert.Equal([gap], rating.Inputs);
            Assert.Equal(levels[day] is null ? null : gap, rating.SetBy);
            Assert.Equal([25, 50, 75], rating.Bounds);
            Assert.Equal(day, rating.Past.Days);
            Assert.Equal(day < 5, risk.Explain(day) is null);
        }

        Assert.Equal([1 / 5.0, 2 / 5.0, 1 / 5.0, 1 / 5.0], risk.On(5).Past.Shares.Values);
        Assert.Equal("There are no settlements of fed funds futures of 2026-01-12.", risk.Explain(5)?.Text);
    }
}
