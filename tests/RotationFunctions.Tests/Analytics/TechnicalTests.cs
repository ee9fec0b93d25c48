using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class TechnicalTests
{
    [Fact]
    public void Range_TheDaysBeforeTheLast63()
    {
        // 756 days between 90 and 110, then 63 days that do not count, whatever they do.
        double[] closes = [.. Enumerable.Range(0, 756).Select(i => i switch { 10 => 110.0, 20 => 90.0, _ => 100.0 }), .. Enumerable.Repeat(105.0, 62), 300.0];
        double[] high = new double[closes.Length], low = new double[closes.Length];
        TradingRange.Range(new ClosePrices(closes), high, low);
        Assert.Equal((110, 90), (high[^1], low[^1]));
        Assert.Equal((double.NaN, double.NaN), (high[^2], low[^2]));
    }

    [Theory]
    [InlineData("101 101 101", 0)] // three closes above 100
    [InlineData("101 101 100 101", -1)] // at the high is not above it
    [InlineData("99 101 101 101 99.5 99", 1)] // 99 is exactly one percent under: not more
    [InlineData("101 101 101 98.9", -1)] // lost
    [InlineData("101 101 101 98.9 101 101 101 100.5", 4)] // and found again
    [InlineData("101 101 101 98.9 101 101", -1)] // two are not three
    [InlineData("101 - 101 - 101", 0)] // a day without a bar neither counts nor interrupts
    public void Breakout_States(string last, int expected)
    {
        double[] tail = [.. last.Split(' ').Select(v => v == "-" ? double.NaN : double.Parse(v, System.Globalization.CultureInfo.InvariantCulture))];
        double[] closes = [.. Enumerable.Repeat(95.0, 70), .. tail];
        var first = new int[closes.Length];
        TradingRange.Breakouts(new ClosePrices(closes), Enumerable.Repeat(100.0, closes.Length).ToArray(), first);
        Assert.Equal(expected < 0 ? -1 : 70 + expected, first[^1]);
    }

    [Fact]
    public void Breakout_FromTheVeryFirstClose()
    {
        var first = new int[5];
        TradingRange.Breakouts(new ClosePrices(new double[] { 101, 101, 101, 100, 98.9 }), Enumerable.Repeat(100.0, 5).ToArray(), first);
        Assert.Equal([-1, -1, 0, 0, -1], first);
    }

    [Fact]
    public void Breakout_OlderThan63DaysBeginsWithThem()
    {
        double[] closes = [.. Enumerable.Repeat(95.0, 10), .. Enumerable.Repeat(105.0, 100)];
        var first = new int[closes.Length];
        TradingRange.Breakouts(new ClosePrices(closes), Enumerable.Repeat(100.0, closes.Length).ToArray(), first);
        Assert.Equal(closes.Length - 63, first[^1]);
    }

    [Fact]
    public void Zigzag_PivotsAreKnownLater()
    {
        // A high at 110 is known by 105 (under 105.6), the low at 100 by 105 (above 104), the high at 120 not yet by 116 (115.2).
        var pivots = Zigzag.Pivots([100, 110, 106, 105, 100, 103, 105, 120, 116], 0.04);
        Assert.Equal([new Pivot(1, false, 3), new Pivot(4, true, 6)], pivots);
        pivots = Zigzag.Pivots([100, 110, 106, 105, 100, 103, 105, 120, 116, 115], 0.04);
        Assert.Equal(new Pivot(7, false, 9), pivots[^1]);
    }

    [Fact]
    public void Zigzag_AFallFromTheFirstBarMakesItAHigh()
        => Assert.Equal(new Pivot(0, false, 1), Zigzag.Pivots([100, 95], 0.04)[0]);

    [Theory]
    [InlineData("100 110 110 105", "1 high 3")] // of equal highs the first
    [InlineData("100 96 95.99", "0 high 2")] // four percent under is not more than four percent
    [InlineData("110 100 100 104 104.01", "0 high 1; 1 low 4")] // nor over; of equal lows the first
    [InlineData("100 90 - 95", "0 high 1; 1 low 3")]
    public void Zigzag_Ties(string closes, string expected)
    {
        double[] values = [.. closes.Split(' ').Select(v => v == "-" ? double.NaN : double.Parse(v, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(expected, string.Join("; ", Zigzag.Pivots(values, 0.04).Select(p => $"{p.Position} {(p.IsLow ? "low" : "high")} {p.KnownAt}")));
    }

    [Fact]
    public void Pattern_ByHand()
    {
        // Straight lines between turning points: down to the shoulder 100, up to 120, head 90, peak 118, shoulder 101, then up.
        double[] closes = Path((0, 130), (30, 100), (50, 120), (80, 90), (100, 118), (120, 101), (160, 131));
        var patterns = InverseHeadAndShoulders.OnEveryDay(closes);
        // The second shoulder is a pivot with the first close above 101 × 1.04 = 105.04: at 0.75 a day on day 126 (105.5).
        Assert.Null(patterns[125]);
        var forming = patterns[126]!;
        Assert.Equal([30, 50, 80, 100, 120], forming.Points);
        // The neckline falls 2 in 50 days: 120 − 0.04(t − 50); the price is 101 + 0.75(t − 120).
        // Above it when 101 + 0.75(t − 120) > 122 − 0.04t, t > 140.5…: 0.79t > 111, t = 141.
        Assert.Equal(141, forming.ServedAt);
        Assert.Equal(120 - (0.04 * 30) - 90, forming.Depth, 1e-9);
        Assert.Equal(120 - (0.04 * 91), forming.Neckline(closes, 141), 1e-9);
        Assert.Same(forming, patterns[160]);
    }

    [Theory]
    [InlineData(100, 120, 90, 118, 101, true)]
    [InlineData(100, 120, 96.5, 118, 101, false)] // the head is not four percent under the first shoulder
    [InlineData(100, 120, 90, 118, 111, false)] // shoulders more than five percent from their mean
    [InlineData(100, 132, 90, 118, 101, false)] // peaks likewise
    [InlineData(100, 120, 101.5, 118, 95, false)] // the second low is no head
    [InlineData(100, 120, 96, 118, 101, false)] // exactly four percent under
    [InlineData(95, 120, 85, 118, 105, true)] // exactly five percent from their mean
    public void Pattern_Rules(double shoulder1, double peak1, double head, double peak2, double shoulder2, bool isPattern)
    {
        double[] closes = Path((0, 140), (30, shoulder1), (50, peak1), (80, head), (100, peak2), (120, shoulder2), (160, 150));
        Assert.Equal(isPattern, InverseHeadAndShoulders.OnEveryDay(closes)[^1] is not null);
    }

    [Fact]
    public void Pattern_TooShort()
    {
        double[] closes = Path((0, 140), (30, 100), (42, 120), (60, 90), (75, 118), (92, 101), (130, 150));
        Assert.Null(InverseHeadAndShoulders.OnEveryDay(closes)[^1]);
    }

    [Theory]
    [InlineData(93, true)] // 63 days from shoulder to shoulder
    [InlineData(92, false)]
    public void Pattern_Shortest(int secondShoulder, bool isPattern)
    {
        double[] closes = Path((0, 140), (30, 100), (42, 120), (60, 90), (75, 118), (secondShoulder, 101), (130, 150));
        Assert.Equal(isPattern, InverseHeadAndShoulders.OnEveryDay(closes)[^1] is not null);
    }

    [Theory]
    [InlineData(534, true)] // 504 days from the first shoulder to the head
    [InlineData(535, false)]
    public void Pattern_AShoulderFarFromTheHead(int head, bool isPattern)
    {
        double[] closes = Path((0, 130), (30, 100), (300, 120), (head, 90), (560, 118), (580, 101), (640, 131));
        Assert.Equal(isPattern, InverseHeadAndShoulders.OnEveryDay(closes)[^1] is not null);
    }

    [Fact]
    public void Pattern_OfEqualPeaksTheEarliest()
    {
        double[] closes = Path((0, 130), (30, 100), (40, 120), (45, 118), (50, 120), (80, 90), (95, 118), (100, 116), (105, 118), (120, 101), (160, 131));
        Assert.Equal([30, 40, 80, 95, 120], InverseHeadAndShoulders.OnEveryDay(closes)[^1]!.Points);
    }

    [Fact]
    public void Pattern_AnotherCloseAsLowAsTheHead()
    {
        // The zigzag takes the first of the equal lows; the second does not end the search.
        double[] closes = Path((0, 130), (30, 100), (50, 120), (80, 90), (82, 91), (84, 90), (104, 118), (124, 101), (164, 131));
        Assert.Equal([30, 50, 80, 104, 124], InverseHeadAndShoulders.OnEveryDay(closes)[^1]!.Points);
    }

    [Fact]
    public void Pattern_ConfirmedByACloseAboveTheNecklineAfterTheSecondShoulder()
    {
        // Peaks of 120 and 112: the neckline falls by 0.16 a day and is at 108.96 on day 119, when the close of 110 is above it: too early.
        double[] closes = Path((0, 130), (30, 100), (50, 120), (80, 90), (100, 112), (119, 110), (120, 101), (160, 131));
        Assert.Equal([30, 50, 80, 100, 120], InverseHeadAndShoulders.OnEveryDay(closes)[^1]!.Points);
        // 101 + 0.75(t − 120) above 112 − 0.16(t − 100): 0.91t > 128 − 11, t > 128.57.
        Assert.Equal(129, InverseHeadAndShoulders.OnEveryDay(closes)[^1]!.ServedAt);
    }

    [Fact]
    public void Pattern_ACloseOnTheNecklineIsNotAboveIt()
    {
        double[] closes = Path((0, 130), (30, 100), (50, 120), (80, 90), (100, 120), (120, 101), (139, 120), (140, 120), (141, 121));
        Assert.Equal(141, InverseHeadAndShoulders.OnEveryDay(closes)[^1]!.ServedAt);
    }

    [Theory]
    [InlineData(584, 584)] // the last day on which the head counts
    [InlineData(585, -1)]
    public void Pattern_ConfirmedWhileTheHeadCounts(int rise, int servedAt)
    {
        double[] closes = Path((0, 130), (30, 100), (50, 120), (80, 90), (100, 120), (120, 101), (140, 110), (rise - 1, 110), (rise, 121), (600, 121));
        Assert.Equal(servedAt, InverseHeadAndShoulders.OnEveryDay(closes)[584]!.ServedAt);
    }

    [Fact]
    public void Pattern_TheHeadIsForgottenAfter504Days()
    {
        double[] closes = Path((0, 130), (30, 100), (50, 120), (80, 90), (100, 118), (120, 101), (160, 131), (700, 260));
        var patterns = InverseHeadAndShoulders.OnEveryDay(closes);
        Assert.NotNull(patterns[80 + 504]);
        Assert.Null(patterns[80 + 505]);
    }

    /// <summary>Every day's pattern against a search of all triples by the letter of the definition.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Pattern_AgreesWithASearchOfAllTriples(int seed)
    {
        const int days = 1100;
        var level = 100.0;
        var closes = SyntheticMarket.Moves(new Random(seed), days, 0, 0.011).Select(m => Math.Round(level *= Math.Exp(m), 2)).ToArray();
        var patterns = InverseHeadAndShoulders.OnEveryDay(closes);
        var found = 0;
        for (var day = 0; day < days; day += 5)
        {
            var expected = Search(closes[..(day + 1)]);
            Assert.Equal(expected?.Points, patterns[day]?.Points);
            var confirmed = patterns[day] is { ServedAt: >= 0 } served && served.ServedAt <= day;
            Assert.Equal(expected?.Confirmed, confirmed ? patterns[day]!.ConfirmedAt : expected is null ? null : -1);
            found += expected is null ? 0 : 1;
        }

        Assert.True(found > 10, $"Only {found} days have a pattern.");
    }

    [Fact]
    public void Day_RangeBreakoutAndTargets()
    {
        // The index begins on the calendar's sixth day. 756 closes between 90 and 110, sixty that do not count, then three above 110.
        double[] closes = [.. Enumerable.Range(0, 756).Select(i => i switch { 10 => 110.0, 20 => 90.0, _ => 100.0 }), .. Enumerable.Repeat(105.0, 60), 112, 113, 111];
        var calendar = SyntheticMarket.Calendar(5 + closes.Length);
        var technicals = TechnicalFigures.Of(Index(5, closes), calendar);
        var last = calendar.Count - 1;

        var day = technicals.On(last)!;
        Assert.Equal(("I", 111.0, new PriceRange(110, 90)), (day.Series, day.Close, day.Range));
        Assert.Equal(new Breakout(calendar[last - 2], 110, (111.0 / 110) - 1), day.Breakout);
        Assert.Equal((1.0, 110.0, (111.0 / 110) - 1), (technicals.Table[RotationIds.BreakoutHeld, last], technicals.Table[RotationIds.BreakoutLevel, last], technicals.Table[RotationIds.BreakoutExtent, last]));
        Assert.Equal(130, day.Targets.MeasuredMoveOfRange);
        Assert.Equal(90 + 25.44, day.Targets.Fibonacci1272!.Value, 1e-12);
        Assert.Equal(90 + 32.36, day.Targets.Fibonacci1618!.Value, 1e-12);
        Assert.Null(day.Targets.MeasuredMove);
        Assert.Null(technicals.Explain(RotationIds.RangeHigh, last));

        // The day before it has one day too few, and no breakout either.
        Assert.Null(technicals.On(last - 1)!.Range);
        Assert.Null(technicals.On(last - 1)!.Breakout);
        Assert.Null(technicals.On(last - 1)!.Targets.Fibonacci1272);
        Assert.Contains("needs 819 trading days of I; it has 818 since", technicals.Explain(RotationIds.RangeHigh, last - 1), StringComparison.Ordinal);
        Assert.Contains("needs 819", technicals.Explain(RotationIds.BreakoutHeld, last - 1), StringComparison.Ordinal);
        Assert.Equal("No pattern of I is confirmed.", technicals.Explain(RotationIds.MeasuredMove, last));
        Assert.Contains("meets the rules", technicals.Explain(RotationIds.Pattern, last), StringComparison.Ordinal);
        Assert.Null(technicals.On(4));
        Assert.Contains("I has no bar", technicals.Explain(RotationIds.RangeHigh, 4), StringComparison.Ordinal);
    }

    [Fact]
    public void Day_WithoutABreakoutAndWithoutABar()
    {
        double[] closes = [.. Enumerable.Range(0, 756).Select(i => i == 10 ? 110.0 : 100.0), .. Enumerable.Repeat(105.0, 62), 111, double.NaN, 112];
        var calendar = SyntheticMarket.Calendar(closes.Length);
        var technicals = TechnicalFigures.Of(Index(0, closes), calendar);
        Assert.Null(technicals.On(818)!.Breakout);
        Assert.Equal(0, technicals.Table[RotationIds.BreakoutHeld, 818]);
        Assert.Null(technicals.Table[RotationIds.BreakoutLevel, 818]);
        Assert.Equal("No breakout of I stands.", technicals.Explain(RotationIds.BreakoutLevel, 818));
        Assert.Null(technicals.On(819));
        Assert.Null(technicals.Table[RotationIds.RangeHigh, 819]);
        Assert.NotNull(technicals.On(820)!.Range);

        // Of 756 days a tenth may lack a bar, and no more.
        Span<double> holes = closes;
        holes[100..175].Fill(double.NaN);
        Assert.NotNull(TechnicalFigures.Of(Index(0, closes), calendar).On(818)!.Range);
        holes[100..176].Fill(double.NaN);
        technicals = TechnicalFigures.Of(Index(0, closes), calendar);
        Assert.Null(technicals.On(818)!.Range);
        Assert.Contains("Too many of the 756 days", technicals.Explain(RotationIds.RangeHigh, 818), StringComparison.Ordinal);
    }

    [Fact]
    public void Day_APatternFormingThenConfirmed()
    {
        // The pattern of Pattern_ByHand, of an index that begins on the calendar's fourth day.
        double[] closes = Path((0, 130), (30, 100), (50, 120), (80, 90), (100, 118), (120, 101), (160, 131));
        closes[150] = double.NaN;
        var calendar = SyntheticMarket.Calendar(3 + closes.Length);
        var technicals = TechnicalFigures.Of(Index(3, closes), calendar);

        Assert.Null(technicals.On(3 + 125)!.Pattern);
        var forming = technicals.On(3 + 140)!;
        Assert.Equal(PatternStatus.Forming, forming.Pattern!.Status);
        Assert.Equal([(33, 100), (53, 120), (83, 90), (103, 118), (123, 101)], forming.Pattern.Points.Select(p => (calendar.IndexOf(p.Date), p.Close)));
        Assert.Null(forming.Pattern.Confirmed);
        Assert.Null(forming.Pattern.NecklineAtConfirmation);
        Assert.Null(forming.Targets.MeasuredMove);
        Assert.Equal(120 - (0.04 * 90), forming.Pattern.NecklineNow, 1e-9);

        var confirmed = technicals.On(3 + 141)!;
        Assert.Equal((PatternStatus.Confirmed, calendar[3 + 141]), (confirmed.Pattern!.Status, confirmed.Pattern.Confirmed));
        Assert.Equal(120 - (0.04 * 91), confirmed.Pattern.NecklineAtConfirmation!.Value, 1e-9);
        Assert.Equal(118.8, confirmed.Pattern.NecklineAtHead, 1e-9);
        // Neckline at confirmation 116.36, depth 118.8 − 90 = 28.8.
        Assert.Equal(116.36 + 28.8, confirmed.Targets.MeasuredMove!.Value, 1e-9);
        Assert.Equal(120 - (0.04 * 110), technicals.On(3 + 160)!.Pattern!.NecklineNow, 1e-9);
        Assert.Null(technicals.On(3 + 150));
        Assert.Null(technicals.Table[RotationIds.MeasuredMove, 3 + 150]);
        Assert.Null(technicals.Explain(RotationIds.Pattern, 3 + 141));
    }

    private static BarSeries Index(int start, double[] closes) => new("I", start, closes, closes, closes, closes, null, null);

    private static (int[] Points, int Confirmed)? Search(double[] c)
    {
        var lows = Zigzag.Pivots(c, 0.04).Where(p => p.IsLow).ToArray();
        var all = new List<(int[] E, int Confirmed, int Known, double Depth)>();
        foreach (var one in lows)
        {
            foreach (var three in lows.Where(l => l.Position > one.Position))
            {
                foreach (var five in lows.Where(l => l.Position > three.Position))
                {
                    var (e1, e3, e5) = (one.Position, three.Position, five.Position);
                    if (c.Length - 1 - e3 > 504 || e3 - e1 > 504 || e5 - e3 > 504 || e5 - e1 < 63
                        || c[e3] >= c[e1] * 0.96 || c[e3] >= c[e5] * 0.96 || c[e1..(e5 + 1)].Min() < c[e3])
                        continue;
                    var e2 = e1 + Array.IndexOf(c[e1..(e3 + 1)], c[e1..(e3 + 1)].Max());
                    var e4 = e3 + Array.IndexOf(c[e3..(e5 + 1)], c[e3..(e5 + 1)].Max());
                    if (Uneven(c[e1], c[e5]) || Uneven(c[e2], c[e4]))
                        continue;
                    double Line(int t) => c[e2] + ((c[e4] - c[e2]) * (t - e2) / (e4 - e2));
                    var confirmed = Enumerable.Range(e5 + 1, c.Length - e5 - 1).FirstOrDefault(t => c[t] > Line(t), -1);
                    all.Add(([e1, e2, e3, e4, e5], confirmed, five.KnownAt, Line(e3) - c[e3]));
                }
            }
        }

        var heads = all.GroupBy(p => p.E[2]).OrderByDescending(g => g.Key).ToArray();
        foreach (var head in heads)
        {
            var confirmed = head.Where(p => p.Confirmed >= 0).ToArray();
            if (confirmed.Length > 0)
                return confirmed.OrderBy(p => Math.Max(p.Confirmed, p.Known)).ThenByDescending(p => p.Depth).ThenBy(p => p.E[0]).ThenBy(p => p.E[4])
                    .Select(p => ((int[], int)?)(p.E, p.Confirmed)).First();
        }

        return heads.Length == 0
            ? null
            : heads[0].OrderByDescending(p => p.Depth).ThenBy(p => p.E[0]).ThenBy(p => p.E[4]).Select(p => (p.E, -1)).First();

        static bool Uneven(double a, double b) => Math.Abs(a - ((a + b) / 2)) > 0.05 * (a + b) / 2;
    }

    private static double[] Path(params (int Day, double Price)[] points)
    {
        var closes = new double[points[^1].Day + 1];
        for (var i = 1; i < points.Length; i++)
            for (var day = points[i - 1].Day; day <= points[i].Day; day++)
                closes[day] = points[i - 1].Price + ((points[i].Price - points[i - 1].Price) * (day - points[i - 1].Day) / (points[i].Day - points[i - 1].Day));
        return closes;
    }
}
