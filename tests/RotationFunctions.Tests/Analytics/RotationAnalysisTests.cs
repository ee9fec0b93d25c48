using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>What a day holds while one series after another begins, and what it says of those that have not.</summary>
public sealed class RotationAnalysisTests
{
    private const int Days = 130;
    private const int Hole = 120;

    // From 2 December 2019 on: the year's base is in the calendar.
    private static readonly TradingCalendar Calendar = SyntheticMarket.Calendar(Days, new(2019, 12, 2));

    [Fact]
    public void Pairs_InstrumentsAgainstTheBenchmarkThenTheUniverses()
    {
        var analysis = Whole();
        string[] expected =
        [
            "IWM-SPY", "^RUT-SPY", "IWC-SPY", "^GSPC-SPY", "^IXIC-SPY", "QQQ-SPY", "HYG-SPY", "LQD-SPY",
            "IWC-IWM", "HYG-LQD", "^RUT-^GSPC", "^RUT-^IXIC", "^RUT-QQQ",
        ];
        Assert.Equal(expected, analysis.Pairs.Select(p => p.Table.Key));
        var day = analysis.On(Days - 1);
        Assert.Equal(Calendar[Days - 1], day.AsOf);
        Assert.Equal(expected, day.Pairs.Select(p => $"{p.A}-{p.B}"));
        // Small value and growth are missing; of pairs with the benchmark none is named twice.
        Assert.Equal(Nothing("IWN", Days - 1), Reason(day, "IWN-IWO"));
        Assert.Equal(["SPY", "IWM", "^RUT", "IWC", "^GSPC", "^IXIC", "QQQ", "HYG", "LQD"], analysis.Percentiles.Select(p => p.Series.Id));
        Assert.Equal(9, day.Percentiles.Count);
        // The benchmark may stand in a pair of the universe, which is one of the first.
        var withBenchmark = Whole(MarketRoles.UnitedStates with { Pairs = [("IWM", "SPY"), ("SPY", "IWM")] });
        Assert.Equal(["LQD-SPY", "SPY-IWM"], withBenchmark.Pairs.Select(p => p.Table.Key).TakeLast(2));
    }

    [Fact]
    public void Pairs_OnlyThoseThatHaveBegun()
    {
        var day = Whole().On(70);
        Assert.Equal(["IWM-SPY", "^RUT-SPY", "^GSPC-SPY", "^IXIC-SPY", "HYG-SPY", "LQD-SPY", "HYG-LQD", "^RUT-^GSPC", "^RUT-^IXIC"], day.Pairs.Select(p => $"{p.A}-{p.B}"));
        Assert.Equal(Nothing("IWC", 70), Reason(day, "IWC-IWM"));
        Assert.Equal(Nothing("QQQ", 70), Reason(day, "^RUT-QQQ"));
        Assert.DoesNotContain(day.Missing, m => m.Id.StartsWith("IWC-SPY", StringComparison.Ordinal) || m.Id.StartsWith("QQQ-SPY", StringComparison.Ordinal));
        Assert.Equal(["SPY", "IWM", "^RUT", "^GSPC", "^IXIC", "HYG", "LQD"], day.Percentiles.Select(p => p.Series));
        // On the very day on which it begins, a series is there.
        Assert.Contains(Whole().On(80).Pairs, p => p.A == "IWC" && p.B == "SPY");
        Assert.Contains(Whole().On(80).Percentiles, p => p.Series == "IWC");
        Assert.Equal("It needs 252 days with both series; they began together on " + Text(20) + ", 51 days ago.", Reason(day, "IWM-SPY/rs.mansfield"));
        Assert.Equal("It needs 63 days with both series; they began together on " + Text(60) + ", 11 days ago.", Reason(day, "^RUT-^GSPC/rs.slope.3M"));
    }

    [Fact]
    public void Pairs_OneWithoutABarIsNamedOnce()
    {
        var day = Whole().On(Hole);
        Assert.Equal($"QQQ has no bar on {Text(Hole)}.", Assert.Single(day.Missing, m => m.Id.StartsWith("QQQ-SPY", StringComparison.Ordinal)).Reason?.Text);
        Assert.Equal($"QQQ has no bar on {Text(Hole)}.", Assert.Single(day.Missing, m => m.Id.StartsWith("^RUT-QQQ", StringComparison.Ordinal)).Reason?.Text);
        Assert.Equal("QQQ-SPY", Assert.Single(day.Missing, m => m.Id.StartsWith("QQQ-SPY", StringComparison.Ordinal)).Id);
        Assert.True(Whole().On(Hole - 1).Missing.Count(m => m.Id.StartsWith("QQQ-SPY/", StringComparison.Ordinal)) > 3);
    }

    [Fact]
    public void Technicals_OfTheIndexFromItsFirstBarAndOfTheFundBefore()
    {
        var analysis = Whole();
        Assert.Equal(["^RUT", "IWM"], analysis.Technicals.Select(t => t.Table.Key));
        Assert.Null(analysis.On(19).Technicals);
        var neither = $"{Nothing("^RUT", 19)} {Nothing("IWM", 19)}";
        Assert.Equal(neither, Reason(analysis.On(19), "technicals"));
        Assert.Equal($"breakout.held is absent: {neither}", Reason(analysis.On(19), RotationIds.SmallCapBreakout));
        Assert.Equal(["IWM", "IWM", "^RUT", "^RUT"], new[] { 20, 59, 60, 129 }.Select(day => analysis.On(day).Technicals!.Series));
        // What there is none of is named after the series.
        Assert.StartsWith("breakout.held is absent: ", Reason(analysis.On(59), RotationIds.SmallCapBreakout), StringComparison.Ordinal);
        Assert.Contains(analysis.On(59).Missing, m => m.Id == "IWM/range.high");
        Assert.Contains(analysis.On(60).Missing, m => m.Id == "^RUT/range.high");
        Assert.NotEmpty(Reason(analysis.On(129), "^RUT/pattern.inverseHeadAndShoulders"));
        // Without the index the fund stands in to the end; on a day without a bar it is that alone.
        var without = Of([Fund("SPY", 0), Fund("IWM", 20, hole: Hole)]);
        Assert.Equal("IWM", Assert.Single(without.Technicals).Table.Key);
        Assert.Equal("IWM", without.On(129).Technicals!.Series);
        Assert.Null(without.On(Hole).Technicals);
        Assert.Equal($"IWM has no bar on {Text(Hole)}.", Reason(without.On(Hole), "technicals"));
        Assert.DoesNotContain(without.On(Hole).Missing, m => m.Id.StartsWith("IWM/", StringComparison.Ordinal));
        // An index that reaches further back needs nobody to stand in.
        Assert.Equal("^RUT", Assert.Single(Of([Fund("SPY", 0), Fund("IWM", 20), Index("^RUT", 20)]).Technicals).Table.Key);
        Assert.Equal("^RUT", Assert.Single(Of([Fund("SPY", 0), Index("^RUT", 30)]).Technicals).Table.Key);
    }

    [Fact]
    public void Analogs_EachRivalThatHasBegun()
    {
        var analysis = Whole();
        Assert.Empty(analysis.On(59).Analogs);
        Assert.Equal([Nothing("^RUT", 59), Nothing("^RUT", 59)], new[] { "analog.IXIC", "analog.QQQ" }.Select(id => Reason(analysis.On(59), id)));
        Assert.Equal(["^IXIC"], analysis.On(60).Analogs.Select(a => a.Rival));
        Assert.Equal(Nothing("QQQ", 60), Reason(analysis.On(60), "analog.QQQ"));
        // The small caps begin after the year's base.
        Assert.Null(analysis.On(60).Analogs[0].Now);
        Assert.Equal("^RUT has no bar on 2019-12-31, the base of the window.", Reason(analysis.On(60), "analog.IXIC"));
        Assert.Equal(["^IXIC", "QQQ"], analysis.On(129).Analogs.Select(a => a.Rival));
        var early = Of([Fund("SPY", 0), Index("^RUT", 0), Index("^IXIC", 0)]).On(100);
        Assert.NotNull(early.Analogs[0].Now);
        Assert.DoesNotContain(early.Missing, m => m.Id == "analog.IXIC");
        // The second rival alone is told of, but the first is the one that is rated.
        var second = Of([Fund("SPY", 0), Index("^RUT", 0), Fund("QQQ", 0)]).On(100);
        Assert.Equal("QQQ", Assert.Single(second.Analogs).Rival);
        Assert.Equal(Nothing("^IXIC", 100), Reason(second, RotationIds.SeasonalityRisk));
        Assert.DoesNotContain(second.Risks, r => r.Id == RotationIds.SeasonalityRisk);
    }

    [Fact]
    public void January_WhenBothIndicesHaveBegun()
    {
        var analysis = Whole();
        Assert.Null(analysis.On(59).January);
        Assert.Equal(Nothing("^RUT", 59), Reason(analysis.On(59), "seasonality.january"));
        Assert.Equal(0, analysis.On(60).January!.Count);
        Assert.Equal("It needs three finished years that differ; there are 0.", Reason(analysis.On(60), "seasonality.january.correlation"));
        Assert.Equal(Nothing("^GSPC", 100), Reason(Of([Fund("SPY", 0), Index("^RUT", 0)]).On(100), "seasonality.january"));
    }

    [Fact]
    public void Risks_EachFromTheDayOnWhichItsSeriesHaveBegun()
    {
        var analysis = Whole();
        (string Risk, int From, string Before)[] risks =
        [
            (RotationIds.Overextension, 60, Nothing("^RUT", 59)), (RotationIds.RateSensitivity, 30, $"No DGS2 had been published by {Text(29)}."),
            (RotationIds.LiquidityRisk, 80, Nothing("IWC", 79)), (RotationIds.SeasonalityRisk, 60, Nothing("^RUT", 59)),
        ];
        foreach (var (risk, from, before) in risks)
        {
            Assert.DoesNotContain(analysis.On(from - 1).Risks, r => r.Id == risk);
            Assert.Equal(before, Reason(analysis.On(from - 1), risk));
            Assert.Contains(analysis.On(from).Risks, r => r.Id == risk && r.Level is null);
            Assert.NotEmpty(Reason(analysis.On(from), risk));
        }

        Assert.Equal(Nothing("IWM", 19), Reason(analysis.On(19), RotationIds.RateSensitivity));
        Assert.Equal([RotationIds.PolicyRisk], analysis.On(0).Risks.Select(r => r.Id));
        Assert.Equal(
            [RotationIds.Overextension, RotationIds.RateSensitivity, RotationIds.LiquidityRisk, RotationIds.PolicyRisk, RotationIds.SeasonalityRisk],
            analysis.On(129).Risks.Select(r => r.Id));
        Assert.Equal($"No DGS2 had been published by {Text(100)}.", Reason(Of([Fund("SPY", 0), Fund("IWM", 0)]).On(100), RotationIds.RateSensitivity));
    }

    [Fact]
    public void Policy_WhatIsNotPublishedAndWhatIsRefused()
    {
        var day = Whole().On(100);
        Assert.Equal($"No EFFR had been published by {Text(100)}.", Reason(day, RotationIds.PolicyRate));
        Assert.Equal($"No projections had been published by {Text(100)}.", Reason(day, "policy.dots"));
        Assert.StartsWith("The future of 2020-09 settled at 101", Reason(day, "policy.implied.2020-09"), StringComparison.Ordinal);
        Assert.DoesNotContain(Whole().On(99).Missing, m => m.Id == "policy.implied.2020-09");
        var projected = Of([Fund("SPY", 0)], new ObservationSeries("FEDTARMD.2020", [Calendar[50]], [1.5]));
        Assert.Contains(projected.On(49).Missing, m => m.Id == "policy.dots");
        Assert.DoesNotContain(projected.On(50).Missing, m => m.Id == "policy.dots");
        Assert.Equal(1.5, projected.On(50).Policy.Projections!.Medians["2020"]);
    }

    [Fact]
    public void Score_FromTheFundsFirstDay()
    {
        var analysis = Whole();
        Assert.Equal($"{Nothing("^RUT", 19)} {Nothing("IWM", 19)}", Reason(analysis.On(19), RotationIds.Score));
        Assert.Equal([], analysis.On(19).Score.Basis);
        // The funds stand in until the index begins.
        Assert.Equal(["IWM", "SPY"], analysis.On(20).Score.Basis);
        Assert.Equal(["IWM", "SPY"], analysis.On(59).Score.Basis);
        Assert.Equal(["^RUT", "^GSPC"], analysis.On(60).Score.Basis);
        Assert.Null(analysis.On(19).Score.Value);
        Assert.StartsWith("A part is absent: ", Reason(analysis.On(20), RotationIds.Score), StringComparison.Ordinal);
        Assert.All((int[])[19, 20, 129], day => Assert.Equal("A stance needs the score.", Reason(analysis.On(day), RotationIds.Stance)));
        Assert.Equal(Days, analysis.Market.Count);
        Assert.NotEmpty(analysis.Market.Ids);
        Assert.All(Of([Fund("SPY", 0)]).Market.Column(RotationIds.Score).ToArray(), score => Assert.Equal(double.NaN, score));
    }

    [Fact]
    public void Sectors_AndOpportunitiesSayWhatTheyLack()
    {
        var analysis = Whole();
        var day = analysis.On(129);
        Assert.StartsWith("XLB has no return over the window", Reason(day, "sector.breadth.1M"), StringComparison.Ordinal);
        Assert.Equal(analysis.Sectors.Table.Ids.Count, day.Missing.Count(m => m.Id.StartsWith("sector.", StringComparison.Ordinal)));
        Assert.Equal($"KRE-SPY/rs.slope.3M is absent: {Nothing("KRE", 129)}", Reason(day, RotationIds.RegionalBanks));
        Assert.Equal($"credit.excess.3M is absent: {Nothing("TLT", 129)}", Reason(day, RotationIds.Credit));
        var all = analysis.AllOpportunities(129).ToArray();
        Assert.Equal(6, all.Length);
        Assert.Equal(all.Where(o => o.Holds is true).Select(o => o.Opportunity.Id), day.Opportunities.Select(o => o.Id));
    }

    /// <summary>A market in which the small-cap fund begins on day 20, the rest later, and yields are known from day 30.</summary>
    private static RotationAnalysis Whole(MarketRoles? universe = null)
    {
        var history = new MarketHistory(
            Calendar, "SPY",
            [
                Fund("SPY", 0), Fund("IWM", 20), Index("^RUT", 60), Fund("IWC", 80), Index("^GSPC", 0), Index("^IXIC", 40), Fund("QQQ", 90, hole: Hole), Fund("HYG", 0), Fund("LQD", 0),
            ],
            [
                new("DGS2", Calendar.Dates[30..], [.. Enumerable.Range(0, Days - 30).Select(i => 1.5 + (0.01 * (i % 5)))]),
                new("ZQ.2020-09", [Calendar[99], Calendar[100]], [98.5, 101]), new("ZQ.2020-10", [Calendar[99], Calendar[100]], [98.5, 98.4]),
            ]);
        return RotationAnalysis.Of(history, InstrumentFigures.OfAll(history), universe);
    }

    private static RotationAnalysis Of(BarSeries[] bars, params ObservationSeries[] observations)
    {
        var history = new MarketHistory(Calendar, "SPY", bars, observations);
        return RotationAnalysis.Of(history, InstrumentFigures.OfAll(history));
    }

    private static string Reason(RotationDay day, string id) => day.Missing.Single(m => m.Id == id).Reason.Text;

    private static string Nothing(string id, int day) => $"{id} has nothing dated on or before {Text(day)}.";

    private static string Text(int day) => Calendar[day].ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static BarSeries Fund(string id, int start, int? hole = null) => Series(id, start, traded: true, hole);

    private static BarSeries Index(string id, int start) => Series(id, start, traded: false, null);

    /// <summary>A wave of its own for each id.</summary>
    private static BarSeries Series(string id, int start, bool traded, int? hole)
    {
        var phase = id.Sum(c => c);
        double[] close = [.. Enumerable.Range(start, Days - start).Select(day => day == hole ? double.NaN : 100 + (5 * Math.Sin((day + phase) / 9.0)) + Math.Cos(day * phase))];
        double[] volume = [.. close.Select(c => double.IsNaN(c) ? c : 1000)];
        return new BarSeries(id, start, close, close, close, close, traded ? close : null, traded ? volume : null);
    }
}
