using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Companies;

/// <summary>Breadth on small markets worked by hand.</summary>
public sealed class BreadthFiguresTests
{
    private static readonly IReadOnlyList<CompanySegment> All = [new("all", 1, 200)];

    [Fact]
    public void Returns_OfTheSourcesOwnCloseBefore()
    {
        // Day 0 100; day 1 110 without a prior: +10 %. Day 2 a split 10:1, the source's close before 11: 12.1 is +10 %. Day 3 missing; day 4 a prior that
        // is not the stored row's is not looked at, since that row is not of the day before: 24.2 over 12.1 is +100 %.
        var closes = new AdjustedCloses(Stock("A", [0, 1, 2, 4], [100, 110, 12.1, 24.2], [double.NaN, double.NaN, 11, 20]));

        Assert.True(double.IsNaN(closes.Returns[0]));
        Assert.Equal([0.1, 0.1, 1.0], closes.Returns[1..].Select(value => Math.Round(value, 12)));
        Assert.Equal([1, 1.1, 1.21, 2.42], closes.Closes.Select(value => Math.Round(value, 12)));
        Assert.Equal([1, 2, 3, 4], closes.Ages);
    }

    /// <summary>A price of 0, the stock's own or the source's close before: what cumulates it is unknown, until the symbol begins anew.</summary>
    [Fact]
    public void Returns_FromNoPriceAreUnknown()
    {
        var own = new AdjustedCloses(Stock("A", [0, 1, 2, 80, 81], [double.NaN, 10, 11, 12, 13]));
        Assert.True(double.IsNaN(own.Returns[1]));
        Assert.Equal(0.1, own.Returns[2], 1e-12);
        Assert.Equal([true, true, true, false, false], own.Closes.Select(double.IsNaN));

        var sources = new AdjustedCloses(Stock("B", [0, 1, 2], [10, 11, 12], [double.NaN, 0, double.NaN]));
        Assert.Equal([false, true, true], sources.Closes.Select(double.IsNaN));
    }

    [Theory]
    [InlineData(64, 2)] // 63 trading days without a row
    [InlineData(65, 1)] // 64: another company
    public void Gap_BeginsAnewAfter63Days(int day, int age)
    {
        var closes = new AdjustedCloses(Stock("A", [0, day], [100, 50]));

        Assert.Equal(age, closes.Ages[1]);
        Assert.Equal(age == 1, double.IsNaN(closes.Returns[1]));
    }

    /// <summary>The rank is by the value of the row before, ties by symbol; without shares, or with a fund's name, a stock is no member.</summary>
    [Fact]
    public void Members_ByTheValueOfTheRowBefore()
    {
        var calendar = SyntheticMarket.Calendar(3);
        CompanyStock[] stocks =
        [
            Stock("B", [0, 1, 2], [10, 1, 1], shares: [100, 100, 100]), // 1000, then 100
            Stock("A", [0, 1, 2], [1, 10, 10], shares: [1000, 1000, 1000]), // as much, and first by its symbol; then 10,000
            Stock("C", [0, 1, 2], [5, 5, 5], shares: [double.NaN, 0, 10]), // none, then none
            Stock("F", [0, 1, 2], [99, 99, 99], shares: [1e6, 1e6, 1e6], name: "Growth Fund Inc."),
            Stock("N", [1, 2], [3, 3], shares: [1000, 1000]), // no row before on day 1
        ];
        var market = new CompanyMarket(calendar, stocks);
        AdjustedCloses[] closes = [.. market.Stocks.Select(stock => new AdjustedCloses(stock))];
        var ranking = new CompanyRanking(market, closes, 2);
        string[] Of(int day) => [.. market.Stocks.Index().Select(stock => (stock.Item.Symbol, Place: Place(stock.Index, day))).Where(stock => stock.Place >= 0).OrderBy(stock => stock.Place).Select(stock => stock.Symbol)];
        int Place(int stock, int day) => market.Stocks[stock].Days.IndexOf(day) is >= 0 and var row ? ranking.Place(stock, row) : -1;

        Assert.Empty(Of(0));
        Assert.Equal(["A", "B"], Of(1));
        // By the closes of day 1: A 10,000, N 3,000, B 100; two ranks are kept.
        Assert.Equal(["A", "N"], Of(2));
        Assert.Equal(2..3, ranking.Members(2, new CompanySegment("first", 1, 1)));
        Assert.Equal(4..4, ranking.Members(2, new CompanySegment("none", 3, 4)));
    }

    [Theory]
    [InlineData("Apple Inc. Common Stock", "Computer Manufacturing", false)]
    [InlineData("Adams Diversified Equity Fund Inc.", "", true)]
    [InlineData("Fundamental Global Inc.", "", false)] // no word of its own
    [InlineData("Nuveen Trust for Municipal Credit", "", true)]
    [InlineData("Income Opportunity Realty Trust", "", false)] // before, not behind
    [InlineData("Alibaba Group Holding Limited American Depositary Shares", "", true)]
    [InlineData("Some plc ADS", "", true)]
    [InlineData("Leads Corp", "", false)]
    [InlineData("Churchill Capital ACQUISITION Corp", "", true)]
    [InlineData("Quiet Corp", "Blank Checks", true)]
    public void Out_ByNameAndIndustry(string name, string industry, bool isOut) => Assert.Equal(isOut, new CompanyDescription(default, name, industry).IsOut);

    /// <summary>By what was known on the day: a blank-check company that became a business counts from then on.</summary>
    [Fact]
    public void Out_ByWhatWasKnownOnTheDay()
    {
        var stock = new CompanyStock("X", [0], [1], [double.NaN], [1],
            [new(new(2022, 3, 1), "X Acquisition Corp", "Blank Checks"), new(new(2023, 5, 2), "X Robotics Inc.", "Machinery")]);

        Assert.True(stock.IsOut(new(2021, 1, 4)));
        Assert.True(stock.IsOut(new(2023, 5, 1)));
        Assert.False(stock.IsOut(new(2023, 5, 2)));
    }

    /// <summary>Sixty rise by a tenth, fifty fall by a fifth, ten stay.</summary>
    [Fact]
    public void Shares_OfMembers()
    {
        var figures = Figures(120, i => i < 60 ? 1.1 : i < 110 ? 0.8 : 1);

        Assert.Equal((60 / 120.0, 50 / 120.0), (figures.Table["breadth.advances.all", 1], figures.Table["breadth.declines.all", 1]));
        Assert.Equal(((60 * 0.1) - (50 * 0.2)) / 120, figures.Table["breadth.equalWeight.1D.all", 1]!.Value, 1e-12);
        // The middle of 50 × −20 %, 10 × 0 and 60 × 10 % lies between 0 and 10 %.
        Assert.Equal(0.05, figures.Table["breadth.median.1D.all", 1]!.Value, 1e-12);
        Assert.Equal(10 / 110.0, figures.Table["breadth.adLine.all", 1]!.Value, 1e-12);
        Assert.Equal(60 / 110.0, figures.Table["breadth.thrust.all", 1]!.Value, 1e-12);
        // The benchmark rose by 5 %.
        Assert.Equal(0.5, figures.Table["breadth.outperform.1D.all", 1]);
        // Every stock weighs the same: the return is −4/120 of … ten of the fifty that fell made 2 of the 4 that were lost.
        Assert.Equal(10 * 0.2 / 4, figures.Table["breadth.concentration.1D.all", 1]!.Value, 1e-12);
        Assert.Null(figures.Table["breadth.advances.all", 0]);
        Assert.Null(figures.Table["breadth.above50.all", 1]);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(99, false)] // too few members
    public void Absent_UnderAHundredMembers(int stocks, bool there)
        => Assert.Equal(there, Figures(stocks, _ => 1.01).Table["breadth.advances.all", 1] is not null);

    /// <summary>A day's move of a thousand percent counts as fifty.</summary>
    [Fact]
    public void EqualWeight_CutsWildMoves()
        => Assert.Equal(((119 * 0.01) + 0.5) / 120, Figures(120, i => i == 0 ? 11 : 1.01).Table["breadth.equalWeight.1D.all", 1]!.Value, 1e-12);

    /// <summary>Averages and highs against the definition applied anew, on a made-up market with gaps, splits and symbols that are used again.</summary>
    [Fact]
    public void Averages_AndHighs_AgreeWithTheDefinitionAppliedAnew()
    {
        var market = Invented(150, 420, 7);
        var figures = BreadthFigures.Of(market, [.. Enumerable.Repeat(100.0, 420)], All);
        AdjustedCloses[] closes = [.. market.Stocks.Select(stock => new AdjustedCloses(stock))];
        var ranking = new CompanyRanking(market, closes, 200);
        var compared = 0;
        for (var day = 0; day < 420; day += 3)
        {
            List<double> above50 = [], above200 = [], highs = [], lows = [], month = [];
            for (var s = 0; s < market.Stocks.Count; s++)
            {
                var row = market.Stocks[s].Days.IndexOf(day);
                if (row < 0 || ranking.Place(s, row) < 0)
                    continue;
                double[] own = closes[s].Closes[(row - closes[s].Ages[row] + 1)..(row + 1)];
                if (own.Length >= 50)
                    above50.Add(own[^1] > own[^50..].Average() ? 1 : 0);
                if (own.Length >= 200)
                    above200.Add(own[^1] > own[^200..].Average() ? 1 : 0);
                if (own.Length >= 252)
                {
                    highs.Add(own[^1] == own[^252..].Max() ? 1 : 0);
                    lows.Add(own[^1] == own[^252..].Min() ? 1 : 0);
                }

                var from = market.Stocks[s].Days.IndexOf(day - 21);
                if (from >= 0 && from > row - closes[s].Ages[row])
                    month.Add((closes[s].Closes[row] / closes[s].Closes[from]) - 1);
            }

            var members = (int)(figures.Table["breadth.members.all", day] ?? 0);
            foreach (var (id, values) in (ReadOnlySpan<(string, List<double>)>)[("above50", above50), ("above200", above200), ("newHighs", highs), ("newLows", lows)])
                Compare(id, values, values.Count == 0 ? 0 : values.Average());
            Compare("outperform.1M", month, month.Count == 0 ? 0 : month.Average(value => value > 0 ? 1.0 : 0));

            void Compare(string id, List<double> values, double expected)
            {
                var there = values.Count >= 100 && values.Count >= 0.7 * members;
                var actual = figures.Table[$"breadth.{id}.all", day];
                Assert.True(there == actual is not null, $"{id} on day {day}: {values.Count} of {members}");
                if (there)
                    Assert.Equal(expected, actual!.Value, 1e-12);
                compared += there ? 1 : 0;
            }
        }

        Assert.True(compared > 200, $"Only {compared} values were compared.");
    }

    /// <summary>No look-ahead: a market that is cut gives the same bits, on every day.</summary>
    [Fact]
    public void Cut_GivesTheSameBits()
    {
        var market = Invented(130, 320, 3);
        double[] benchmark = [.. Enumerable.Range(0, 320).Select(i => 100 + Math.Sin(i))];
        var whole = BreadthFigures.Of(market, benchmark, All);
        foreach (var day in (int[])[0, 1, 60, 130, 255, 300])
        {
            var cut = BreadthFigures.Of(market.CutAt(market.Calendar[day]), benchmark.AsSpan(0, day + 1), All);
            foreach (var id in cut.Table.Ids)
                Figures_SameBits(cut.Table.Column(id), whole.Table.Column(id)[..(day + 1)], $"{id} as of day {day}");
        }
    }

    private static void Figures_SameBits(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, string what)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.True(BitConverter.DoubleToInt64Bits(expected[i]) == BitConverter.DoubleToInt64Bits(actual[i]), $"{what}: {expected[i]:R} and {actual[i]:R} on day {i}");
    }

    /// <summary>Stocks worth the same that move by a factor on the second of two days, against a benchmark that rises by 5 %.</summary>
    private static BreadthFigures Figures(int stocks, Func<int, double> factor) => BreadthFigures.Of(
        new CompanyMarket(SyntheticMarket.Calendar(2), Enumerable.Range(0, stocks).Select(i => Stock($"S{i:000}", [0, 1], [100, 100 * factor(i)], shares: [1, 1]))), [100, 105], All);

    private static CompanyMarket Invented(int stocks, int days, int seed)
    {
        var random = new Random(seed);
        return new CompanyMarket(SyntheticMarket.Calendar(days), Enumerable.Range(0, stocks).Select(i =>
        {
            var gap = i % 9 == 0 ? random.Next(100, 150) : -1;
            int[] rows = [.. Enumerable.Range(0, days).Where(day => (gap < 0 || day < gap || day > gap + 70) && random.NextDouble() > 0.01)];
            var price = 20.0;
            double[] closes = [.. rows.Select(_ => price = Math.Round(price * (1 + (0.04 * (random.NextDouble() - 0.49))), 2))];
            double[] priors = [.. rows.Select((_, r) => r > 0 && random.NextDouble() < 0.003 ? closes[r - 1] / 2 : double.NaN)];
            return Stock($"S{i:000}", rows, closes, priors, [.. rows.Select(_ => 1e6 * (i + 1))]);
        }));
    }

    private static CompanyStock Stock(string symbol, int[] days, double[] closes, double[]? priors = null, double[]? shares = null, string name = "Common Stock") => new(
        symbol, days, closes, priors ?? [.. closes.Select(_ => double.NaN)], shares ?? [.. closes.Select(_ => 1.0)], [new CompanyDescription(default, name, "")]);
}
