using FsCheck.Xunit;
using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Claims;

/// <summary>The search on made-up markets: what a definition gives, printed, leads back to that definition.</summary>
[Slow]
public sealed class ClaimSearchTests
{
    private static readonly MarketHistory Market = SyntheticMarket.Whole(11, 700);
    private static readonly int LastDay = Market.Calendar.Count - 30;
    private static readonly DateOnly AsOf = Market.Calendar[LastDay];

    private static Claim Claim(ClaimKind kind, double value, int digits = 4, string series = "IWM", Window? window = null) => new()
    {
        Series = series, Kind = kind, Window = new StatedWindow.Named(window ?? Window.ThreeMonths), AsOf = AsOf, Value = value, Digits = digits,
    };

    private static double Printed(double exact, int digits = 4) => Math.Round(exact, digits, MidpointRounding.AwayFromZero);

    private static void FindsAll(IEnumerable<(Claim Claim, ClaimDefinition Definition)> cases)
    {
        var all = cases.ToArray();
        Assert.True(all.Length > 100);
        var check = ClaimChecker.Check(Market, [.. all.Select(c => c.Claim)], int.MaxValue, cancellationToken: TestContext.Current.CancellationToken);
        for (var i = 0; i < all.Length; i++)
        {
            var found = check.Claims[i];
            if (found.Verdict == Verdict.Confirmed)
                continue;
            var wanted = all[i].Definition;
            Assert.True(found.Verdict == Verdict.Refuted, $"{found.Verdict} {found.Obstacle}");
            Assert.True(
                found.Matches.Any(m => m.Definition with { Observations = null } == wanted),
                $"{found.Claim.Kind} {found.Claim.Value} is not found at {wanted}");
            Assert.Equal(found.Search!.Matches, found.Matches.Count);
        }
    }

    /// <summary>Starts and ends of the search of a three-month window, thinned out.</summary>
    private static IEnumerable<(int Start, int End)> Windows(int step)
    {
        var n = 0;
        for (var end = LastDay - 60; end <= LastDay; end++)
            for (var start = LastDay - 63 - 60; start <= Math.Min(LastDay - 3, end); start++)
                if (n++ % step == 0)
                    yield return (start, end);
    }

    private static double Close(BarSeries series, int day, bool total = false) => (total ? series.Adjusted.Values : series.Close.Values)[day - series.Start];

    private static double BasePrice(BarSeries series, int day, DefinitionBase price, bool total)
    {
        var at = day - series.Start;
        var raw = price switch
        {
            DefinitionBase.Open => series.Open[at],
            DefinitionBase.High => series.High[at],
            DefinitionBase.Low => series.Low[at],
            _ => series.Close.Values[at],
        };
        return total ? raw / series.Close.Values[at] * series.Adjusted.Values[at] : raw;
    }

    private static double[] Daily(BarSeries series, int start, int end, bool total, bool log) =>
    [
        .. Enumerable.Range(start + 1, end - start).Select(day => Close(series, day, total) / Close(series, day - 1, total)).Select(ratio => log ? Math.Log(ratio) : ratio - 1),
    ];

    private static readonly bool[] Both = [false, true];

    private static ClaimDefinition Define((int Start, int End) window, DefinitionBase price, bool total) => new()
    {
        Start = Market.Calendar[window.Start], End = Market.Calendar[window.End], Base = price, Basis = total ? PriceBasis.Total : PriceBasis.Price,
    };

    [Theory]
    [InlineData(ClaimKind.Return)]
    [InlineData(ClaimKind.TotalReturn)]
    [InlineData(ClaimKind.Spread)]
    public void Return_EachDefinition_IsFoundAgain(ClaimKind kind)
    {
        FindsAll(Cases());

        IEnumerable<(Claim, ClaimDefinition)> Cases()
        {
            foreach (var window in Windows(41))
                foreach (var total in Both)
                    foreach (var price in (DefinitionBase[])[DefinitionBase.Close, DefinitionBase.Open, DefinitionBase.High, DefinitionBase.Low])
                        if (window.Start < window.End || price == DefinitionBase.Open)
                            yield return (Claim(kind, Printed(Value(window, price, total))), Define(window, price, total));
        }

        double Value((int Start, int End) window, DefinitionBase price, bool total)
        {
            var own = Return(Market.Instrument("IWM")!);
            return kind == ClaimKind.Spread ? own - Return(Market.Benchmark) : own;

            double Return(BarSeries series) => (Close(series, window.End, total) / BasePrice(series, window.Start, price, total)) - 1;
        }
    }

    /// <summary>The previous close of a day is listed as the close of the day before, except before the first start day.</summary>
    [Fact]
    public void Return_FromThePreviousClose_IsFoundAgain()
    {
        var series = Market.Instrument("IWM")!;
        FindsAll(Enumerable.Range(0, 121).Select(i =>
        {
            var start = LastDay - 63 - 60 + i;
            var claim = Claim(ClaimKind.Return, Printed((Close(series, LastDay) / Close(series, start - 1)) - 1));
            return (claim, i == 0 ? Define((start, LastDay), DefinitionBase.PreviousClose, false) : Define((start - 1, LastDay), DefinitionBase.Close, false));
        }));
    }

    [Theory]
    [InlineData(ClaimKind.DailyVolatility)]
    [InlineData(ClaimKind.AnnualVolatility)]
    [InlineData(ClaimKind.Correlation)]
    [InlineData(ClaimKind.Beta)]
    public void DailyReturns_EachDefinition_IsFoundAgain(ClaimKind kind)
    {
        var isVolatility = kind is ClaimKind.DailyVolatility or ClaimKind.AnnualVolatility;
        FindsAll(Cases());

        IEnumerable<(Claim, ClaimDefinition)> Cases()
        {
            foreach (var window in Windows(131))
            {
                if (window.End - window.Start < 2)
                    continue;
                foreach (var total in Both)
                    foreach (var log in Both)
                        foreach (var population in isVolatility ? Both : [false])
                            yield return (
                                Claim(kind, Printed(Value(window, total, log, population))),
                                Define(window, DefinitionBase.Close, total) with
                                {
                                    Form = log ? ReturnForm.Log : ReturnForm.Simple,
                                    Deviation = !isVolatility ? null : population ? StandardDeviation.Population : StandardDeviation.Sample,
                                });
            }
        }

        double Value((int Start, int End) window, bool total, bool log, bool population)
        {
            var x = Daily(Market.Instrument("IWM")!, window.Start, window.End, total, log);
            var y = Daily(Market.Benchmark, window.Start, window.End, total, log);
            var (meanX, meanY) = (x.Average(), y.Average());
            var (xx, yy) = (x.Sum(v => (v - meanX) * (v - meanX)), y.Sum(v => (v - meanY) * (v - meanY)));
            var xy = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
            return kind switch
            {
                ClaimKind.Correlation => xy / Math.Sqrt(xx * yy),
                ClaimKind.Beta => xy / yy,
                _ => Math.Sqrt(xx / (population ? x.Length : x.Length - 1)) * (kind == ClaimKind.AnnualVolatility ? Math.Sqrt(252) : 1),
            };
        }
    }

    [Fact]
    public void Drawdown_EachDefinition_IsFoundAgain()
    {
        var series = Market.Instrument("IWM")!;
        FindsAll(
            from window in Windows(31)
            from total in Both
            where window.End > window.Start
            let deepest = Enumerable.Range(window.Start, window.End - window.Start + 1)
                .Min(day => (Close(series, day, total) / Enumerable.Range(window.Start, day - window.Start + 1).Max(d => Close(series, d, total))) - 1)
            // Half of the claims are printed without the minus sign.
            select (Claim(ClaimKind.Drawdown, window.End % 2 == 0 ? Printed(deepest) : Printed(-deepest)), Define(window, DefinitionBase.Close, total)));
    }

    [Fact]
    public void Level_EachDefinition_IsFoundAgain()
    {
        var series = Market.Instrument("IWM")!;
        FindsAll(
            from day in Enumerable.Range(LastDay - 60, 61)
            from total in Both
            from price in (DefinitionBase[])[DefinitionBase.Close, DefinitionBase.Open, DefinitionBase.High, DefinitionBase.Low]
            select (
                Claim(ClaimKind.Level, Printed(BasePrice(series, day, price, total), 2), 2) with { Window = new StatedWindow.Day() },
                Define((day, day), price, total)));
    }

    [Fact]
    public void Search_NothingGivesIt_FindsNothing()
    {
        var check = ClaimChecker.Check(Market, [Claim(ClaimKind.Return, 3.5), Claim(ClaimKind.Return, 3.5, series: "IWC")], cancellationToken: TestContext.Current.CancellationToken);
        Assert.All(check.Claims, c => Assert.Equal((Verdict.Refuted, 0), (c.Verdict, c.Search!.Matches)));
        Assert.Empty(Assert.Single(check.Joint).Matches);
        Assert.False(check.Joint[0].Search.IsExplainedByChance);
    }

    [Property(MaxTest = 15)]
    public void Search_LaterBars_ChangeNothing(int seed)
    {
        var history = SyntheticMarket.Whole(seed, 460);
        var asOf = history.Calendar[420];
        Claim[] claims =
        [
            .. new[] { ClaimKind.Return, ClaimKind.TotalReturn, ClaimKind.AnnualVolatility, ClaimKind.Drawdown, ClaimKind.Spread, ClaimKind.Beta }
                .Select(kind => Claim(kind, 0.0312, 3) with { AsOf = asOf }),
        ];
        // Records compare lists by reference; text compares what is in them.
        Assert.Equal(Text(ClaimChecker.Check(history.CutAt(asOf), claims, cancellationToken: TestContext.Current.CancellationToken)), Text(ClaimChecker.Check(history, claims, cancellationToken: TestContext.Current.CancellationToken)));

        static string Text(ClaimCheck check) => System.Text.Json.JsonSerializer.Serialize(check.Claims.Select(c => new { c.Verdict, c.StatedGives, c.Search, c.Matches }));
    }

    [Fact]
    public void Matches_NearestFirst()
    {
        var check = ClaimChecker.Check(Market, [Claim(ClaimKind.DailyVolatility, 0.01, 3)], int.MaxValue, cancellationToken: TestContext.Current.CancellationToken);
        var matches = check.Claims[0].Matches;
        Assert.True(matches.Count > 100);
        Assert.Equal(matches.OrderBy(m => m.Changes).ThenBy(m => m.DaysMoved), matches);
        Assert.Equal(3, ClaimChecker.Check(Market, [Claim(ClaimKind.DailyVolatility, 0.01, 3)], 3, cancellationToken: TestContext.Current.CancellationToken).Claims[0].Matches.Count);
    }

    /// <summary>
    /// Values that have nothing to do with the data: the matches that chance finds are on average as many as it was said.
    /// </summary>
    [Fact]
    public void ExpectedByChance_ValuesFromElsewhere_IsWhatIsFound()
    {
        var random = new Random(5);
        var check = ClaimChecker.Check(Market, [.. Enumerable.Range(0, 400).Select(_ => Claim(ClaimKind.Return, Printed((0.16 * random.NextDouble()) - 0.08)))], 0, cancellationToken: TestContext.Current.CancellationToken);
        var searched = check.Claims.Where(c => c.Search is not null).ToArray();
        Assert.InRange(searched.Sum(c => c.Search!.ExpectedByChance) / searched.Sum(c => c.Search!.Matches), 0.95, 1.05);
    }

    /// <summary>
    /// Three funds whose printed returns share one definition: it is found, on many windows in turn. With unrelated values instead,
    /// a joint match that is not called chance stays as rare as promised.
    /// </summary>
    [Fact]
    public void Joint_ThreeFunds_OneDefinition()
    {
        var (found, called) = (0, 0);
        string[] ids = ["IWM", "SPY", "QQQ"];
        var random = new Random(3);
        foreach (var (start, end) in Windows(61))
        {
            if (start == end)
                continue;
            var claims = ids.Select(id => Claim(ClaimKind.Return, Printed((Close(Market.Instrument(id)!, end) / Close(Market.Instrument(id)!, start)) - 1), series: id)).ToArray();
            if (ClaimChecker.Check(Market, claims, cancellationToken: TestContext.Current.CancellationToken).Joint is [{ Claims.Count: 3 } joint])
            {
                Assert.Contains(joint.Matches, m => m.Definition == Define((start, end), DefinitionBase.Close, false));
                found++;
            }

            var elsewhere = ids.Select(id => Claim(ClaimKind.Return, Printed((0.1 * random.NextDouble()) - 0.05), series: id)).ToArray();
            if (ClaimChecker.Check(Market, elsewhere, cancellationToken: TestContext.Current.CancellationToken).Joint is [{ Search: { Matches: > 0, IsExplainedByChance: false } }])
                called++;
        }

        Assert.True(found > 50);
        Assert.InRange(called, 0, found / 20);
    }
}
