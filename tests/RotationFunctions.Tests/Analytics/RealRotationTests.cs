using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;
using static RotationFunctions.Tests.Analytics.Support.RealRotation;

namespace RotationFunctions.Tests.Analytics;

/// <summary>Known figures of sections 4 to 9 on real prices, most of them of 2026-01-22.</summary>
public sealed class RealRotationTests
{
    private static RotationDay Day => On(2026, 1, 22);

    [Theory]
    [InlineData("IWM", 8.5485893579081, 0.2469916950928425)]
    [InlineData("IWC", 17.49964546080598, 0.37268933099183144)]
    public void RelativeStrength(string id, double mansfield, double slope)
    {
        Agrees(mansfield, Day.Pair(id, "SPY").Mansfield);
        Agrees(slope, Day.Pair(id, "SPY").Slope);
    }

    [Fact]
    public void Slope_TStatistic() => Agrees(8.160491861187854, Day.Pair("IWM", "SPY").SlopeT);

    [Fact]
    public void Streak_NeverAsLongSinceTheFundsBegan()
        => Assert.Equal(new Streak(14, 13, new(2008, 6, 6), null, null), Day.Pair("IWM", "SPY").Streak);

    [Fact]
    public void Streak_OfTheIndexLastAsLongIn1996()
        => Assert.Equal(new Streak(14, 16, new(1996, 5, 7), 16, new(1996, 5, 7)), Day.Pair("^RUT", "^GSPC").Streak);

    [Theory]
    [InlineData("IWM", 101.65007854192915, 102.49213538130725, Quadrant.Leading)]
    [InlineData("IWC", 102.28322718382478, 100.42870003122276, Quadrant.Leading)]
    [InlineData("QQQ", 101.09305804294932, 99.30542556041615, Quadrant.Weakening)]
    public void RotationGraph_Point(string id, double ratio, double momentum, Quadrant quadrant)
    {
        var path = Day.Pair(id, "SPY").Rotation!;
        Agrees(ratio, path.Ratio);
        Agrees(momentum, path.Momentum);
        Assert.Equal(quadrant, path.Quadrant);
        Assert.Equal(9, path.Tail.Count);
        Assert.Equal([false, false, false, false, false, false, false, false, true], path.Tail.Select(p => p.Running));
        Assert.Equal(new DateOnly(2025, 11, 28), path.Tail[0].LastDay);
    }

    [Theory]
    [InlineData("1D", "XLC XLY XLK XLF XLB XLE XLV XLP XLI XLU XLRE", 5.0 / 11, 0.007577402836444502, 0.008815600605689738)]
    [InlineData("1M", null, 6.0 / 11, 0.04105946660823643, 0.027864143544951113)]
    [InlineData("YTD", "XLE XLB XLI XLP XLY XLV XLRE XLK XLU XLC XLF", 7.0 / 11, 0.03966891430054137, 0.027011851418739796)]
    public void Sectors(string window, string? ranking, double breadth, double dispersion, double cyclicalMinusDefensive)
    {
        var sectors = Day.Sectors.Windows[window];
        Assert.Equal(11, sectors.Members);
        if (ranking is not null)
            Assert.Equal(ranking, string.Join(' ', sectors.Ranking!.Select(s => s.Id)));
        Assert.Equal(breadth, sectors.Breadth);
        Agrees(dispersion, sectors.Dispersion);
        Agrees(cyclicalMinusDefensive, sectors.CyclicalMinusDefensive);
    }

    // pandas: Series.corr of the last 63 daily values, of yields up to the day before.
    [Theory]
    [InlineData("KRE-SPY", 0.5457381177721423)]
    [InlineData("cyclicalMinusDefensive", 0.24766961880889762)]
    [InlineData("HYG-LQD", 0.1531778596082051)]
    [InlineData("QQQ-SPY", -0.11781411132424846)]
    [InlineData("VIX", -0.3169242598050129)]
    [InlineData("DGS2", -0.1719108646402415)]
    [InlineData("DGS10", -0.06413909685276)]
    public void Comovements(string with, double correlation) => Agrees(correlation, Day.Comovements.Single(c => c.With == with).Correlation);

    // pandas: resample to month's and year's ends, pct_change.
    [Theory]
    [InlineData("2016-01", -0.035988544414644386)]
    [InlineData("2020-11", 0.07366482829530874)]
    [InlineData("2025-12", -0.008261019168333217)]
    [InlineData("2026-01", 0.08564135453746458)]
    public void Periods_Months(string month, double lead)
        => Agrees(lead, Day.Periods!.Months.Single(m => m.To.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture) == month).Lead);

    [Theory]
    [InlineData(2016, 0.10095544919)]
    [InlineData(2025, -0.04947937207169639)]
    [InlineData(2026, 0.08564135453746458)]
    public void Periods_Years(int year, double lead) => Agrees(lead, Day.Periods!.Years.Single(y => y.To.Year == year).Lead);

    [Fact]
    public void Comovements_StaleFundIsAbsent()
    {
        Assert.Null(Day.Comovements.Single(c => c.With == "IWN-IWO").Correlation);
        Assert.Equal("IWN has no bar on 2026-01-22.", Day.Missing.Single(m => m.Id == "comovement.IWN-IWO.3M").Reason.Text);
    }

    [Fact]
    public void Sectors_Correlation() => Agrees(0.4866848401365428, Day.Sectors.RateVersusEconomy);

    [Fact]
    public void Range_AndBreakout()
    {
        var technicals = Day.Technicals!;
        Assert.Equal("^RUT", technicals.Series);
        Assert.Equal(new PriceRange(2519.75, 1636.9399), technicals.Range);
        Assert.Equal(new DateOnly(2026, 1, 5), technicals.Breakout!.Since);
        Assert.Equal(2519.75, technicals.Breakout.Level);
        Assert.Equal(2718.77, technicals.Close, 0.005);
        Agrees(2759.8743472, technicals.Targets.Fibonacci1272);
        Agrees(3065.3266418, technicals.Targets.Fibonacci1618);
    }

    [Fact]
    public void Breakout_MovesWithTheRange()
        => Assert.Equal((new DateOnly(2025, 11, 26), 2467.7), (On(2025, 12, 24).Technicals!.Breakout!.Since, Math.Round(On(2025, 12, 24).Technicals!.Breakout!.Level, 1)));

    [Fact]
    public void Policy_AsPublished()
    {
        Agrees(3.64, Day.Policy.Rate);
        Assert.Equal((3.5, 3.75, 3.625), (Day.Policy.TargetLower, Day.Policy.TargetUpper, Day.Policy.TargetMid));
        Agrees(3.60 - 3.64, Day.Policy.TwoYearProxy);
        Assert.Equal(new DateOnly(2025, 12, 10), Day.Policy.Projections!.Published);
        Assert.Equal([3.4, 3.1, 3.1, 3.0], Day.Policy.Projections.Medians.Values);
        Assert.Empty(Day.Policy.Path);
        Assert.Contains(Day.Missing, m => m.Id == "policy.cutsPriced.yearEnd" && m.Reason.Text.Contains("no settlements", StringComparison.Ordinal));
        // The March projections have no longer run, and December's do not stand in.
        Assert.Equal(["2026", "2027", "2028"], On(2026, 3, 31).Policy.Projections!.Medians.Keys);
        Assert.Null(On(2025, 12, 9).Policy.Projections);
    }

    [Fact]
    public void Analogs_AgainstTheNasdaqComposite()
    {
        var analogs = Day.Analogs[0];
        Assert.Equal(("^IXIC", 14), (analogs.Rival, analogs.Ordinal));
        Assert.Equal([1992, 2006, 2019, 2021, 2026], analogs.Occurrences.Select(o => o.Date.Year));
        double[] excess = [0.026310200865947486, 0.031828514013192866, 0.02271006084964733, 0.047379933959473375, 0.08708638638357913];
        double?[] forward = [-0.02977406325834875, 0.02492618567601923, -0.1808924297866108, -0.10006125255922649, null];
        for (var i = 0; i < excess.Length; i++)
        {
            Agrees(excess[i], analogs.Occurrences[i].Excess);
            Figures.Equal(forward[i], analogs.Occurrences[i].Forward, 1e-9, "forward");
        }

        Assert.Equal((4, 0.75), (analogs.Complete, analogs.ShareNegative));
        // Ordered: −0.1809 −0.1001 −0.0298 0.0249; the median is the mean of the middle two.
        Agrees((-0.10006125255922649 - 0.02977406325834875) / 2, analogs.Median);
        Assert.Equal("QQQ", Day.Analogs[1].Rival);
    }

    [Fact]
    public void January_HasSaidNothing()
    {
        Assert.Equal(38, Day.January!.Count);
        Agrees(0.007879528112714546, Day.January.Correlation);
        Assert.Equal((1988, 2025), (Day.January.Years[0].Year, Day.January.Years[^1].Year));
    }

    [Fact]
    public void Overextension_High()
    {
        var rating = Day.Risks.Single(r => r.Id == "risk.overextension");
        Assert.Equal(RiskLevel.High, rating.Level);
        Assert.Equal([0.9077, 71.48, 2.066], rating.Inputs.Select(i => Math.Round(i.Value!.Value, i.Value > 10 ? 2 : i.Value > 1 ? 3 : 4)));
        Assert.Equal(9214, rating.Past.Days);
        Assert.Equal([0.73, 0.19, 0.06, 0.02], rating.Past.Shares.Values.Select(s => Math.Round(s, 2)));
    }

    [Fact]
    public void Ratings_OfTheDay()
    {
        var levels = Day.Risks.ToDictionary(r => r.Id, r => r.Level);
        Assert.Equal(RiskLevel.Medium, levels["risk.rateSensitivity"]);
        Assert.Equal(RiskLevel.Low, levels["risk.liquidity"]);
        Assert.Equal(RiskLevel.MediumHigh, levels["risk.seasonality"]);
        Assert.Null(levels["risk.policy"]);
        var rates = Day.Risks.Single(r => r.Id == "risk.rateSensitivity");
        Agrees(-0.010188722650257243, rates.Inputs[0].Value);
        Agrees(-1.2167532192677437, rates.Inputs[1].Value);
    }

    [Fact]
    public void Liquidity_LowThoughMicroCapsAreAlwaysThousandsOfTimesAsHardToTrade()
    {
        var rating = Day.Risks.Single(r => r.Id == RotationIds.LiquidityRisk);
        Assert.Equal(RiskLevel.Low, rating.Level);
        Agrees(8654.180931040524, rating.Inputs.Single(i => i.Figure == "risk.liquidity.timesBenchmark").Value);
    }

    [Fact]
    public void Score_DoesNotRestartWithTheYear()
    {
        // The definition before jumped from 0.39 to 0.96 in one of its parts on this day alone.
        var (before, after) = (On(2025, 12, 31).Score.Value!.Value, On(2026, 1, 2).Score.Value!.Value);
        Assert.True(Math.Abs(after - before) < 15, $"{before} to {after}");
        Assert.Equal((Stance.Rotation, new DateOnly(2025, 12, 16)), (Day.Stance!.Value, Day.Stance.Since));
    }

    // On 2024-07-31 small caps' month was among the best of all: the page said that no side led.
    [Fact]
    public void Stance_SeesTheMonthOf2024()
        => Assert.Equal(Stance.Rotation, On(2024, 7, 31).Stance!.Value);

    [Theory]
    [InlineData(2008, 10, 10)]
    [InlineData(2020, 3, 23)]
    public void Panics_ShowNoBullishTargetAndHighStress(int year, int month, int day)
    {
        var of = On(year, month, day);
        Assert.Null(of.Technicals!.Targets.MeasuredMove ?? of.Technicals.Targets.MeasuredMoveOfRange ?? of.Technicals.Targets.Fibonacci1272);
        Assert.NotEqual(PatternStatus.Confirmed, of.Technicals.Pattern?.Status);
        Assert.Equal(RangePosition.Below, of.Technicals.RangeState);
        Assert.All(new[] { RotationIds.Stress, RotationIds.LiquidityRisk }, id => Assert.Equal(RiskLevel.High, of.Risks.Single(r => r.Id == id).Level));
    }

    [Fact]
    public void Opportunities_ThatHold()
    {
        Assert.Equal(
            ["opportunity.smallCapBreakout", "opportunity.microCaps", "opportunity.regionalBanks", "opportunity.cyclicals"],
            Day.Opportunities.Select(o => o.Id));
        Assert.Contains(Day.Missing, m => m.Id == "opportunity.smallValue" && m.Reason.Text.Contains("IWN has no bar on 2026-01-22", StringComparison.Ordinal));
        var breakout = Day.Opportunities[0];
        Agrees(0.023321333542025355, breakout.ShareOfPast);
        Assert.Equal(["IWM"], breakout.Records!.Of);
    }

    [Fact]
    public void Percentile_OfTheMonthsReturn()
    {
        var percentile = Day.Percentiles.Single(p => p.Series == "^RUT").Percentiles["return.1M"]!;
        Assert.Equal(9643, percentile.Count);
        Assert.Equal(0.9077, Math.Round(percentile.Value, 4));
    }
}
