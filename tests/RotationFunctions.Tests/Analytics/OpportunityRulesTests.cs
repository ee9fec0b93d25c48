using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>The conditions of the opportunities written down a second time, from closes and yields, and every reason why one cannot be told.</summary>
public sealed class OpportunityRulesTests
{
    private const int Days = 500;
    private const int Few = 170;
    private const int Hole = 200;

    private static readonly TradingCalendar Calendar = SyntheticMarket.Calendar(Days);

    private static readonly MarketRoles Universe = MarketRoles.UnitedStates with
    {
        Sectors = new(
            [new("C1", new(2000, 1, 1)), new("C2", new(2000, 1, 1)), new("D1", new(2000, 1, 1)), new("D2", new(2000, 1, 1))],
            [
                new(MarketSectors.Cyclical, ["C1", "C2"]), new(MarketSectors.Defensive, ["D1", "D2"]),
                new(MarketSectors.RateSensitive, ["D1"]), new(MarketSectors.EconomicallySensitive, ["C1"]),
            ]),
    };

    [Fact]
    public void Conditions_HoldWhenTheirFiguresDo()
    {
        var market = new Market();
        var rules = market.Rules();
        Assert.Equal(
            ["opportunity.smallCapBreakout", "opportunity.microCaps", "opportunity.regionalBanks", "opportunity.cyclicals", "opportunity.smallValue", "opportunity.credit"],
            rules.Select(r => r.Id));
        Assert.Equal(
            ["IWM-SPY", "IWC-IWM", "KRE-SPY", "C1,C2-SPY", "IWN-IWO", "HYG-TLT"],
            rules.Select(r => r.On(Days - 1).Records!).Select(r => $"{string.Join(',', r.Of)}-{r.Against}"));
        foreach (var rule in rules)
        {
            var (told, held) = (0, 0);
            for (var day = 0; day < Days; day++)
            {
                var holds = market.Holds(rule.Id, day);
                Assert.True(holds == rule.Holds(day), $"{rule.Id} on day {day}: {holds} expected");
                Assert.Equal(holds is null, rule.Explain(day) is not null);
                Assert.Equal((told, held), (rule.On(day).DaysOfPast, (int)Math.Round((rule.On(day).ShareOfPast ?? 0) * told)));
                (told, held) = (told + (holds is null ? 0 : 1), held + (holds is true ? 1 : 0));
            }

            Assert.True(held > 0 && held < told, $"{rule.Id} held on {held} of {told} days");
        }
    }

    [Fact]
    public void Conditions_AsServed()
    {
        var market = new Market();
        var rules = market.Rules();
        (string Figure, double Threshold)[][] expected =
        [
            [("breakout.held", 1), ("IWM-SPY/rs.newHigh.3M", 1)],
            [("IWC-IWM/spread.3M", 0), ("opportunity.microCaps.recentHigh", 1)],
            [("KRE-SPY/rs.slope.3M", 0), ("opportunity.regionalBanks.twoYearChange", 0), ("opportunity.regionalBanks.curveChange", 0)],
            [("sector.cyclicalMinusDefensive.1M", 0), ("percentile.sector.cyclicalMinusDefensive.1M", 0.75), ("sector.breadth.1M", 0.5)],
            [("IWN-IWO/spread.3M", 0), ("IWN-IWO/rs.slope.3M", 0), ("IWN-IWO/rs.slope.3M.t", 2)],
            [("credit.excess.3M", 0), ("percentile.credit.excess.3M", 0.75)],
        ];
        const int day = Days - 1;
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], rules[i].On(day).Conditions.Select(c => (c.Figure, c.Threshold!.Value)));
        Assert.Equal((double)market.TwoYearChange(day)!.Value, rules[2].On(day).Conditions[1].Value!.Value, 1e-12);
        Assert.Equal((double)market.CurveChange(day)!.Value, rules[2].On(day).Conditions[2].Value!.Value, 1e-12);
        Assert.Equal(market.Excess(day)!.Value, rules[5].On(day).Conditions[0].Value!.Value, 1e-12);
    }

    [Fact]
    public void Records_MeasureThePairThatTheConditionIsAbout()
    {
        var market = new Market();
        foreach (var rule in market.Rules())
        {
            var record = rule.On(Days - 1).Records!;
            Assert.Equal([21, 63, 252], record.Horizons.Select(h => h.Days));
            foreach (var entry in record.Entries!)
                foreach (var (days, outcome) in entry.Outcomes)
                    Assert.Equal(market.Lead(rule.Id, Calendar.IndexOf(entry.Date), int.Parse(days, System.Globalization.CultureInfo.InvariantCulture)), outcome, 1e-12);
        }
    }

    [Fact]
    public void Explain_DaysTooEarly()
    {
        var rules = new Market().Rules();
        Assert.StartsWith("IWM-SPY/rs.newHigh.3M is absent: It needs 63 days", rules[0].Explain(61)?.Text, StringComparison.Ordinal);
        Assert.Null(rules[0].Explain(62));
        // A spread over 63 days has a base one day earlier.
        Assert.Equal(
            $"IWC-IWM/spread.3M is absent: It needs 63 trading days before {Calendar[62]:yyyy-MM-dd}; IWC begins on {Calendar[0]:yyyy-MM-dd}, 62 before it.", rules[1].Explain(62)?.Text);
        Assert.Equal("opportunity.microCaps.recentHigh is absent: The ratio lacks a 63-day comparison on one of the last 5 days.", rules[1].Explain(65)?.Text);
        Assert.Null(rules[1].Explain(66));
        Assert.Equal(
            $"opportunity.regionalBanks.twoYearChange is absent: DGS2 and DGS10 must have been published of late on {Calendar[62]:yyyy-MM-dd} and 63 trading days before.", rules[2].Explain(62)?.Text);
        Assert.Null(rules[2].Explain(63));
        Assert.Equal("percentile.sector.cyclicalMinusDefensive.1M is absent: a percentile needs 252 earlier values.", rules[3].Explain(272)?.Text);
        Assert.Null(rules[3].Explain(273));
        Assert.StartsWith("sector.cyclicalMinusDefensive.1M is absent: The calendar has fewer than 21", rules[3].Explain(20)?.Text, StringComparison.Ordinal);
        Assert.StartsWith("credit.excess.3M is absent: totalReturn.3M of HYG is absent: It needs 63 trading days", rules[5].Explain(62)?.Text, StringComparison.Ordinal);
        Assert.Equal("percentile.credit.excess.3M is absent: a percentile needs 252 earlier values.", rules[5].Explain(316)?.Text);
        // Two days more than 315: the hole costs one as an end and one as a base.
        Assert.Null(rules[5].Explain(317));
        Assert.Equal("breakout.held is absent: no breakout", new Market(Few) { BreakoutFrom = 70 }.Rules()[0].Explain(69)?.Text);
    }

    [Fact]
    public void Explain_ARatioThatLacksTooManyDays()
    {
        // Seven days of the last 63 are lacking, none of them an end of the window: there is a return, and no comparison.
        var rule = new Market(Few) { Holes = "IWC" }.Rules()[1];
        Assert.NotNull(rule.On(165).Conditions[0].Value);
        Assert.Equal("opportunity.microCaps.recentHigh is absent: Too many of the last 63 days lack a bar of IWC or IWM.", rule.Explain(165)?.Text);
        Assert.NotNull(rule.On(100).Conditions[1].Value);
    }

    [Fact]
    public void Conditions_NothingIsServedOfWhatIsAbsent()
    {
        // Too early, and before a fund begins.
        foreach (var rules in new[] { new Market(Few).Rules(), new Market(Few) { Late = "HYG" }.Rules() })
            foreach (var rule in rules.Where(rule => rule.Id is RotationIds.Credit or RotationIds.RegionalBanks))
                Assert.All(rule.On(30).Conditions, condition => Assert.Equal((null, null), (condition.Value, condition.Met)));
    }

    [Fact]
    public void Explain_WithoutABar()
    {
        var rules = new Market().Rules();
        Assert.Equal($"KRE-SPY/rs.slope.3M is absent: KRE has no bar on {Calendar[Hole]:yyyy-MM-dd}.", rules[2].Explain(Hole)?.Text);
        Assert.Equal($"credit.excess.3M is absent: totalReturn.3M of TLT is absent: TLT has no bar on {Calendar[Hole + 1]:yyyy-MM-dd}.", rules[5].Explain(Hole + 1)?.Text);
    }

    [Theory]
    [InlineData("IWC", 1, "IWC-IWM/spread.3M")]
    [InlineData("KRE", 2, "KRE-SPY/rs.slope.3M")]
    [InlineData("IWO", 4, "IWN-IWO/spread.3M")]
    public void Explain_ASeriesThatIsMissingReadsLikeOneThatBeginsLater(string id, int rule, string figure)
    {
        var expected = $"{figure} is absent: {id} has nothing dated on or before {Calendar[99]:yyyy-MM-dd}.";
        var missing = new Market(Few) { Missing = id }.Rules()[rule];
        Assert.Equal(expected, missing.Explain(99)?.Text);
        Assert.Null(missing.Holds(Few - 1));
        var later = new Market(Few) { Late = id }.Rules()[rule];
        Assert.Equal(expected, later.Explain(99)?.Text);
        Assert.DoesNotContain("nothing dated", later.Explain(100)?.Text, StringComparison.Ordinal);
        Assert.NotNull(later.Holds(Few - 1));
    }

    [Theory]
    [InlineData("DGS2")]
    [InlineData("DGS10")]
    public void Explain_WithoutAYield(string id)
        => Assert.StartsWith("opportunity.regionalBanks.twoYearChange is absent: DGS2 and DGS10 must", new Market(Few) { Missing = id }.Rules()[2].Explain(150)?.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("HYG")]
    [InlineData("TLT")]
    public void Explain_Credit(string id)
    {
        var expected = $"credit.excess.3M is absent: {id} has nothing dated on or before {Calendar[99]:yyyy-MM-dd}.";
        Assert.Equal(expected, new Market(Few) { Missing = id }.Rules()[5].Explain(99)?.Text);
        Assert.Equal(expected, new Market(Few) { Late = id }.Rules()[5].Explain(99)?.Text);
        Assert.StartsWith(
            $"credit.excess.3M is absent: totalReturn.3M of {id} is absent: {id} has no closes adjusted for dividends",
            new Market(Few) { Unadjusted = id }.Rules()[5].Explain(150)?.Text, StringComparison.Ordinal);
        Assert.StartsWith(
            $"credit.excess.3M is absent: totalReturn.3M of {id} is absent: {id} has no bar on", new Market(Few) { Ended = id }.Rules()[5].Explain(150)?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Yields_OlderThanFiveTradingDaysAreNoYields()
    {
        // None is published from day 101 on: that of day 100 is known on 101 and five trading days old on 105.
        var rule = new Market(Few) { YieldsUntil = 101 }.Rules()[2];
        Assert.NotNull(rule.Holds(105));
        Assert.Null(rule.Holds(106));
        Assert.Null(rule.Holds(Few - 1));
    }

    /// <summary>Funds that wander, with two yields; of a shorter history the sectors are left out.</summary>
    private sealed class Market
    {
        private readonly Dictionary<string, double[]> _close = [];
        private readonly TradingCalendar _calendar;
        private readonly double[] _breakout;
        private readonly DateOnly[] _published;
        private readonly double[] _two, _ten;

        public Market(int days = Days)
        {
            var random = new Random(7);
            _calendar = SyntheticMarket.Calendar(days);
            _breakout = [.. Enumerable.Range(0, days).Select(day => day % 50 < 35 ? 1.0 : 0)];
            string[] ids = ["SPY", "IWM", "IWC", "KRE", "IWN", "IWO", "HYG", "TLT", "C1", "C2", "D1", "D2"];
            foreach (var id in days < Days ? ids[..^4] : ids)
            {
                // A drift that turns, so that ratios rise and fall for a while.
                var (level, drift) = (100.0, 0.0);
                _close[id] = [.. Enumerable.Range(0, days).Select(day =>
                {
                    if (day % 40 == 0)
                        drift = 0.006 * (random.NextDouble() - 0.5);
                    return level *= 1 + drift + (0.01 * (random.NextDouble() - 0.5));
                })];
            }

            if (days > Hole)
                (_close["KRE"][Hole], _close["TLT"][Hole + 1]) = (double.NaN, double.NaN);
            // A bond holiday now and then; the first yield is known on the first day.
            var published = Enumerable.Range(0, days).Where(day => day % 31 != 17).ToArray();
            _published = [.. published.Select(day => _calendar[day])];
            _two = [.. published.Select(day => Math.Round(4 + (0.2 * Math.Sin(day / 20.0)), 2))];
            _ten = [.. published.Select((day, i) => _two[i] + Math.Round(0.5 + (0.1 * Math.Sin(day / 13.0)), 2))];
        }

        public string? Missing { get; init; }

        /// <summary>A fund that begins on day 100.</summary>
        public string? Late { get; init; }

        /// <summary>A fund whose last bar is of day 89.</summary>
        public string? Ended { get; init; }

        public string? Unadjusted { get; init; }

        /// <summary>The day before which yields are published.</summary>
        public int YieldsUntil { get; init; } = int.MaxValue;

        /// <summary>A fund without bars on days 120 to 126.</summary>
        public string? Holes { get; init; }

        public int BreakoutFrom { get; init; }

        /// <summary>Dividends of a thousandth every tenth day.</summary>
        private static double Dividends(int day) => Math.Pow(1.001, day / 10);

        public OpportunityHistory[] Rules()
        {
            _breakout.AsSpan(0, BreakoutFrom).Fill(double.NaN);
            var until = _published.Count(day => _calendar.IndexOf(day) <= YieldsUntil);
            var observations = new List<ObservationSeries> { new("DGS2", _published.AsSpan(0, until), _two.AsSpan(0, until)), new("DGS10", _published.AsSpan(0, until), _ten.AsSpan(0, until)) };
            var history = new MarketHistory(_calendar, "SPY", _close.Keys.Where(id => id != Missing).Select(Bars), observations.Where(o => o.Id != Missing));
            var figures = InstrumentFigures.OfAll(history).ToDictionary(f => f.Series.Id);
            return new OpportunityRules(
                    history, Universe, figures,
                    (a, b) => figures.TryGetValue(a, out var first) && figures.TryGetValue(b, out var second) ? PairFigures.Of(first, second) : null,
                    figures.TryGetValue("HYG", out var high) && figures.TryGetValue("TLT", out var bonds) ? new CreditExcess(high, bonds) : null)
                .All(_breakout, _ => Reason.Stored(Reason.Message, "no breakout", []), SectorFigures.Of(_calendar, figures["SPY"], figures, Universe.Sectors));
        }

        public bool? Holds(string id, int day) => id switch
        {
            RotationIds.SmallCapBreakout => Both(_breakout[day] == 1, IsHigh("IWM", "SPY", day)),
            RotationIds.MicroCaps => Both(
                Spread("IWC", "IWM", day) is { } lead ? lead > 0 : null,
                day < 66 ? null : Enumerable.Range(day - 4, 5).Any(d => IsHigh("IWC", "IWM", d) is true)),
            RotationIds.RegionalBanks => Both(
                Slope(Close("KRE"), Close("SPY"), day) is { } trend ? trend.Slope > 0 : null,
                day < 63 ? null : TwoYearChange(day) < 0 || CurveChange(day) > 0),
            RotationIds.Cyclicals => Cyclicals(day),
            RotationIds.SmallValue => Both(
                Spread("IWN", "IWO", day) is { } lead ? lead > 0 : null, Slope(Close("IWN"), Close("IWO"), day) is { } trend ? trend.Slope > 0 && trend.T > 2 : null),
            _ => Credit(day),
        };

        /// <summary>Total return of HYG less a quarter of TLT's over 63 days.</summary>
        public double? Excess(int day) => day < 63 || Total("HYG", day, 63) - (0.25 * Total("TLT", day, 63)) is not (var excess and (< 0 or >= 0)) ? null : excess;

        /// <summary>The lead that a condition's record is of, over some days after a day.</summary>
        public double Lead(string id, int day, int days) => id switch
        {
            RotationIds.SmallCapBreakout => Total("IWM", day + days, days) - Total("SPY", day + days, days),
            RotationIds.MicroCaps => Total("IWC", day + days, days) - Total("IWM", day + days, days),
            RotationIds.RegionalBanks => Total("KRE", day + days, days) - Total("SPY", day + days, days),
            RotationIds.Cyclicals => ((Total("C1", day + days, days) + Total("C2", day + days, days)) / 2) - Total("SPY", day + days, days),
            RotationIds.SmallValue => Total("IWN", day + days, days) - Total("IWO", day + days, days),
            _ => Total("HYG", day + days, days) - (0.25 * Total("TLT", day + days, days)),
        };

        private double Total(string id, int day, int days) => (_close[id][day] * Dividends(day) / (_close[id][day - days] * Dividends(day - days))) - 1;

        private bool? Credit(int day)
        {
            if (Excess(day) is not { } now)
                return null;
            double[] earlier = [.. Enumerable.Range(0, day).Select(Excess).OfType<double>()];
            return earlier.Length < 252 ? null : now > 0 && (double)earlier.Count(e => e < now) / earlier.Length >= 0.75;
        }

        public decimal? TwoYearChange(int day) => day < 63 ? null : Known(_two, day) - Known(_two, day - 63);

        public decimal? CurveChange(int day)
            => day < 63 ? null : Known(_ten, day) - Known(_two, day) - (Known(_ten, day - 63) - Known(_two, day - 63));

        /// <summary>Slope of the logarithm of a ratio over 63 days, at least 57 of them there, a year, and its t statistic.</summary>
        public (double Slope, double T)? Slope(Func<Market, int, double> a, Func<Market, int, double> b, int day)
        {
            var from = day - 62;
            if (from < (Late is null ? 0 : 100) || double.IsNaN(a(this, day) / b(this, day)))
                return null;
            var points = Enumerable.Range(from, 63).Select(d => (X: (double)d, Y: Math.Log(a(this, d) / b(this, d)))).Where(p => !double.IsNaN(p.Y)).ToArray();
            if (points.Length < 57)
                return null;
            double meanX = points.Average(p => p.X), meanY = points.Average(p => p.Y);
            var squares = points.Sum(p => (p.X - meanX) * (p.X - meanX));
            var slope = points.Sum(p => (p.X - meanX) * (p.Y - meanY)) / squares;
            var error = points.Sum(p => Math.Pow(p.Y - meanY - (slope * (p.X - meanX)), 2));
            return (slope * 252, slope / Math.Sqrt(error / (points.Length - 2) / squares));
        }

        private static Func<Market, int, double> Close(string id) => (market, day) => market._close[id][day];

        private static bool? Both(bool? one, bool? other) => one is { } a && other is { } b ? a && b : null;

        private bool? Cyclicals(int day)
        {
            if (day < 21 + 252)
                return null;
            double Return(string id, int d) => (_close[id][d] / _close[id][d - 21]) - 1;
            double Difference(int d) => ((Return("C1", d) + Return("C2", d)) / 2) - ((Return("D1", d) + Return("D2", d)) / 2);
            var earlier = Enumerable.Range(21, day - 21).Select(Difference).ToArray();
            var percentile = (double)earlier.Count(e => e < Difference(day)) / earlier.Length;
            var winners = new[] { "C1", "C2", "D1", "D2" }.Count(id => Return(id, day) > Return("SPY", day));
            return Difference(day) > 0 && percentile >= 0.75 && winners > 2;
        }

        private double? Spread(string a, string b, int day)
            => day < 63 ? null : (_close[a][day] / _close[a][day - 63]) - (_close[b][day] / _close[b][day - 63]);

        private bool? IsHigh(string a, string b, int day)
            => day < 62 ? null : Enumerable.Range(day - 62, 63).All(d => _close[a][d] / _close[b][d] <= _close[a][day] / _close[b][day]);

        private decimal Known(double[] yields, int day)
        {
            var known = Array.BinarySearch(_published, _calendar[day]);
            return Math.Round((decimal)yields[known >= 0 ? known : ~known - 1], 2);
        }

        private BarSeries Bars(string id)
        {
            var (from, to) = (id == Late ? 100 : 0, id == Ended ? 90 : _calendar.Count);
            double[] close = _close[id][from..to];
            if (id == Holes)
                close.AsSpan(120 - from, 7).Fill(double.NaN);
            double[] adjusted = [.. close.Select((c, i) => c * Dividends(from + i))];
            return new BarSeries(id, from, close, close, close, close, id == Unadjusted ? null : adjusted, null);
        }
    }
}
