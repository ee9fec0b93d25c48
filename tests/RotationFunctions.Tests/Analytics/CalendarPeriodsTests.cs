using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics;

/// <summary>The lead by calendar months and years, worked by hand.</summary>
public sealed class CalendarPeriodsTests
{
    private static readonly DateOnly[] Dates =
        [new(2020, 12, 31), new(2021, 1, 4), new(2021, 1, 29), new(2021, 2, 1), new(2021, 2, 26), new(2021, 12, 31), new(2022, 1, 3)];

    private static readonly TradingCalendar Calendar = new(Dates);

    [Fact]
    public void Periods_FromTheLastCloseBeforeEach()
    {
        var periods = Of([100, 105, 110, 121, 99, 110, 121], [200, 200, 210, 210, 220, 242, 242]).On(6);

        Assert.Equal(("A", "B"), (periods.A, periods.B));
        // January 10 % less 5 %, February 99/110 less 220/210, to December 110/99 less 242/220, January 10 % less nothing.
        Same(
            [(0, 2, 0.10 - 0.05), (2, 4, (99.0 / 110) - (220.0 / 210)), (4, 5, (110.0 / 99) - (242.0 / 220)), (5, 6, 0.10)],
            periods.Months);
        Same([(0, 5, 0.10 - 0.21), (5, 6, 0.10)], periods.Years);
    }

    [Fact]
    public void Periods_TheOneThatRunsEndsOnTheDay()
    {
        var all = Of([100, 105, 110, 121, 99, 110, 121], [200, 200, 210, 210, 220, 242, 242]);

        Same([(0, 2, 0.05), (2, 3, 0.10)], all.On(3).Months);
        Same([(0, 3, 0.21 - 0.05)], all.On(3).Years);
        // On the last day of a month its lead is what it will be.
        Same([(0, 2, 0.05)], all.On(2).Months);
        Assert.Empty(all.On(0).Months);
        Assert.Empty(all.On(0).Years);
    }

    [Fact]
    public void Periods_WithoutACloseAtAnEndAreLeftOut()
    {
        var periods = Of([100, 105, double.NaN, 121, 99, 110, 121], [200, 200, 210, 210, 220, 242, 242]).On(6);

        Same([(4, 5, (110.0 / 99) - (242.0 / 220)), (5, 6, 0.10)], periods.Months);
        Same([(0, 5, 0.10 - 0.21), (5, 6, 0.10)], periods.Years);
    }

    [Fact]
    public void Periods_TenYearsAndTheOneThatRuns()
    {
        DateOnly[] dates = [.. Enumerable.Range(0, 15 * 12).Select(i => new DateOnly(2010, 1, 28).AddMonths(i))];
        double[] close = [.. dates.Select((_, i) => 100.0 + i)];
        var (a, b) = (new BarSeries("A", 0, close, close, close, close, close, close), new BarSeries("B", 0, close, close, close, close, close, close));

        var periods = new CalendarPeriods(a, b, new TradingCalendar(dates)).On(dates.Length - 1);

        Assert.Equal((new DateOnly(2013, 12, 28), new DateOnly(2014, 1, 28)), (periods.Months[0].From, periods.Months[0].To));
        Assert.Equal(11 * 12, periods.Months.Count);
        Assert.Equal(Enumerable.Range(2014, 11), periods.Years.Select(year => year.To.Year));
        Assert.All(periods.Months, month => Assert.Equal(0, month.Lead));
    }

    private static CalendarPeriods Of(double[] a, double[] b) => new(Bars("A", a), Bars("B", b), Calendar);

    private static BarSeries Bars(string id, double[] close) => new(id, 0, close, close, close, close, close, close);

    private static void Same((int From, int To, double Lead)[] expected, IReadOnlyList<PeriodLead> actual)
    {
        Assert.Equal(expected.Select(e => (Dates[e.From], Dates[e.To])), actual.Select(a => (a.From, a.To)));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.Lead, pair.Second.Lead, 1e-12));
    }
}
