using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class SectorTests
{
    private static readonly MarketSectors Four = new(
        [new("A", new(2020, 1, 1)), new("B", new(2020, 1, 1)), new("C", new(2020, 1, 1)), new("D", new(2022, 1, 1))],
        [
            new(MarketSectors.Cyclical, ["A", "B"]), new(MarketSectors.Defensive, ["C", "D"]),
            new(MarketSectors.RateSensitive, ["C", "D"]), new(MarketSectors.EconomicallySensitive, ["A"]),
        ]);

    [Fact]
    public void OneDay_RankingGroupsDispersionBreadth()
    {
        // Returns 0.04, 0.02, −0.02, and 0.02 for D, which ties with B; SPY 0.02.
        var sectors = Of([("A", 104, 0), ("B", 102, 0), ("C", 98, 0), ("D", 102, 0), ("SPY", 102, 0)]).On(1).Windows["1D"];
        Assert.Equal(4, sectors.Members);
        Assert.Equal(["A", "B", "D", "C"], sectors.Ranking!.Select(s => s.Id));
        Assert.Equal(0.03, sectors.Groups[MarketSectors.Cyclical]!.Value, 1e-12);
        Assert.Equal(0, sectors.Groups[MarketSectors.Defensive]!.Value, 1e-12);
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
        Assert.Equal(-0.02, sectors.Groups[MarketSectors.Defensive]!.Value, 1e-12);
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
        Assert.Contains("B has no return", figures.Explain("sector.breadth.1D", 1)?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Stale_LikeMissing()
    {
        var stale = Bars("B", 0, 2, 100, 101);
        var figures = Of(3, [Bars("A", 0, 3, 100, 101, 102), stale, Bars("C", 0, 3, 100, 101, 102), Bars("SPY", 0, 3, 100, 101, 102)]);
        Assert.NotNull(figures.Table["sector.breadth.1D", 1]);
        Assert.Null(figures.Table["sector.breadth.1D", 2]);
        Assert.Contains("B has no return", figures.Explain("sector.dispersion.1D", 2)?.Text, StringComparison.Ordinal);
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
        Assert.Contains("fewer than 63", figures.Explain(RotationIds.SectorCorrelation, 62)?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void YearToDate_WithoutAYearBase()
        => Assert.Contains("no trading day in", Of([("A", 104, 0), ("B", 102, 0), ("C", 98, 0), ("D", 102, 0), ("SPY", 102, 0)]).Explain("sector.breadth.YTD", 1)?.Text, StringComparison.Ordinal);

    [Fact]
    public void Explain_EachCase()
    {
        // B, C and D begin on the third day, from which they are expected; A is there from the start.
        const int days = 30;
        BarSeries[] bars = [Moving("A", 0, days), Moving("B", 2, days), Moving("C", 2, days), Moving("D", 2, days), Moving("SPY", 0, days, hole: 20)];
        var figures = OfExpected(new(2021, 3, 3), days, bars);
        Assert.Null(figures.Table["sector.members.1D", 0]);
        Assert.Equal("The calendar has fewer than 1 trading days before 2021-03-01.", figures.Explain("sector.members.1D", 0)?.Text);
        Assert.Equal("The calendar has fewer than 21 trading days before 2021-03-03.", figures.Explain("sector.members.1M", 2)?.Text);
        // On the second day A is the only member: there is a mean but no dispersion, and no defensive sector.
        Assert.Equal(1, figures.Table["sector.members.1D", 1]);
        Assert.Equal("A dispersion needs at least two sectors.", figures.Explain("sector.dispersion.1D", 1)?.Text);
        Assert.Equal("A group has no member that had begun by 2021-03-01.", figures.Explain("sector.group.defensive.1D", 1)?.Text);
        Assert.Null(figures.Explain("sector.breadth.1D", 1));
        Assert.Null(figures.Table["sector.dispersion.1D", 1]);
        Assert.Null(figures.Table["sector.group.defensive.1D", 1]);
        // On the fourth all four are.
        Assert.Equal(4, figures.Table["sector.members.1D", 3]);
        Assert.NotNull(figures.Table["sector.dispersion.1D", 3]);
        // The benchmark lacks the twenty-first day: breadth alone is absent.
        Assert.Equal("SPY has no return over the window.", figures.Explain("sector.breadth.1D", 20)?.Text);
        Assert.NotNull(figures.Table["sector.dispersion.1D", 20]);
    }

    [Fact]
    public void Members_OfTwoThereIsADispersion()
    {
        var figures = OfExpected(new(2030, 1, 1), 3, Moving("A", 0, 3), Moving("C", 0, 3), Moving("SPY", 0, 3));
        Assert.Equal(2, figures.Table["sector.members.1D", 1]);
        Assert.NotNull(figures.Table["sector.dispersion.1D", 1]);
    }

    [Fact]
    public void Members_NoneListedYet()
    {
        var figures = OfExpected(new(2021, 3, 3), 4, Moving("A", 2, 4), Moving("B", 2, 4), Moving("C", 2, 4), Moving("D", 2, 4), Moving("SPY", 0, 4));
        Assert.Null(figures.On(1).Windows["1D"].Members);
        Assert.Null(figures.On(1).Windows["1D"].Ranking);
        Assert.Equal("No sector has a bar on or before 2021-03-01.", figures.Explain("sector.breadth.1D", 1)?.Text);
    }

    [Theory]
    [InlineData("2021-03-01", false)] // expected from the window's base on
    [InlineData("2021-03-02", true)] // and only after it
    public void Members_ASectorThatIsMissing(string expected, bool present)
    {
        var figures = OfExpected(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), 2, Moving("A", 0, 2), Moving("B", 0, 2), Moving("C", 0, 2), Moving("SPY", 0, 2));
        Assert.Equal(present, figures.Table["sector.breadth.1D", 1] is not null);
        Assert.Equal(present ? null : "D has no return over the window: it is missing, stale, or without a bar at an end. Without it the figure would be another one.", figures.Explain("sector.breadth.1D", 1)?.Text);
    }

    [Theory]
    [InlineData(-1, 63, true)] // the first day with 63 returns
    [InlineData(-1, 62, false)]
    [InlineData(40, 70, true)] // a hole inside costs two of 63 returns
    [InlineData(70, 70, false)] // a hole at the end
    [InlineData(7, 70, false)] // or at the base
    public void Correlation_Holes(int hole, int day, bool present)
    {
        var figures = OfExpected(new(2022, 1, 1), 71, Moving("A", 0, 71), Moving("B", 0, 71), Moving("C", 0, 71, hole), Moving("D", 0, 71), Moving("SPY", 0, 71));
        Assert.Equal(present, figures.Table[RotationIds.SectorCorrelation, day] is not null);
        Assert.Equal(present, figures.Explain(RotationIds.SectorCorrelation, day) is null);
        if (hole >= 0 && !present)
            Assert.StartsWith("C has no bar on", figures.Explain(RotationIds.SectorCorrelation, day)?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, true)] // six of the benchmark's 63 returns missing: 57 are nine tenths
    [InlineData(7, false)]
    public void Correlation_NeedsNineTenthsOfTheReturns(int missing, bool present)
    {
        double[] spy = [.. Moving("SPY", 0, 64).Close.Values];
        spy.AsSpan(10, missing - 1).Fill(double.NaN);
        var figures = OfExpected(new(2022, 1, 1), 64, Moving("A", 0, 64), Moving("B", 0, 64), Moving("C", 0, 64), Moving("D", 0, 64), new("SPY", 0, spy, spy, spy, spy, null, null));
        Assert.Equal(present, figures.Table[RotationIds.SectorCorrelation, 63] is not null);
        if (!present)
            Assert.StartsWith("Too many daily returns are missing", figures.Explain(RotationIds.SectorCorrelation, 63)?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("C")]
    public void Correlation_AGroupThatGoesWithTheBenchmark(string alone)
    {
        // A sector with the benchmark's own prices never differs from it; of the rate-sensitive two, D is not there yet.
        var benchmark = Moving("SPY", 0, 64);
        double[] close = [.. benchmark.Close.Values];
        BarSeries Same(string id) => new(id, 0, close, close, close, close, null, null);
        var figures = OfExpected(new(2022, 1, 1), 64, alone == "A" ? Same("A") : Moving("A", 0, 64), Moving("B", 0, 64), alone == "C" ? Same("C") : Moving("C", 0, 64), benchmark);
        Assert.Null(figures.Table[RotationIds.SectorCorrelation, 63]);
        Assert.EndsWith("or one of the groups never differed from the benchmark.", figures.Explain(RotationIds.SectorCorrelation, 63)?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Correlation_ASectorThatJoinsLaterIsNotOfItsGroupYet()
    {
        // D begins on the second day of 64: the base is before it, so the rate-sensitive group is C alone.
        BarSeries[] without = [Moving("A", 0, 64), Moving("B", 0, 64), Moving("C", 0, 64), Moving("SPY", 0, 64)];
        var alone = OfExpected(new(2022, 1, 1), 64, without).Table[RotationIds.SectorCorrelation, 63];
        Assert.NotNull(alone);
        Assert.Equal(alone, OfExpected(new(2022, 1, 1), 64, [.. without, Moving("D", 1, 64)]).Table[RotationIds.SectorCorrelation, 63]);
        Assert.NotEqual(alone, OfExpected(new(2022, 1, 1), 64, [.. without, Moving("D", 0, 64)]).Table[RotationIds.SectorCorrelation, 63]);
        // Where it is expected and missing, or where the whole group has not begun, there is none.
        Assert.Null(OfExpected(new(2021, 3, 1), 64, without).Table[RotationIds.SectorCorrelation, 63]);
        Assert.Null(OfExpected(new(2022, 1, 1), 64, Moving("A", 0, 64), Moving("B", 0, 64), Moving("C", 1, 64), Moving("D", 1, 64), Moving("SPY", 0, 64)).Table[RotationIds.SectorCorrelation, 63]);
    }

    [Fact]
    public void Universe_AGroupOfUnknownSectors()
    {
        var universe = new MarketSectors([new("A", new(2020, 1, 1))], [.. new[] { MarketSectors.Cyclical, MarketSectors.Defensive, MarketSectors.RateSensitive, MarketSectors.EconomicallySensitive }.Select(g => new SectorGroup(g, ["Z"]))]);
        var history = new MarketHistory(SyntheticMarket.Calendar(2), "SPY", [Moving("SPY", 0, 2)], []);
        var figures = InstrumentFigures.OfAll(history).ToDictionary(f => f.Series.Id);
        Assert.Contains("Z is in a group", Assert.Throws<InvalidOperationException>(() => SectorFigures.Of(history.Calendar, figures["SPY"], figures, universe)).Message, StringComparison.Ordinal);
    }

    /// <summary>A price that moves every day, each series in its own way.</summary>
    private static BarSeries Moving(string id, int start, int end, int hole = -1)
    {
        var pace = id.Length == 1 ? id[0] - 'A' + 1 : 9;
        double[] close = [.. Enumerable.Range(start, end - start).Select(day => day == hole ? double.NaN : 100 + (10 * Math.Sin(day * (pace + 1))))];
        return Closes.Bars(id, start, close);
    }

    private static SectorFigures Of((string Id, double Close, int Start)[] second)
        => Of(2, [.. second.Select(s => s.Start == 0 ? Bars(s.Id, 0, 2, 100, s.Close) : Bars(s.Id, 1, 1, s.Close))]);

    /// <summary>With every sector expected from a date on.</summary>
    private static SectorFigures OfExpected(DateOnly expected, int days, params BarSeries[] bars)
        => Of(days, bars, Four with { All = [.. Four.All.Select(sector => sector with { ExpectedFrom = expected })] });

    private static SectorFigures Of(int days, BarSeries[] bars, MarketSectors? universe = null)
    {
        // From 2021: D is expected only from 2022.
        var history = new MarketHistory(SyntheticMarket.Calendar(days, new(2021, 3, 1)), "SPY", bars, []);
        var figures = InstrumentFigures.OfAll(history).ToDictionary(f => f.Series.Id);
        return SectorFigures.Of(history.Calendar, figures["SPY"], figures, universe ?? Four);
    }

    private static BarSeries Bars(string id, int start, int count, params double[] closes)
        => new(id, start, closes[..count], closes[..count], closes[..count], closes[..count], null, null);
}
