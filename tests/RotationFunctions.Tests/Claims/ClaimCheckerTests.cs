using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Tests.Claims;

/// <summary>Claims of the fourteenth day of a market, few enough days for every definition to be tried a second time.</summary>
public sealed class ClaimCheckerTests
{
    private const int Days = 16;
    private const int AsOf = 13;

    private static readonly TradingCalendar Calendar = new([.. Enumerable.Range(0, Days).Select(i => new DateOnly(2024, 1, 1).AddDays(i + (i / 5 * 2)))]);

    private readonly MarketHistory _market;

    public ClaimCheckerTests()
    {
        var random = new Random(6);
        BarSeries Fund(string id, bool adjusted = true, int? hole = null)
        {
            double[] close = [.. Enumerable.Range(0, Days).Select(i => i == hole ? double.NaN : 100 + (20 * random.NextDouble()))];
            return new BarSeries(
                id, 0, [.. close.Select(c => c - random.NextDouble())], [.. close.Select(c => c + random.NextDouble())], [.. close.Select(c => c - 1 - random.NextDouble())], close,
                adjusted ? [.. close.Select((c, i) => c * (0.9 + (0.001 * i * i)))] : null, null);
        }

        double[] flat = [.. Enumerable.Repeat(50.0, Days)];
        _market = new MarketHistory(
            Calendar, "B",
            [
                Fund("B"), Fund("A"), Fund("C"), Fund("^X", adjusted: false), Fund("H", hole: 6), new("F", 0, flat, flat, flat, flat, flat, null),
                new("L", 2, Six(10), Six(12), Six(9), Six(11), Six(8), null),
            ],
            [new("EFFR", [Calendar[0]], [4])]);

        static double[] Six(double from) => [.. Enumerable.Range(0, 6).Select(i => from + (i * i / 7.0))];
    }

    [Fact]
    public void Return_EveryDefinitionTriedASecondTime()
    {
        // Printed to a hundredth, many definitions give it; nearest first, as they were listed where they are equally near.
        var claim = Claim("A", ClaimKind.Return, 0.04, 2);
        var found = Only(claim);
        var series = _market.Instrument("A")!;
        var expected = new List<(int Changes, int Moved, int EndMoved, int Position, ClaimDefinition Definition, double Gives)>();
        var figures = 0;
        List<double> distances = [];
        for (var end = 0; end <= AsOf; end++)
        {
            for (var start = 0; start <= end; start++)
            {
                foreach (var total in (bool[])[false, true])
                {
                    foreach (var price in (DefinitionBase[])[DefinitionBase.Open, DefinitionBase.Close, DefinitionBase.High, DefinitionBase.Low])
                    {
                        if (start == end && price != DefinitionBase.Open)
                            continue;
                        figures++;
                        var gives = (Price(series, end, DefinitionBase.Close, total) / Price(series, start, price, total)) - 1;
                        distances.Add(Math.Abs(gives - 0.04) * 100);
                        if (Math.Round(gives, 2) != 0.04)
                            continue;
                        var changes = (end == 9 ? 0 : 1) + (start == 4 ? 0 : 1) + (price == DefinitionBase.Close ? 0 : 1) + (total ? 1 : 0);
                        expected.Add((changes, Math.Abs(end - 9) + Math.Abs(start - 4), Math.Abs(end - 9), expected.Count, Definition(start, end, price, total), gives));
                    }
                }
            }
        }

        expected.Sort();
        Assert.Equal(Verdict.Refuted, found.Verdict);
        Assert.Equal(Definition(4, 9, DefinitionBase.Close, false), found.Stated);
        Assert.Equal((Price(series, 9, DefinitionBase.Close, false) / Price(series, 4, DefinitionBase.Close, false)) - 1, found.StatedGives);
        Assert.True(expected.Count > 10);
        Assert.Equal(expected.Select(e => (e.Definition, e.Gives, e.Changes, e.Moved, false)), found.Matches.Select(m => (m.Definition, m.Gives.Single(), m.Changes, m.DaysMoved, m.OnEstablishedWindow)));
        // 91 pairs of days with five definitions each, 14 single days with two; dividends double them.
        Assert.Equal((2 * ((91 * 5) + (14 * 2)), figures, expected.Count), (found.Search!.Definitions, found.Search.Figures, found.Search.Matches));
        Assert.Equal(ByChance(distances, 1), found.Search.ExpectedByChance, 1e-12);
        Assert.Empty(Check(claim).Joint);
        Assert.Equal(expected.Take(3).Select(e => e.Definition), ClaimChecker.Check(_market, [claim], 3, cancellationToken: TestContext.Current.CancellationToken).Claims[0].Matches.Select(m => m.Definition));
        Assert.Empty(ClaimChecker.Check(_market, [claim], 0, cancellationToken: TestContext.Current.CancellationToken).Claims[0].Matches);
        Assert.Throws<ArgumentOutOfRangeException>(() => ClaimChecker.Check(_market, [claim], -1, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Confirmed_NothingIsSearched()
    {
        var series = _market.Instrument("A")!;
        var found = Only(Claim("A", ClaimKind.Return, Math.Round((Price(series, 9, DefinitionBase.Close, false) / Price(series, 4, DefinitionBase.Close, false)) - 1, 4), 4));
        Assert.Equal((Verdict.Confirmed, null), (found.Verdict, found.Search));
        Assert.Empty(found.Matches);
        Assert.NotNull(found.Stated);
    }

    [Fact]
    public void Kinds_EachMeasuresItsOwn()
    {
        BarSeries a = _market.Instrument("A")!, b = _market.Benchmark, c = _market.Instrument("C")!;
        double[] x = Daily(a, 4, 9), y = Daily(b, 4, 9), z = Daily(c, 4, 9);
        double Return(BarSeries series, bool total = false) => (Price(series, 9, DefinitionBase.Close, total) / Price(series, 4, DefinitionBase.Close, total)) - 1;
        double Products(double[] p, double[] q) => p.Zip(q, (u, v) => (u - p.Average()) * (v - q.Average())).Sum();
        double[] closes = a.Close.Values[4..10].ToArray();
        var fall = closes.Select((close, i) => (close / closes[..(i + 1)].Max()) - 1).Min();
        Claim[] claims =
        [
            Claim("A", ClaimKind.Return, Return(a)), Claim("A", ClaimKind.TotalReturn, Return(a, total: true)),
            Claim("A", ClaimKind.DailyVolatility, Math.Sqrt(Products(x, x) / 4)), Claim("A", ClaimKind.AnnualVolatility, Math.Sqrt(Products(x, x) / 4 * 252)),
            Claim("A", ClaimKind.Drawdown, fall), Claim("A", ClaimKind.Drawdown, -fall),
            Claim("A", ClaimKind.Spread, Return(a) - Return(b)), Claim("A", ClaimKind.Spread, Return(a) - Return(c)) with { Against = "C" },
            Claim("A", ClaimKind.Correlation, Products(x, y) / Math.Sqrt(Products(x, x) * Products(y, y))),
            Claim("A", ClaimKind.Beta, Products(x, z) / Products(z, z)) with { Against = "C" },
            Claim("A", ClaimKind.Level, Price(a, AsOf, DefinitionBase.Close, false)) with { Window = new StatedWindow.Day() },
        ];
        Assert.All(Check(claims).Claims, found => Assert.True(found.Verdict == Verdict.Confirmed, $"{found.Claim.Kind}: {found.StatedGives} for {found.Claim.Value}"));
        // The other sign is another claim where it means something.
        Assert.Equal(Verdict.Refuted, Only(Claim("A", ClaimKind.Return, -Return(a))).Verdict);
    }

    [Theory]
    [InlineData(WindowBase.PreviousClose, DefinitionBase.Close, 3)]
    [InlineData(WindowBase.Close, DefinitionBase.Close, 4)]
    [InlineData(WindowBase.Open, DefinitionBase.Open, 4)]
    public void Window_BasesOfReturnsAndOfWhatIsMeasuredOnThem(WindowBase stated, DefinitionBase expected, int start)
    {
        var window = new StatedWindow.Between(new(Calendar[4], Calendar[9], stated));
        foreach (var kind in (ClaimKind[])[ClaimKind.Return, ClaimKind.TotalReturn, ClaimKind.Spread])
        {
            var definition = Only(Claim("A", kind, 0.01) with { Window = window }).Stated!;
            Assert.Equal((Calendar[start], Calendar[9], expected), (definition.Start, definition.End, definition.Base));
            Assert.Equal(kind == ClaimKind.TotalReturn ? PriceBasis.Total : PriceBasis.Price, definition.Basis);
        }

        // Daily returns begin with the close of the first day, whatever the base.
        foreach (var kind in (ClaimKind[])[ClaimKind.DailyVolatility, ClaimKind.Drawdown, ClaimKind.Correlation, ClaimKind.Beta])
        {
            var definition = Only(Claim("A", kind, 0.01) with { Window = window }).Stated!;
            Assert.Equal((Calendar[4], Calendar[9], DefinitionBase.Close), (definition.Start, definition.End, definition.Base));
        }
    }

    [Fact]
    public void Window_ThatBeginsWithTheData()
    {
        var first = new CustomWindow(Calendar[0], Calendar[9], WindowBase.PreviousClose);
        Assert.Equal(
            new NotCheckable(Obstacle.BeforeData, "A", Calendar[0], Calendar[0]), Only(Claim("A", ClaimKind.Return, 0.01) with { Window = new StatedWindow.Between(first) }).Obstacle);
        Assert.NotNull(Only(Claim("A", ClaimKind.Return, 0.01) with { Window = new StatedWindow.Between(first with { Base = WindowBase.Open }) }).StatedGives);
        // A window of five days from the sixth day begins with the data, of the fifth before it.
        var week = Claim("A", ClaimKind.Return, 0.01) with { Window = new StatedWindow.Named(Window.OneWeek) };
        Assert.Equal(Calendar[0], Only(week with { AsOf = Calendar[5] }).Stated!.Start);
        Assert.Equal(new NotCheckable(Obstacle.BeforeData, "A", null, Calendar[0]), Only(week with { AsOf = Calendar[4] }).Obstacle);
    }

    [Fact]
    public void Window_OneDayAndAWeekend()
    {
        var claim = Claim("A", ClaimKind.Return, 0.01) with { Window = new StatedWindow.Between(new(Calendar[7], Calendar[7], WindowBase.Open)) };
        Assert.Equal((Calendar[7], Calendar[7]), (Only(claim).Stated!.Start, Only(claim).Stated!.End));
        var (saturday, sunday) = (new DateOnly(2024, 1, 6), new DateOnly(2024, 1, 7));
        Assert.Equal(
            new NotCheckable(Obstacle.EmptyWindow, "A", saturday, sunday),
            Only(claim with { Window = new StatedWindow.Between(new(saturday, sunday, WindowBase.Open)) }).Obstacle);
        Assert.Equal(
            new NotCheckable(Obstacle.WindowAfterAsOf, "A", Calendar[8], Calendar[7]),
            Only(claim with { AsOf = Calendar[7], Window = new StatedWindow.Between(new(Calendar[4], Calendar[8], WindowBase.Open)) }).Obstacle);
        Assert.NotNull(Only(claim with { AsOf = Calendar[7] }).Stated);
    }

    [Fact]
    public void Obstacles_NameSeriesAndDays()
    {
        var last = Calendar[Days - 1];
        var claim = Claim("A", ClaimKind.Return, 0.01);
        NotCheckable? Of(Claim one) => Only(one).Obstacle;
        Assert.Equal(new NotCheckable(Obstacle.UnknownSeries, "Z"), Of(claim with { Series = "Z" }));
        Assert.Equal(new NotCheckable(Obstacle.UnknownSeries, "Z"), Of(claim with { Kind = ClaimKind.Spread, Against = "Z" }));
        Assert.Null(Of(claim with { Against = "Z" }));
        Assert.Equal(new NotCheckable(Obstacle.NotAPrice, "EFFR"), Of(claim with { Series = "EFFR" }));
        Assert.Equal(new NotCheckable(Obstacle.AfterData, "A", last.AddDays(1), last), Of(claim with { AsOf = last.AddDays(1) }));
        Assert.Equal(new NotCheckable(Obstacle.BeforeData, "A", Calendar[0].AddDays(-1), Calendar[0]), Of(claim with { AsOf = Calendar[0].AddDays(-1) }));
        Assert.Equal(new NotCheckable(Obstacle.NoAdjustedPrices, "^X"), Of(Claim("^X", ClaimKind.TotalReturn, 0.01)));
        Assert.Equal(new NotCheckable(Obstacle.NoBar, "H", Calendar[6]), Of(Claim("H", ClaimKind.Return, 0.01) with { Window = Between(6, 9) }));
        Assert.Equal(new NotCheckable(Obstacle.NoBar, "H", Calendar[6]), Of(Claim("A", ClaimKind.Beta, 0.01) with { Against = "H", Window = Between(2, 6) }));
        // L has bars from the third day to the eighth.
        Assert.Equal(new NotCheckable(Obstacle.SeriesNotBegun, "L", Calendar[1], Calendar[2]), Of(Claim("L", ClaimKind.Return, 0.01) with { Window = Between(1, 6) }));
        Assert.Equal(new NotCheckable(Obstacle.SeriesEnded, "L", Calendar[8], Calendar[7]), Of(Claim("L", ClaimKind.Return, 0.01) with { Window = Between(3, 8) }));
        Assert.Null(Of(Claim("L", ClaimKind.Return, 0.01) with { Window = Between(2, 7) }));
    }

    [Fact]
    public void Series_ThatBeginsInsideTheSearchAndEndsInIt()
    {
        // Of the six days of L there are 15 pairs with four prices and six single days with one, with and without dividends.
        var found = Only(Claim("L", ClaimKind.Return, 0.9, 1) with { Window = Between(2, 7) });
        Assert.Equal((2 * ((91 * 5) + (14 * 2)), 2 * ((15 * 4) + 6)), (found.Search!.Definitions, found.Search.Figures));
    }

    [Fact]
    public void Kinds_WhatTheDefinitionSays()
    {
        var volatility = Only(Claim("A", ClaimKind.AnnualVolatility, 0.5, 1)).Stated!;
        Assert.Equal((StandardDeviation.Sample, ReturnForm.Simple, 5), (volatility.Deviation, volatility.Form, volatility.Observations));
        var correlation = Only(Claim("A", ClaimKind.Correlation, 0.5, 1)).Stated!;
        Assert.Equal((null, ReturnForm.Simple, 5), (correlation.Deviation, correlation.Form, correlation.Observations));
        var beta = Only(Claim("A", ClaimKind.Beta, 0.5, 1)).Stated!;
        Assert.Equal((null, ReturnForm.Simple, 5), (beta.Deviation, beta.Form, beta.Observations));
        var fall = Only(Claim("A", ClaimKind.Drawdown, 0.5, 1)).Stated!;
        Assert.Equal((null, null, null), (fall.Deviation, fall.Form, fall.Observations));
    }

    [Fact]
    public void Obstacles_OfDailyReturns()
    {
        // H lacks the seventh day: two of the five returns from the fifth to the tenth are gone.
        var found = Check(
            Claim("H", ClaimKind.DailyVolatility, 0.01), Claim("F", ClaimKind.Correlation, 0.1), Claim("A", ClaimKind.Beta, 0.1) with { Against = "F" },
            Claim("A", ClaimKind.DailyVolatility, 0.01) with { Window = Between(8, 9) }, Claim("F", ClaimKind.Correlation, 0.1) with { Window = Between(7, 9) }).Claims;
        Assert.All(found, f => Assert.Equal((Verdict.NotCheckable, null, null), (f.Verdict, f.StatedGives, f.Search)));
        Assert.Equal(
            [Obstacle.TooFewReturns, Obstacle.NoVariation, Obstacle.NoVariation, Obstacle.TooFewReturns, Obstacle.NoVariation], found.Select(f => f.Obstacle!.Kind));
        Assert.Equal(["H", "F", "A", "A", "F"], found.Select(f => f.Obstacle!.Series));
        Assert.Equal([3, 5, 5, 1, 2], found.Select(f => f.Stated!.Observations!.Value));
        // Nine tenths of two are two: none may be missing.
        Assert.Equal(Obstacle.TooFewReturns, Only(Claim("H", ClaimKind.DailyVolatility, 0.01) with { Window = Between(3, 7) }).Obstacle!.Kind);
    }

    [Fact]
    public void Joint_OneDefinitionForSeveralClaims()
    {
        // All three were measured from the open of the fourth day to the close of the eleventh, one of them printed twice, with less digits.
        var claims = new[] { Elsewhere("A", 8), Elsewhere("C", 8), Elsewhere("A", 5), Elsewhere("^X", 8) };
        var check = Check(claims);
        Assert.All(check.Claims, c => Assert.Equal(Verdict.Refuted, c.Verdict));
        var joint = Assert.Single(check.Joint);
        Assert.Equal([0, 1, 2, 3], joint.Claims);
        var match = Assert.Single(joint.Matches);
        Assert.Equal(Definition(3, 10, DefinitionBase.Open, false), match.Definition);
        Assert.Equal((3, 2, false), (match.Changes, match.DaysMoved, match.OnEstablishedWindow));
        Assert.Equal(claims.Select(c => c.Value), match.Gives.Zip(claims, (gives, c) => Math.Round(gives, c.Digits)));
        // An index has no prices with dividends: half the definitions, and half the figures; by itself the fund has all.
        Assert.Equal(((91 * 5) + (14 * 2), (91 * 4) + 14, 1), (joint.Search.Definitions, joint.Search.Figures, joint.Search.Matches));
        Assert.Equal(2 * ((91 * 4) + 14), check.Claims[0].Search!.Figures);
        Assert.Equal((91 * 5) + (14 * 2), check.Claims[3].Search!.Definitions);
        Assert.False(joint.Search.IsExplainedByChance);
        Assert.Null(joint.OnEstablishedWindow);
        // A claim by itself has nothing to be joined with.
        Assert.Empty(Check(claims[0]).Joint);
        Assert.Empty(ClaimChecker.Check(_market, claims, 0, cancellationToken: TestContext.Current.CancellationToken).Joint[0].Matches);
    }

    [Fact]
    public void Joint_ExpectedByChanceIsOfAllSeriesTogether()
    {
        // Two printed values of one series are one series; of two series the neighbourhood is that of pairs of values.
        var check = Check(Claim("A", ClaimKind.Return, 0.3, 1), Claim("A", ClaimKind.Return, 0.4, 1), Claim("C", ClaimKind.Return, -0.3, 1));
        var one = check.Claims[0].Search!;
        Assert.Equal(ByChance(Distances("A", 0.3), 1), one.ExpectedByChance, 1e-12);
        double[] farthest = [.. Distances("A", 0.3).Zip(Distances("A", 0.4), Distances("C", -0.3)).Select(d => Math.Max(d.First, Math.Max(d.Second, d.Third)))];
        Assert.Equal(ByChance(farthest, 2), check.Joint[0].Search.ExpectedByChance, 1e-12);

        List<double> Distances(string id, double printed)
        {
            var series = _market.Instrument(id)!;
            var distances = new List<double>();
            for (var end = 0; end <= AsOf; end++)
                for (var start = 0; start <= end; start++)
                    foreach (var total in (bool[])[false, true])
                        foreach (var price in start == end ? [DefinitionBase.Open] : (DefinitionBase[])[DefinitionBase.Open, DefinitionBase.Close, DefinitionBase.High, DefinitionBase.Low])
                            distances.Add(Math.Abs((Price(series, end, DefinitionBase.Close, total) / Price(series, start, price, total)) - 1 - printed) * 10);
            return distances;
        }
    }

    [Fact]
    public void Joint_AWindowThatReturnsEstablishIsLookedForFirst()
    {
        // The volatilities come first on the page and are checked after the returns, whose window is theirs; each is that of the population, to two and three digits.
        double Population(string id)
        {
            var returns = Daily(_market.Instrument(id)!, 3, 10);
            return Math.Sqrt(returns.Sum(r => (r - returns.Average()) * (r - returns.Average())) / 7);
        }

        var check = Check(
            Claim("A", ClaimKind.DailyVolatility, Population("A"), 2), Claim("C", ClaimKind.DailyVolatility, Population("C"), 3),
            Elsewhere("A", 8), Elsewhere("C", 8));
        Assert.Equal([[0, 1], [2, 3]], check.Joint.Select(j => j.Claims));
        Assert.Null(check.Joint[1].OnEstablishedWindow);
        var volatilities = check.Joint[0];
        var match = volatilities.Matches[0];
        Assert.True(match.OnEstablishedWindow);
        Assert.Equal((Calendar[3], Calendar[10], PriceBasis.Price, StandardDeviation.Population), (match.Definition.Start, match.Definition.End, match.Definition.Basis, match.Definition.Deviation));
        // Those elsewhere follow, each group the nearest first.
        Assert.Contains(volatilities.Matches, m => !m.OnEstablishedWindow);
        Assert.Equal(volatilities.Matches.OrderBy(m => !m.OnEstablishedWindow).ThenBy(m => m.Changes).ThenBy(m => m.DaysMoved), volatilities.Matches);
        var on = volatilities.OnEstablishedWindow!;
        // One window: two deviations, two forms, with and without dividends.
        Assert.Equal((8, 8, volatilities.Matches.Count(m => m.OnEstablishedWindow)), (on.Definitions, on.Figures, on.Matches));
        Assert.Equal(volatilities.Search.ExpectedByChance * 8 / volatilities.Search.Figures, on.ExpectedByChance, 1e-15);
        // Each volatility by itself tells which of its matches lie on the window too.
        Assert.Contains(check.Claims[0].Matches, m => m.OnEstablishedWindow);
        Assert.All(check.Claims[0].Matches, m => Assert.Equal((m.Definition.Start, m.Definition.End) == (Calendar[3], Calendar[10]), m.OnEstablishedWindow));
    }

    [Fact]
    public void Joint_OnAWindowOnlyTheFiguresThatThereAreCount()
    {
        var check = Check(
            Elsewhere("A", 8), Elsewhere("^X", 8), Claim("A", ClaimKind.DailyVolatility, 0.3, 1), Claim("^X", ClaimKind.DailyVolatility, 0.3, 1));
        // The index has no dividends: of the window's eight definitions four give a figure.
        var on = check.Joint[1].OnEstablishedWindow!;
        Assert.Equal((8, 4), (on.Definitions, on.Figures));
    }

    [Fact]
    public void Level_OfTheFirstDay()
        => Assert.Equal(
            _market.Instrument("A")!.Close.Values[0], Only(Claim("A", ClaimKind.Level, 1) with { Window = new StatedWindow.Day(), AsOf = Calendar[0] }).StatedGives);

    [Fact]
    public void Joint_WhatChanceExplainsEstablishesNothing()
    {
        var check = Check(
            Claim("A", ClaimKind.Return, 0.1, 1), Claim("C", ClaimKind.Return, 0.1, 1), Claim("A", ClaimKind.DailyVolatility, 0.3, 1), Claim("C", ClaimKind.DailyVolatility, 0.3, 1));
        Assert.True(check.Joint[0].Search.IsExplainedByChance);
        Assert.Null(check.Joint[1].OnEstablishedWindow);
        // Nor does what fits nowhere, nor a volatility, however well it fits.
        Assert.Null(Check(
            Claim("A", ClaimKind.Return, 7.1, 4), Claim("C", ClaimKind.Return, 7.2, 4), Claim("A", ClaimKind.DailyVolatility, 0.3, 1), Claim("C", ClaimKind.DailyVolatility, 0.3, 1)).Joint[1].OnEstablishedWindow);
        double[] a = Daily(_market.Instrument("A")!, 3, 10), c = Daily(_market.Instrument("C")!, 3, 10);
        double Sample(double[] returns) => Math.Sqrt(returns.Sum(r => (r - returns.Average()) * (r - returns.Average())) / 6);
        var volatilities = Check(
            Claim("A", ClaimKind.DailyVolatility, Sample(a), 9), Claim("C", ClaimKind.DailyVolatility, Sample(c), 9), Claim("A", ClaimKind.Beta, 9.1, 1), Claim("C", ClaimKind.Beta, 9.2, 1));
        Assert.False(volatilities.Joint[0].Search.IsExplainedByChance);
        Assert.Equal((Calendar[3], Calendar[10]), (volatilities.Joint[0].Matches[0].Definition.Start, volatilities.Joint[0].Matches[0].Definition.End));
        Assert.Null(volatilities.Joint[1].OnEstablishedWindow);
        // Another window, as stated, is another page's matter.
        var other = Check(
            Elsewhere("A", 8), Elsewhere("C", 8), Claim("A", ClaimKind.DailyVolatility, 0.3, 1) with { Window = Between(2, 9) },
            Claim("C", ClaimKind.DailyVolatility, 0.3, 1) with { Window = Between(2, 9) });
        Assert.Null(other.Joint[1].OnEstablishedWindow);
    }

    [Fact]
    public void Drawdown_OverAHoleAndFromOne()
    {
        // From the seventh day, which H lacks, nothing is measured; over it the other closes count.
        var series = _market.Instrument("H")!;
        double[] closes = [.. series.Close.Values[4..10].ToArray().Where(c => !double.IsNaN(c))];
        var fall = closes.Select((close, i) => (close / closes[..(i + 1)].Max()) - 1).Min();
        Assert.Equal(fall, Only(Claim("H", ClaimKind.Drawdown, 0.9, 1)).StatedGives!.Value, 1e-15);
        var found = Only(Claim("H", ClaimKind.Drawdown, 0.9, 1));
        // 91 spans twice; 7 begin on the hole and 6 end on it.
        Assert.Equal((2 * 91, 2 * (91 - 13)), (found.Search!.Definitions, found.Search.Figures));
        var volatility = Only(Claim("H", ClaimKind.DailyVolatility, 0.9, 1) with { Window = Between(8, 12) });
        Assert.Equal(Verdict.Refuted, volatility.Verdict);
    }

    /// <summary>A return from the fifth to the tenth day, as stated, of the fourteenth.</summary>
    private static Claim Claim(string series, ClaimKind kind, double value, int digits = 10) => new()
    {
        Series = series, Kind = kind, Window = Between(4, 9), AsOf = Calendar[AsOf], Value = Math.Round(value, digits), Digits = digits,
    };

    /// <summary>A return that was measured from the open of the fourth day to the close of the eleventh.</summary>
    private Claim Elsewhere(string series, int digits)
    {
        var bars = _market.Instrument(series)!;
        return Claim(series, ClaimKind.Return, (Price(bars, 10, DefinitionBase.Close, false) / Price(bars, 3, DefinitionBase.Open, false)) - 1, digits);
    }

    private static StatedWindow.Between Between(int from, int to) => new StatedWindow.Between(new(Calendar[from], Calendar[to], WindowBase.Close));

    private static ClaimDefinition Definition(int start, int end, DefinitionBase price, bool total)
        => new() { Start = Calendar[start], End = Calendar[end], Base = price, Basis = total ? PriceBasis.Total : PriceBasis.Price };

    private ClaimCheck Check(params Claim[] claims) => ClaimChecker.Check(_market, claims, int.MaxValue, cancellationToken: TestContext.Current.CancellationToken);

    private CheckedClaim Only(Claim claim) => Check(claim).Claims.Single();

    /// <summary>A price of a day; with dividends by the factor of the day's close.</summary>
    private static double Price(BarSeries series, int day, DefinitionBase price, bool total)
    {
        var raw = price switch
        {
            DefinitionBase.Open => series.Open[day],
            DefinitionBase.High => series.High[day],
            DefinitionBase.Low => series.Low[day],
            _ => series.Close.Values[day],
        };
        return !total ? raw : price == DefinitionBase.Close ? series.Adjusted.Values[day] : raw * (series.Adjusted.Values[day] / series.Close.Values[day]);
    }

    private static double[] Daily(BarSeries series, int start, int end) => [.. Enumerable.Range(start + 1, end - start).Select(day => (series.Close.Values[day] / series.Close.Values[day - 1]) - 1)];

    /// <summary>Definitions within 2, 4, 8, … units of the printed value, once there are a hundred, over the other values there.</summary>
    private static double ByChance(IReadOnlyCollection<double> distances, int series)
    {
        var reach = 2;
        while (reach < 16384 && distances.Count(d => d > 0.5 && d <= reach + 0.5) < 100)
            reach *= 2;
        return distances.Count(d => d > 0.5 && d <= reach + 0.5) / (Math.Pow((2 * reach) + 1, series) - 1);
    }
}
