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

    private static InstrumentFigures InstrumentOf(string id, double[] close, TradingCalendar calendar)
    {
        var series = new BarSeries(id, 0, close, close, close, close, null, null);
        return InstrumentFigures.Of(series, series, calendar, new double[calendar.Count]);
    }
}
