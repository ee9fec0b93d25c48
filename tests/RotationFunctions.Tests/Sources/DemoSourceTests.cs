using System.Security.Cryptography;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Demo;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Sources;

/// <summary>The simulated market must be fit to show every part of a report: these tests say what "fit" means.</summary>
public class DemoSourceTests
{
    // Futures are contracts that come and go: what is said here of series is not true of them.
    private static readonly Universe Universe = UniverseReader.Default with
    {
        Series = [.. UniverseReader.Default.Series.Where(s => s.Kind != SeriesKind.Futures)],
    };

    private static readonly Lazy<Dictionary<string, SeriesColumns>> Market = new(() =>
        Universe.Series.SelectMany(Parse).ToDictionary(s => s.Id, StringComparer.Ordinal));

    public static TheoryData<string> Funds => [.. Universe.Series.Where(s => s.Kind == SeriesKind.Fund).Select(s => s.Id)];

    public static TheoryData<string> All => [.. Universe.Series.Select(s => s.Id)];

    [Fact]
    public void Source_SaysThatItIsADemo()
    {
        var source = new DemoSource();

        Assert.Equal("demo", source.Name);
        Assert.True(source.IsDemo);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void EverySeries_PassesValidationWithoutAWord(string id)
    {
        var series = Universe.Find(id)!;
        var raw = Fetch(series);
        var parsed = new DemoSource().Parse(series, raw.Content, raw.Origin);

        Assert.Empty(parsed.Issues);
        foreach (var columns in parsed.Series)
        {
            var valid = SeriesValidation.Validate(columns, series.Kind, DemoSource.LastDay.AddDays(1), raw.Origin);
            Assert.Null(valid.Rejection);
            Assert.Empty(valid.Issues);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void SameSeries_IsSameBytesInAnotherMarket(string id)
    {
        var series = Universe.Find(id)!;

        Assert.Equal(Fetch(series).Content, new DemoMarket().FileOf(series));
    }

    /// <summary>A change of the simulated market changes what people see in the demo; whoever means it renews the hashes.</summary>
    [Theory]
    [InlineData("SPY", "0f0d8f3821acfab424f2052ff5a4bd97dd92452c05376a9337155abbc9acaefd")]
    [InlineData("^VIX", "6f363640a82e739d60c2863826561026811fc4a8205e3513718458d313b7bf54")]
    [InlineData("DGS10", "5e5100e260e2d430d13e5e9b7347c83e546a80fbbce9f2657551c1e18552408c")]
    public void Bytes_AreTheOnesOfEveryMachine(string id, string sha256) =>
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(Fetch(Universe.Find(id)!).Content.Span)));

    [Fact]
    public void Days_AreTheWeekdaysOfTenYears()
    {
        var days = Market.Value["SPY"].Dates;

        Assert.Equal(new DateOnly(2016, 1, 4), days[0]);
        Assert.Equal(new DateOnly(2025, 12, 31), days[^1]);
        Assert.Equal(2595, days.Length);
        Assert.DoesNotContain(days, d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || (d.Month, d.Day) is (1, 1) or (12, 25));
        Assert.All(Universe.Series.Where(s => s.Kind is SeriesKind.Fund or SeriesKind.Index && s.Id != "XLC"),
            s => Assert.Equal(days, Market.Value[s.Id].Dates));
        Assert.Equal(days.Where(d => d >= new DateOnly(2018, 6, 19)), Market.Value["XLC"].Dates);
    }

    [Theory]
    [MemberData(nameof(Funds))]
    public void Funds_PayDividends(string id)
    {
        var bars = Market.Value[id];

        Assert.Equal(bars.Close[^1], bars.AdjustedClose![^1]);
        Assert.True(bars.AdjustedClose[^1] / bars.AdjustedClose[0] > bars.Close[^1] / bars.Close[0]);
        // What the adjusted close earns over the close on a day is that day's dividend: nothing on most, never much.
        var dividends = Returns(bars.AdjustedClose).Zip(Returns(bars.Close), (total, price) => total - price).ToArray();
        Assert.InRange(dividends.Count(d => d > 1e-4), 25, 125);
        Assert.All(dividends, d => Assert.InRange(d, -1e-6, 0.02));
    }

    [Theory]
    [MemberData(nameof(Funds))]
    public void Funds_NeverJump(string id) => Assert.All(Returns(Market.Value[id].Close), r => Assert.InRange(r, -0.2, 0.2));

    [Fact]
    public void Market_HasPlausibleVolatilityAndTails()
    {
        var returns = Returns(Market.Value["SPY"].Close);

        Assert.InRange(Deviation(returns) * Math.Sqrt(252), 0.12, 0.25);
        Assert.InRange(returns.Average(r => Math.Pow(r / Deviation(returns), 4)), 4, 20);
        // Clustering: a big move today makes a big move tomorrow likelier.
        Assert.True(Correlation(returns[1..].Select(Math.Abs), returns[..^1].Select(Math.Abs)) > 0.15);
    }

    [Fact]
    public void Market_HasABullACrashAndABear()
    {
        var close = Market.Value["SPY"].Close;
        var peak = 0.0;
        var deepest = close.Min(c => c / (peak = Math.Max(peak, c)) - 1);

        Assert.InRange(deepest, -0.5, -0.3);
        Assert.InRange(close[^1] / close[0], 1.5, 4);
        Assert.Contains(Enumerable.Range(252, close.Length - 252), day => close[day] / close[day - 252] > 1.2);
        Assert.Contains(Enumerable.Range(252, close.Length - 252), day => close[day] / close[day - 252] < 0.85);
    }

    [Fact]
    public void SmallCaps_LeadAndLag()
    {
        var (small, large) = (Market.Value["IWM"].Close, Market.Value["SPY"].Close);
        var spreads = Enumerable.Range(126, small.Length - 126)
            .Select(day => small[day] / small[day - 126] - large[day] / large[day - 126]).ToArray();

        Assert.InRange(spreads.Count(s => s > 0.05), 150, 1500);
        Assert.InRange(spreads.Count(s => s < -0.05), 150, 1500);
    }

    [Theory]
    [InlineData("IWM", "SPY", 0.7, 0.95)]
    [InlineData("IWC", "IWM", 0.8, 0.98)]
    [InlineData("QQQ", "SPY", 0.85, 0.98)]
    [InlineData("MDY", "IJH", 0.99, 1)]
    [InlineData("VTWO", "IWM", 0.99, 1)]
    [InlineData("^RUT", "IWM", 0.99, 1)]
    [InlineData("^GSPC", "SPY", 0.99, 1)]
    [InlineData("^VIX", "SPY", -0.95, -0.6)]
    [InlineData("TLT", "SPY", -0.5, 0.2)]
    [InlineData("HYG", "SPY", 0.6, 0.9)]
    [InlineData("IWD", "IWF", 0.7, 0.97)]
    public void Correlation_IsPlausible(string a, string b, double low, double high) =>
        Assert.InRange(Correlation(Returns(Market.Value[a].Close), Returns(Market.Value[b].Close)), low, high);

    [Fact]
    public void Sectors_MoveTogether()
    {
        var sectors = Universe.Series.Where(s => s.Segment == "sector").Select(s => Returns(Market.Value[s.Id].Close)).ToArray();

        foreach (var a in sectors)
            foreach (var b in sectors)
                Assert.InRange(Correlation(a.TakeLast(1900), b.TakeLast(1900)), 0.2, 1.0000001);
    }

    [Fact]
    public void MicroCaps_AreLessLiquid()
    {
        var (micro, large) = (Market.Value["IWC"], Market.Value["SPY"]);

        Assert.True(DollarVolume(large) > 100 * DollarVolume(micro));
        // Volume rises with the size of the move.
        Assert.True(Correlation(Returns(large.Close).Select(Math.Abs), large.Volume!.Skip(1)) > 0.2);

        static double DollarVolume(SeriesColumns bars) => bars.Close.Zip(bars.Volume!, (c, v) => c * v).TakeLast(252).Average();
    }

    [Fact]
    public void Rates_StepAtMeetings()
    {
        var (lower, upper, effective) = (Market.Value["DFEDTARL"], Market.Value["DFEDTARU"], Market.Value["EFFR"]);
        var changes = Enumerable.Range(1, lower.Count - 1).Where(day => lower.Close[day] != lower.Close[day - 1]).ToArray();

        Assert.InRange(changes.Length, 20, 80);
        // Decided on a Wednesday, in effect on Thursday, and so published on Friday.
        Assert.All(changes, day => Assert.Equal(DayOfWeek.Friday, lower.Dates[day].DayOfWeek));
        Assert.All(lower.Close.Zip(upper.Close, effective.Close), r => Assert.True(r.First < r.Third && r.Third < r.Second));
        Assert.All(Market.Value["DGS2"].Close.Concat(Market.Value["DGS10"].Close), y => Assert.InRange(y, 0.05, 9));
    }

    [Fact]
    public void Projections_ComeEveryQuarter()
    {
        var projections = Market.Value.Values.Where(s => s.Id.StartsWith("FEDTARMD.", StringComparison.Ordinal)).ToArray();

        Assert.Equal(40, projections.Single(s => s.Id == "FEDTARMD.longer_run").Count);
        Assert.Equal(new DateOnly(2023, 9, 20), projections.Single(s => s.Id == "FEDTARMD.2026").Dates[0]);
        Assert.All(projections, s => Assert.All(s.Dates, d => Assert.Equal(DayOfWeek.Wednesday, d.DayOfWeek)));
    }

    [Theory]
    [InlineData("ZZZ", SeriesKind.Fund, "small")]
    [InlineData("BOND", SeriesKind.Fund, "bond")]
    [InlineData("^NEW", SeriesKind.Index, "index")]
    [InlineData("^VXN", SeriesKind.Index, "volatility")]
    [InlineData("SOFR", SeriesKind.Rate, "rate")]
    [InlineData("DOTS", SeriesKind.Projection, "projection")]
    public void SeriesOfAUsersUniverse_IsInvented(string id, SeriesKind kind, string segment)
    {
        var series = new SeriesDefinition { Id = id, Kind = kind, Segment = segment, Name = new LocalizedText(id, id) };
        var raw = Fetch(series);

        Assert.Equal(raw.Content, new DemoMarket().FileOf(series));
        foreach (var columns in new DemoSource().Parse(series, raw.Content, raw.Origin).Series)
            Assert.Same(columns, SeriesValidation.Validate(columns, kind, DemoSource.LastDay.AddDays(1), raw.Origin).Columns);
    }

    private static RawSeries Fetch(SeriesDefinition series) =>
        new DemoSource().FetchAsync(series, DateRange.All, CancellationToken.None).GetAwaiter().GetResult();

    private static IReadOnlyList<SeriesColumns> Parse(SeriesDefinition series)
    {
        var raw = Fetch(series);
        return new DemoSource().Parse(series, raw.Content, raw.Origin).Series;
    }

    private static double[] Returns(double[] prices) => [.. prices.Skip(1).Zip(prices, (now, before) => now / before - 1)];

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }

    private static double Correlation(IEnumerable<double> first, IEnumerable<double> second)
    {
        var (a, b) = (first.ToArray(), second.ToArray());
        var (meanA, meanB) = (a.Average(), b.Average());
        return a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Average() / (Deviation(a) * Deviation(b));
    }

    [Fact]
    public void Futures_TellAPathThatMeetsItsSettlements()
    {
        var market = MarketReports.Demo;
        var policy = market.On(market.LastDay).Policy!;

        Assert.Equal(13, policy.Path.Count);
        Assert.NotNull(policy.CutsPricedYearEnd);
        Assert.All(policy.Path, month => Assert.InRange(month.Average, policy.TargetLower!.Value - 2.5, policy.TargetUpper!.Value + 2.5));
        // Each step that the path tells is one that the simulated market can take.
        Assert.All(policy.Decisions, decision => Assert.InRange(decision.Move, -0.2502, 0.2502));
    }
}
