using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class SectorTests
{
    private static readonly SectorUniverse Four = new(
        [new("A", new(2020, 1, 1)), new("B", new(2020, 1, 1)), new("C", new(2020, 1, 1)), new("D", new(2022, 1, 1))],
        [
            new(SectorUniverse.Cyclical, ["A", "B"]), new(SectorUniverse.Defensive, ["C", "D"]),
            new(SectorUniverse.RateSensitive, ["C", "D"]), new(SectorUniverse.EconomicallySensitive, ["A"]),
        ]);

    [Fact]
    public void OneDay_RankingGroupsDispersionBreadth()
    {
        // Returns 0.04, 0.02, −0.02, and 0.02 for D, which ties with B; SPY 0.02.
        var sectors = Of([("A", 104, 0), ("B", 102, 0), ("C", 98, 0), ("D", 102, 0), ("SPY", 102, 0)]).On(1).Windows["1D"];
        Assert.Equal(4, sectors.Members);
        Assert.Equal(["A", "B", "D", "C"], sectors.Ranking!.Select(s => s.Id));
        Assert.Equal(0.03, sectors.Groups[SectorUniverse.Cyclical]!.Value, 1e-12);
        Assert.Equal(0, sectors.Groups[SectorUniverse.Defensive]!.Value, 1e-12);
        Assert.Equal(0.03, sectors.CyclicalMinusDefensive!.Value, 1e-12);
        // Mean 0.015; squares 0.000625 + 2 × 0.000025 + 0.001225 = 0.0019, over 3.
        Assert.Equal(Math.Sqrt(0.0019 / 3), sectors.Dispersion!.Value, 1e-12);
        // A tie with the benchmark does not beat it.
        Assert.Equal(0.25, sectors.Breadth);
    }

    [Fact]
    public void Listed_LaterIsNoMemberYet()
    {
        var figures = Of([("A", 104, 0), ("B", 102, 0), ("C", 98, 0), ("D", 102, 1), ("SPY", 102, 0)]);
        var sectors = figures.On(1).Windows["1D"];
        Assert.Equal(3, sectors.Members);
        Assert.Equal(-0.02, sectors.Groups[SectorUniverse.Defensive]!.Value, 1e-12);
        Assert.Equal(1.0 / 3, sectors.Breadth!.Value, 1e-12);
    }

    [Fact]
    public void Missing_TheOthersAreAnotherFigure()
    {
        var figures = Of([("A", 104, 0), ("C", 98, 0), ("SPY", 102, 0)]);
        var sectors = figures.On(1).Windows["1D"];
        Assert.Null(sectors.Members);
        Assert.Null(sectors.Ranking);
        Assert.Null(sectors.Breadth);
        Assert.Null(sectors.Dispersion);
        Assert.Null(sectors.CyclicalMinusDefensive);
        Assert.Contains("B has no return", figures.Explain("sector.breadth.1D", 1), StringComparison.Ordinal);
    }

    [Fact]
    public void Stale_LikeMissing()
    {
        var stale = Bars("B", 0, 2, 100, 101);
        var figures = Of(3, [Bars("A", 0, 3, 100, 101, 102), stale, Bars("C", 0, 3, 100, 101, 102), Bars("SPY", 0, 3, 100, 101, 102)]);
        Assert.NotNull(figures.Table["sector.breadth.1D", 1]);
        Assert.Null(figures.Table["sector.breadth.1D", 2]);
        Assert.Contains("B has no return", figures.Explain("sector.dispersion.1D", 2), StringComparison.Ordinal);
    }

    [Fact]
    public void Correlation_OfTheGroupsExcessReturns()
    {
        const int days = 80;
        var random = new Random(3);
        var market = SyntheticMarket.Moves(random, days, 0, 0.01);
        BarSeries[] bars = [.. new[] { "A", "B", "C", "D", "SPY" }.Select(id => SyntheticMarket.Fund(id, random, market, [], 1, 0.01))];
        var figures = Of(days, bars);
        for (var day = 63; day < days; day++)
        {
            var close = bars.ToDictionary(b => b.Id, b => b.Close.Values[(day - 63)..(day + 1)].ToArray());
            double[] Returns(string id) => [.. close[id].Zip(close[id].Skip(1), (before, now) => (now / before) - 1)];
            double[] spy = Returns("SPY"), a = Returns("A"), c = Returns("C"), d = Returns("D");
            var x = a.Zip(spy, (r, m) => r - m).ToArray();
            var y = spy.Select((m, i) => ((c[i] + d[i]) / 2) - m).ToArray();
            double meanX = x.Average(), meanY = y.Average();
            var expected = x.Zip(y, (p, q) => (p - meanX) * (q - meanY)).Sum()
                / Math.Sqrt(x.Sum(p => (p - meanX) * (p - meanX)) * y.Sum(q => (q - meanY) * (q - meanY)));
            Assert.Equal(expected, figures.Table[RotationIds.SectorCorrelation, day]!.Value, 1e-12);
        }

        Assert.Null(figures.Table[RotationIds.SectorCorrelation, 62]);
        Assert.Contains("fewer than 63", figures.Explain(RotationIds.SectorCorrelation, 62), StringComparison.Ordinal);
    }

    [Fact]
    public void YearToDate_WithoutAYearBase()
        => Assert.Contains("no trading day in", Of([("A", 104, 0), ("B", 102, 0), ("C", 98, 0), ("D", 102, 0), ("SPY", 102, 0)]).Explain("sector.breadth.YTD", 1), StringComparison.Ordinal);

    private static SectorFigures Of((string Id, double Close, int Start)[] second)
        => Of(2, [.. second.Select(s => s.Start == 0 ? Bars(s.Id, 0, 2, 100, s.Close) : Bars(s.Id, 1, 1, s.Close))]);

    private static SectorFigures Of(int days, BarSeries[] bars)
    {
        // From 2021: D is expected only from 2022.
        var history = new MarketHistory(SyntheticMarket.Calendar(days, new(2021, 3, 1)), "SPY", bars, []);
        var figures = InstrumentFigures.OfAll(history).ToDictionary(f => f.Series.Id);
        return SectorFigures.Of(history.Calendar, figures["SPY"], figures, Four);
    }

    private static BarSeries Bars(string id, int start, int count, params double[] closes)
        => new(id, start, closes[..count], closes[..count], closes[..count], closes[..count], null, null);
}
