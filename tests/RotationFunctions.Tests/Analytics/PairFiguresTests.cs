using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class PairFiguresTests
{
    private const int Days = 620;

    private static readonly TradingCalendar Calendar = SyntheticMarket.Calendar(Days);

    [Fact]
    public void Day_EveryFigureOnTheCalendarFromTheDayBothHaveBegun()
    {
        var pair = Pair();
        Assert.Equal(("A", "B", "A-B", 100, Days - 100), (pair.A, pair.B, pair.Table.Key, pair.Table.Start, pair.Table.Count));
        var day = pair.On(Days - 1);
        Assert.Equal(("A", "B"), (day.A, day.B));
        // A gains 1 % every day, B 0.5 %, both from 100 on the days on which they begin.
        Assert.Equal(0.005, day.Spreads["1D"]!.Value, 1e-12);
        Assert.Equal(Math.Pow(1.01, 63) - Math.Pow(1.005, 63), day.Spreads["3M"]!.Value, 1e-9);
        var growth = 1.01 / 1.005;
        Assert.Equal(Math.Log(growth) * 252, day.Slope!.Value, 1e-9);
        Assert.Null(day.SlopeT);
        var mean = Enumerable.Range(0, 252).Average(back => Math.Pow(growth, -back));
        Assert.Equal(((1 / mean) - 1) * 100, day.Mansfield!.Value, 1e-9);
        Assert.All(day.NewHighs.Values, high => Assert.True(high));
        Assert.Equal(Days - 101, day.Streak!.Days);
        Assert.Equal(Days - 101, pair.Table[RotationIds.Streak, Days - 1]);
        Assert.NotNull(day.Rotation!.Ratio);
        Assert.Equal(9, day.Rotation.Tail.Count);
        Assert.Equal(Calendar[Days - 1], day.Rotation.Tail[^1].LastDay);
        Assert.True(day.Rotation.Tail[^1].Running && !day.Rotation.Tail[^2].Running);
        Assert.Equal(9, day.Percentiles.Count);
        Assert.Equal(Days - 101 - 5, day.Percentiles["spread.1W"]!.Count);

        // The other way round every lead is a lag, and the ratio never makes a high.
        var back = PairFigures.Of(Instrument("B", 40, 1.005), Instrument("A", 100, 1.01)).On(Days - 1);
        Assert.Equal(-day.Spreads["3M"]!.Value, back.Spreads["3M"]!.Value);
        Assert.Equal(0, back.Streak!.Days);
        Assert.All(back.NewHighs.Where(h => h.Key is not "1D"), high => Assert.False(high.Value));
    }

    [Fact]
    public void Day_TooEarlyForMost()
    {
        var pair = Pair();
        // Fifty days after A began.
        var day = pair.On(149);
        Assert.Null(day.Mansfield);
        Assert.Null(day.Slope);
        Assert.Null(day.Rotation!.Ratio);
        Assert.Null(day.Spreads["3M"]);
        Assert.Equal($"It needs 252 days with both series; they began together on {Calendar[100]:yyyy-MM-dd}, 50 days ago.", pair.Explain(RotationIds.Mansfield, 149)?.Text);
        Assert.Equal($"It needs 63 days with both series; they began together on {Calendar[100]:yyyy-MM-dd}, 50 days ago.", pair.Explain(RotationIds.Slope, 149)?.Text);
        Assert.StartsWith("It needs 63 days", pair.Explain(RotationIds.SlopeT, 149)?.Text, StringComparison.Ordinal);
        Assert.StartsWith("It needs 63 days", pair.Explain(RotationIds.NewHigh(Window.ThreeMonths), 149)?.Text, StringComparison.Ordinal);
        Assert.Equal($"It needs 63 trading days before {Calendar[149]:yyyy-MM-dd}; A begins on {Calendar[100]:yyyy-MM-dd}, 49 before it.", pair.Explain(FigureIds.Spread(Window.ThreeMonths), 149)?.Text);
        Assert.StartsWith("It needs 52 weeks in which the ratio varied", pair.Explain(RotationIds.RotationRatio, 149)?.Text, StringComparison.Ordinal);
        Assert.StartsWith("It needs 52 weeks in which the graph's ratio", pair.Explain(RotationIds.RotationMomentum, 149)?.Text, StringComparison.Ordinal);
        Assert.Null(pair.Explain(FigureIds.Spread(Window.OneWeek), 149));
        Assert.StartsWith("The ratio lies on a straight line", pair.Explain(RotationIds.SlopeT, Days - 1)?.Text, StringComparison.Ordinal);
        // The tail grows from the first day on, week by week; a Thursday, then the Friday and the Monday after it.
        var thursday = Enumerable.Range(101, 5).First(i => Calendar[i].DayOfWeek == DayOfWeek.Thursday);
        Assert.Single(pair.On(100).Rotation!.Tail);
        Assert.Equal((pair.On(thursday).Rotation!.Tail.Count, pair.On(thursday).Rotation!.Tail.Count + 1), (pair.On(thursday + 1).Rotation!.Tail.Count, pair.On(thursday + 2).Rotation!.Tail.Count));
        Assert.Equal(Calendar[thursday + 1], pair.On(thursday + 2).Rotation!.Tail[^2].LastDay);
        Assert.Null(pair.On(100).Rotation!.Quadrant);
        // The 63rd day with both.
        Assert.Null(pair.On(161).Slope);
        Assert.NotNull(pair.On(162).Slope);
        Assert.Null(pair.On(350).Mansfield);
        Assert.NotNull(pair.On(351).Mansfield);
    }

    [Fact]
    public void Day_TheFirstWeekHasOneDay()
    {
        var friday = new TradingCalendar([new(2020, 1, 3), new(2020, 1, 6), new(2020, 1, 7)]);
        double[] close = [100, 101, 102];
        var series = Closes.Bars("A", 0, close);
        var figures = InstrumentFigures.Of(series, series, friday, new double[3]);
        Assert.Equal([new(2020, 1, 3), new DateOnly(2020, 1, 7)], PairFigures.Of(figures, figures).On(2).Rotation!.Tail.Select(p => p.LastDay));
    }

    [Fact]
    public void Day_NewHighOfTheYear()
    {
        // A begins on the calendar's 101st day, in the autumn of 2019: that year's first trading day is before it, and the calendar has no day of 2018.
        var pair = Pair();
        Assert.Equal("The calendar has no trading day in 2018 to measure the year to date from.", pair.Explain(RotationIds.NewHigh(Window.YearToDate), 120)?.Text);
        Assert.True(pair.On(Calendar.IndexAtOrAfter(new(2020, 1, 1))).NewHighs["YTD"]);
        // One that begins within a year of which the calendar has the base.
        var late = PairFigures.Of(Instrument("A", 200, 1.01), Instrument("B", 40, 1.005));
        Assert.Equal($"A and B began together on {Calendar[200]:yyyy-MM-dd}, after the year's first trading day.", late.Explain(RotationIds.NewHigh(Window.YearToDate), 230)?.Text);
        Assert.Null(late.On(230).NewHighs["YTD"]);
        Assert.True(late.On(Calendar.IndexAtOrAfter(new(2021, 1, 1))).NewHighs["YTD"]);
        // One that begins on the year's very first trading day has the whole year.
        var first = Calendar.IndexAtOrAfter(new(2020, 1, 1));
        Assert.True(PairFigures.Of(Instrument("A", first, 1.01), Instrument("B", 40, 1.005)).On(first + 5).NewHighs["YTD"]);
    }

    [Fact]
    public void Day_WithoutABarOfOne()
    {
        var holes = Instrument("B", 40, 1.005, hole: 500);
        var pair = PairFigures.Of(Instrument("A", 100, 1.01), holes);
        var day = pair.On(500);
        Assert.Null(day.Streak);
        Assert.Null(day.Rotation);
        Assert.All(day.Spreads.Values, spread => Assert.Null(spread));
        Assert.Null(pair.Table[RotationIds.Streak, 500]);
        Assert.Equal($"B has no bar on {Calendar[500]:yyyy-MM-dd}.", pair.Explain(RotationIds.Mansfield, 500)?.Text);
        Assert.Equal(0, pair.On(501).Streak!.Days);
        Assert.Equal(1, pair.On(502).Streak!.Days);
        Assert.Equal($"B has no bar on {Calendar[500]:yyyy-MM-dd}, the base of the window.", pair.Explain(FigureIds.Spread(Window.OneDay), 501)?.Text);
        // A series that has ended keeps its place: its figures are absent to the calendar's end.
        var ended = PairFigures.Of(Instrument("A", 100, 1.01), Instrument("B", 40, 1.005, end: 450));
        Assert.Equal(Days - 100, ended.Table.Count);
        Assert.Null(ended.On(Days - 1).Slope);
        Assert.Null(ended.On(Days - 1).NewHighs["1W"]);
        Assert.Null(ended.Table[RotationIds.Streak, Days - 1]);
        Assert.NotNull(ended.On(449).Slope);
        Assert.Null(ended.On(450).Slope);
        // And two that were never listed together have nothing.
        Assert.Null(PairFigures.Of(Instrument("A", 470, 1.01), Instrument("B", 40, 1.005, end: 450)).On(Days - 1).Mansfield);
    }

    [Fact]
    public void Day_OfSixtyThreeATenthMayBeMissing()
    {
        // Six of the 63 up to a day are missing: there is a slope; a seventh, and there is none.
        double[] close = [.. Enumerable.Range(0, 120).Select(i => 100 + Math.Sin(i))], holes = [.. close];
        var calendar = SyntheticMarket.Calendar(120);
        InstrumentFigures Of(string id, double[] column)
        {
            var series = Closes.Bars(id, 0, column);
            return InstrumentFigures.Of(series, series, calendar, new double[120]);
        }

        holes.AsSpan(80, 6).Fill(double.NaN);
        Assert.NotNull(PairFigures.Of(Of("A", close), Of("B", holes)).On(100).Slope);
        holes[86] = double.NaN;
        var pair = PairFigures.Of(Of("A", close), Of("B", holes));
        Assert.Null(pair.On(100).Slope);
        Assert.Equal("Too many of the last 63 days lack a bar of A or B.", pair.Explain(RotationIds.Slope, 100)?.Text);
        // Without a day of the year before, nothing is the year's high.
        Assert.Null(pair.On(60).NewHighs["YTD"]);
        // The 63rd day is not too early.
        double[] early = [.. close];
        early.AsSpan(1, 7).Fill(double.NaN);
        Assert.StartsWith("Too many", PairFigures.Of(Of("A", close), Of("B", early)).Explain(RotationIds.Slope, 62)?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Day_TheYearsBaseIsTheCalendarsFirstDay()
    {
        var calendar = new TradingCalendar([new(2019, 12, 31), new(2020, 1, 2), new(2020, 1, 3), new(2020, 1, 6)]);
        InstrumentFigures Of(string id, int start)
        {
            double[] close = [.. Enumerable.Range(0, 4 - start).Select(i => 100.0 + i)];
            var series = Closes.Bars(id, start, close);
            return InstrumentFigures.Of(series, series, calendar, new double[4]);
        }

        Assert.True(PairFigures.Of(Of("A", 0), Of("B", 0)).On(1).NewHighs["YTD"]);
        Assert.Equal("A and B began together on 2020-01-03, after the year's first trading day.", PairFigures.Of(Of("A", 2), Of("B", 0)).Explain(RotationIds.NewHigh(Window.YearToDate), 3)?.Text);
    }

    private static PairFigures Pair() => PairFigures.Of(Instrument("A", 100, 1.01), Instrument("B", 40, 1.005));

    private static InstrumentFigures Instrument(string id, int start, double growth, int? hole = null, int end = Days)
    {
        double[] close = [.. Enumerable.Range(0, end - start).Select(i => i + start == hole ? double.NaN : 100 * Math.Pow(growth, i))];
        return Closes.Figures(Calendar, id, start, close);
    }
}
