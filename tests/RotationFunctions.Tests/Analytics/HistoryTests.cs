using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class HistoryTests
{
    [Fact]
    public void Quantiles_InterpolateBetweenOrderedValues()
    {
        // Of 1 2 4 8: the quartile lies at 0.75 between 1 and 2, the median at 1.5 between 2 and 4, the third at 2.25.
        double[] values = [1, 2, 4, 8];
        Assert.Equal(1.75, Quantiles.Of(values, 0.25));
        Assert.Equal(3, Quantiles.Of(values, 0.5));
        Assert.Equal(5, Quantiles.Of(values, 0.75));
        Assert.Equal(7, Quantiles.Of([7], 0.25));
        Assert.Equal(double.NaN, Quantiles.Of([], 0.5));
    }

    [Fact]
    public void Ordinals_CountWithinYearsThatHaveABase()
    {
        var calendar = new TradingCalendar([new(2023, 12, 28), new(2023, 12, 29), new(2024, 1, 2), new(2024, 1, 3), new(2025, 1, 2)]);
        Assert.Equal([0, 0, 1, 2, 1], TradingYear.Ordinals(calendar));
        // A base is enough, be it the calendar's first day.
        Assert.Equal([0, 1, 2], TradingYear.Ordinals(new([new(2023, 12, 29), new(2024, 1, 2), new(2024, 1, 3)])));
    }

    [Fact]
    public void Analogs_OccurrencesAndOutcomes()
    {
        // Eight years of 260 weekdays. On the tenth trading day of each the small index has made the year's lead; the other never
        // moves from 100. 252 days after it the small index stands where the next years put it.
        var calendar = SyntheticMarket.Calendar(8 * 261, new(2016, 12, 1));
        var ordinals = TradingYear.Ordinals(calendar);
        double[] leads = [0.03, 0.01, 0.05, 0.021, 0.0199, 0.04, 0.5, 0.5];
        var close = new double[calendar.Count];
        for (var day = 0; day < close.Length; day++)
            close[day] = ordinals[day] == 10 ? 100 * (1 + leads[calendar[day].Year - 2017]) : 100;
        var small = InstrumentOf("S", close, calendar);
        var rival = InstrumentOf("R", [.. Enumerable.Repeat(100.0, close.Length)], calendar);
        var analogs = new Analogs(small, rival);
        var today = calendar.IndexAtOrAfter(new(2022, 1, 1)) + 9;
        Assert.Equal(10, ordinals[today]);
        var result = analogs.On(today);
        // 1.99 % does not exceed two percent; the year of the day is in the list and not in the statistics.
        Assert.Equal([2017, 2019, 2020, 2022], result.Occurrences.Select(o => o.Date.Year));
        Assert.Equal(0.04, result.Now!.Value, 1e-12);
        Assert.Equal(3, result.Complete);
        Assert.Null(result.Occurrences[^1].Forward);
        // All fell back to 100: −0.03/1.03, −0.05/1.05, −0.021/1.021.
        Assert.Equal(1, result.ShareNegative);
        Assert.Equal(-0.03 / 1.03, result.Median!.Value, 1e-12);
        Assert.Equal(((-0.05 / 1.05) + (-0.03 / 1.03)) / 2, result.LowerQuartile!.Value, 1e-12);
    }

    [Fact]
    public void January_AgainstTheRestOfTheYear()
    {
        // (January, rest) of the lead: (0.02, 0.01), (−0.01, 0.03), (0.04, −0.02), and 2021 with January only.
        (double January, double Later)[] years = [(0.02, 0.01), (-0.01, 0.03), (0.04, -0.02), (0.05, 0)];
        var calendar = SyntheticMarket.Calendar(261 * 4, new(2017, 12, 1));
        var close = new double[calendar.Count];
        var level = 100.0;
        for (var day = 0; day < close.Length; day++)
        {
            var last = day + 1 < close.Length && calendar[day].Month != calendar[day + 1].Month;
            if (last && calendar[day].Year >= 2018)
                level *= calendar[day].Month == 1 ? 1 + years[calendar[day].Year - 2018].January : calendar[day].Month == 12 ? 1 + years[calendar[day].Year - 2018].Later : 1;
            close[day] = level;
        }

        var seasonality = new JanuarySeasonality(
            InstrumentOf("S", close, calendar).Series, InstrumentOf("L", [.. Enumerable.Repeat(50.0, close.Length)], calendar).Series, calendar);
        var day2021 = calendar.IndexAtOrAfter(new(2021, 2, 1));
        var result = seasonality.On(day2021);
        Assert.Equal([0.02, -0.01, 0.04, 0.05], result.Years.Select(y => y.January), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([0.01, 0.03, -0.02, null], result.Years.Select(y => y.Rest is { } rest ? Math.Round(rest, 12) : (double?)null));
        Assert.Equal(3, result.Count);
        // Deviations of January 1/3·(0.01, −0.08, 0.07), of the rest 1/3·(0.01, 0.07, −0.08):
        // products 0.0001 − 0.0056 − 0.0056 = −0.0111; squares 0.0114 and 0.0114.
        Assert.Equal(-0.0111 / 0.0114, result.Correlation!.Value, 1e-9);
        // On the last trading day of January nothing says that it is the last.
        Assert.Equal(3, seasonality.On(day2021 - 1).Years.Count);
        Assert.Null(seasonality.On(calendar.IndexAtOrAfter(new(2020, 2, 3))).Correlation);
    }

    [Fact]
    public void Analogs_OnTheDayOnWhichAnOutcomeIsComplete()
    {
        // Years of exactly 252 days: the same ordinal of the next year is the day on which the outcome is known. The lead of the fifth day, by year: then
        // 100 × 1.05 is followed by 100 × 1.03 (lagged), that by 100 × 1.03 again (neither gained nor lost: no reversal), that by a missing bar.
        var calendar = ShortYears.Calendar(2000, 6, 252);
        double[] fifth = [100, 105, 103, 103, double.NaN, 104];
        var close = Enumerable.Range(0, calendar.Count).Select(day => day % 252 == 4 ? fifth[day / 252] : 100.0).ToArray();
        var analogs = new Analogs(InstrumentOf("S", close, calendar), InstrumentOf("R", [.. Enumerable.Repeat(100.0, close.Length)], calendar));

        var second = analogs.On((2 * 252) + 4);
        Assert.Equal((1, 1.0), analogs.Reversals((2 * 252) + 4));
        Assert.Equal([(103.0 / 105) - 1, null], second.Occurrences.Select(o => o.Forward));
        // The day before it was not complete, though the fourth day of a year has no occurrences at all.
        Assert.Equal(0, analogs.Reversals((2 * 252) + 3).Complete);
        Assert.Equal((2, 0.5), analogs.Reversals((3 * 252) + 4));
        var last = analogs.On((5 * 252) + 4);
        Assert.Equal((2, 0.5), analogs.Reversals((5 * 252) + 4));
        Assert.Equal([2001, 2002, 2003, 2005], last.Occurrences.Select(o => o.Date.Year));
        Assert.Equal([(103.0 / 105) - 1, 0, null, null], last.Occurrences.Select(o => o.Forward));
        // Of −2/105 and 0: the median half way, the quartiles a quarter from either end.
        Assert.Equal(-1 / 105.0, last.Median!.Value, 1e-12);
        Assert.Equal(-1.5 / 105, last.LowerQuartile!.Value, 1e-12);
        Assert.Equal(-0.5 / 105, last.UpperQuartile!.Value, 1e-12);
        // A year's last day and a year without a base are days like any other.
        Assert.Equal((252, 0.0), (analogs.On((3 * 252) - 1).Ordinal, analogs.On((3 * 252) - 1).Now));
        Assert.Equal((0, null), (analogs.On(4).Ordinal, analogs.On(4).Now));
    }

    [Fact]
    public void Analogs_WithoutACompleteOneThereAreNoStatistics()
    {
        var calendar = ShortYears.Calendar(2000, 2, 252);
        var close = Enumerable.Range(0, calendar.Count).Select(day => day == 256 ? 105.0 : 100).ToArray();
        var result = new Analogs(InstrumentOf("S", close, calendar), InstrumentOf("R", [.. Enumerable.Repeat(100.0, close.Length)], calendar)).On(256);
        Assert.Single(result.Occurrences);
        Assert.Equal(0, result.Complete);
        Assert.Null(result.ShareNegative ?? result.Median ?? result.LowerQuartile ?? result.UpperQuartile);
    }

    [Fact]
    public void January_IsOverWithADayOfALaterMonthAndTheYearLikewise()
    {
        // Each month of 2001 to 2003 has a trading day in its middle and one at its end; the small index begins in November 2000.
        DateOnly[] dates = [.. Enumerable.Range(0, 38).Select(month => new DateOnly(2000, 11, 1).AddMonths(month)).SelectMany(m => new[] { m.AddDays(14), m.AddDays(27) })];
        var calendar = new TradingCalendar([new(2000, 10, 2), .. dates, new(2004, 1, 15)]);
        int Day(int year, int month, int day) => calendar.IndexOf(new(year, month, day));
        // Small: 100 at the end of December 2000, 110 in January, 99 at the year's end; large: 200, 202, 303.
        double[] small = [.. Enumerable.Repeat(100.0, calendar.Count - 1)], large = [.. Enumerable.Repeat(200.0, calendar.Count)];
        (small[Day(2001, 1, 28) - 1], large[Day(2001, 1, 28)]) = (110, 202);
        (small[Day(2001, 12, 28) - 1], large[Day(2001, 12, 28)]) = (99, 303);
        large[Day(2003, 1, 28)] = double.NaN;
        var seasonality = new JanuarySeasonality(Series("S", 1, small), Series("L", 0, large), calendar);

        Assert.Empty(seasonality.On(Day(2001, 1, 28)).Years);
        var january = Assert.Single(seasonality.On(Day(2001, 2, 15)).Years);
        Assert.Equal((2001, null), (january.Year, january.Rest));
        Assert.Equal(0.10 - 0.01, january.January, 1e-12);
        Assert.Null(seasonality.On(Day(2001, 12, 28)).Years[0].Rest);
        Assert.Equal((99.0 / 110) - (303.0 / 202), seasonality.On(Day(2002, 1, 15)).Years[0].Rest!.Value, 1e-12);
        // The large index lacks the last day of January 2003; January 2004 is not over with the calendar.
        Assert.Equal([2001, 2002], seasonality.On(calendar.Count - 1).Years.Select(y => y.Year));
        Assert.Equal((2, null), (seasonality.On(calendar.Count - 1).Count, seasonality.On(calendar.Count - 1).Correlation));

        static BarSeries Series(string id, int start, double[] close) => new(id, start, close, close, close, close, null, null);
    }

    [Fact]
    public void January_AYearThatTheCalendarLeavesOut()
    {
        // From January to January: the same month's name does not make them one month.
        var calendar = new TradingCalendar([new(2000, 12, 29), new(2001, 1, 15), new(2001, 1, 31), new(2003, 1, 15), new(2003, 2, 3)]);
        double[] close = [100, 100, 110, 100, 100], flat = [1, 1, 1, 1, 1];
        var seasonality = new JanuarySeasonality(InstrumentOf("S", close, calendar).Series, InstrumentOf("L", flat, calendar).Series, calendar);
        Assert.Equal(0.1, Assert.Single(seasonality.On(4).Years).January, 1e-12);
    }

    private static InstrumentFigures InstrumentOf(string id, double[] close, TradingCalendar calendar)
    {
        return Closes.Figures(calendar, id, 0, close);
    }
}
