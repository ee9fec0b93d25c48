using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics;

public sealed class TradingCalendarTests
{
    private static readonly DateOnly[] Week =
        [new(2023, 12, 28), new(2023, 12, 29), new(2024, 1, 2), new(2024, 1, 3), new(2024, 1, 5)];

    [Fact]
    public void Construction_DatesNotAscending()
    {
        var error = Assert.Throws<ArgumentException>(() => new TradingCalendar([new(2024, 1, 3), new(2024, 1, 2)]));
        Assert.Contains("2024-01-02 follows 2024-01-03", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TradingCalendar([new(2024, 1, 3), new(2024, 1, 3)]));
    }

    [Fact]
    public void YearBase_IsTheLastTradingDayOfTheYearBefore()
    {
        var calendar = new TradingCalendar(Week);
        Assert.Equal([-1, -1, 1, 1, 1], Enumerable.Range(0, 5).Select(calendar.YearBase));
    }

    [Fact]
    public void YearBase_AYearWithoutTradingDaysHasNoLastClose()
        => Assert.Equal(-1, new TradingCalendar([new(2021, 12, 31), new(2023, 1, 3)]).YearBase(1));

    [Fact]
    public void IndexOf_Neighbours()
    {
        var calendar = new TradingCalendar(Week);
        Assert.Equal(3, calendar.IndexOf(new(2024, 1, 3)));
        Assert.Equal(-1, calendar.IndexOf(new(2024, 1, 4)));
        Assert.Equal(3, calendar.IndexAtOrBefore(new(2024, 1, 4)));
        Assert.Equal(4, calendar.IndexAtOrAfter(new(2024, 1, 4)));
        Assert.Equal(-1, calendar.IndexAtOrBefore(new(2023, 12, 27)));
        Assert.Equal(5, calendar.IndexAtOrAfter(new(2024, 1, 6)));
    }

    [Fact]
    public void Of_TheOtherSeriesCountsOnlyBeforeTheBenchmark()
    {
        var calendar = TradingCalendar.Of(
            [new(2024, 1, 3), new(2024, 1, 5)], [new(2024, 1, 1), new(2024, 1, 2), new(2024, 1, 3), new(2024, 1, 4)]);
        Assert.Equal<DateOnly>([new(2024, 1, 1), new(2024, 1, 2), new(2024, 1, 3), new(2024, 1, 5)], calendar.Dates.ToArray());
    }

    [Fact]
    public void Of_TheOtherSeriesEndsBeforeTheBenchmark()
        => Assert.Equal<DateOnly>([new(2024, 1, 2), new(2024, 1, 5)], TradingCalendar.Of([new(2024, 1, 5)], [new(2024, 1, 2)]).Dates.ToArray());

    [Fact]
    public void Of_WithoutBenchmark() => Assert.Equal(1, TradingCalendar.Of([], [new(2024, 1, 1)]).Count);

    [Theory]
    [InlineData("2024-01-04", 4)]
    [InlineData("2024-01-05", 5)]
    [InlineData("2023-01-01", 0)]
    public void CutAt_KeepsWhatWasKnown(string date, int days)
        => Assert.Equal(days, new TradingCalendar(Week).CutAt(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)).Count);

    [Fact]
    public void Window_BaseOfEachKind()
    {
        var calendar = new TradingCalendar(Week);
        Assert.Equal(3, Window.OneDay.Base(calendar, 4));
        Assert.Equal(-1, Window.OneWeek.Base(calendar, 4));
        Assert.Equal(1, Window.YearToDate.Base(calendar, 4));
        Assert.Equal(["1D", "1W", "1M", "3M", "6M", "1Y", "YTD"], Window.All.Select(w => w.Name));
        Assert.Equal(Window.All.Skip(1), Window.OfSeveralDays);
    }
}
