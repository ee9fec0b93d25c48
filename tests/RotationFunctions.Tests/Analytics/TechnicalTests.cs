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
        Assert.Contains("needs 819 trading days of I; it has 818 since", technicals.Explain(RotationIds.RangeHigh, last - 1)?.Text, StringComparison.Ordinal);
        Assert.Contains("needs 819", technicals.Explain(RotationIds.BreakoutHeld, last - 1)?.Text, StringComparison.Ordinal);
        Assert.Equal("No pattern of I is confirmed.", technicals.Explain(RotationIds.MeasuredMove, last)?.Text);
        Assert.Contains("No inverse head and shoulders of I is forming", technicals.Explain(RotationIds.Pattern, last)?.Text, StringComparison.Ordinal);
        Assert.Contains("No head-and-shoulders top of I is forming", technicals.Explain(RotationIds.PatternTop, last)?.Text, StringComparison.Ordinal);
        Assert.Equal((RangePosition.Above, PatternStatus.Confirmed, 130.0), (day.RangeState, day.RangeAbove!.Status, day.RangeAbove.Target));
        Assert.Equal(new RangeBreakDay(PatternStatus.None, null, null, null, 70, null), day.RangeBelow);
        Assert.Null(technicals.On(4));
        Assert.Contains("I has no bar", technicals.Explain(RotationIds.RangeHigh, 4)?.Text, StringComparison.Ordinal);
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
        Assert.Equal("No breakout of I stands.", technicals.Explain(RotationIds.BreakoutLevel, 818)?.Text);
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
        Assert.Contains("Too many of the 756 days", technicals.Explain(RotationIds.RangeHigh, 818)?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Day_APatternFormingThenConfirmed()
    {
        // The pattern of Pattern_ByHand, of an index that begins on the calendar's fourth day.
        double[] closes = Paths.Of((0, 130), (30, 100), (50, 120), (80, 90), (100, 118), (120, 101), (160, 131));
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
        Assert.Equal(116.36 + 28.8, confirmed.Pattern.Target!.Value, 1e-9);
        Assert.Equal(0.96 * 116.36, confirmed.Pattern.Stop!.Value, 1e-9);
        Assert.Equal((calendar[3 + 141], null, 253), (confirmed.Pattern.Seen, confirmed.Pattern.End, confirmed.Pattern.ExpiresInDays));
        Assert.Equal(120 - (0.04 * 110), technicals.On(3 + 160)!.Pattern!.NecklineNow, 1e-9);
        Assert.Null(technicals.On(3 + 150));
        Assert.Null(technicals.Table[RotationIds.MeasuredMove, 3 + 150]);
        Assert.Null(technicals.Explain(RotationIds.Pattern, 3 + 141));
    }

    private static BarSeries Index(int start, double[] closes) => new("I", start, closes, closes, closes, closes, null, null);
}
