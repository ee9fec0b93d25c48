using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class CustomWindowsTests
{
    // Thursday 4 to Friday 12 January 2024, no bar on the 10th.
    private static readonly TradingCalendar Calendar = new(
        [new(2024, 1, 4), new(2024, 1, 5), new(2024, 1, 8), new(2024, 1, 9), new(2024, 1, 10), new(2024, 1, 11), new(2024, 1, 12)]);

    private static readonly BarSeries Series = new(
        "X", 0,
        [99, 101, 104, 103, double.NaN, 100, 108],
        [101, 103, 106, 104, double.NaN, 105, 111],
        [98, 100, 103, 100, double.NaN, 99, 107],
        [100, 102, 105, 101, double.NaN, 104, 110],
        [99, 101, 104, 100.5, double.NaN, 103.5, 110],
        [1, 1, 1, 1, double.NaN, 1, 1]);

    [Theory]
    [InlineData(WindowBase.PreviousClose, 100.0)]
    [InlineData(WindowBase.Close, 102.0)]
    [InlineData(WindowBase.Open, 101.0)]
    public void PriceReturn_FromEachBase(WindowBase from, double basePrice)
    {
        var measured = CustomWindows.MeasurePrice(Series, Calendar, new(new(2024, 1, 5), new(2024, 1, 9), from), StandardDeviation.Sample);
        Assert.Equal((101 / basePrice) - 1, measured.Return!.Value.Fraction, 1e-15);
        Assert.Equal(basePrice, measured.BasePrice);
        Assert.Equal(from == WindowBase.PreviousClose ? new(2024, 1, 4) : new DateOnly(2024, 1, 5), measured.BaseDate);
        // 105/102 − 1 and 101/105 − 1, whatever the base.
        Assert.Equal(2, measured.Observations);
        double a = 3.0 / 102, b = -4.0 / 105;
        Assert.Equal(Math.Abs(a - b) / Math.Sqrt(2), measured.DailyVolatility!.Value, 1e-15);
        Assert.Equal(measured.DailyVolatility.Value * Math.Sqrt(252), measured.AnnualVolatility!.Value, 1e-15);
        Assert.Null(measured.Absence);
    }

    [Fact]
    public void Population_DividesByTheNumberOfReturns()
    {
        var measured = CustomWindows.MeasurePrice(Series, Calendar, new(new(2024, 1, 5), new(2024, 1, 9), WindowBase.Close), StandardDeviation.Population);
        Assert.Equal(Math.Abs((3.0 / 102) + (4.0 / 105)) / 2, measured.DailyVolatility!.Value, 1e-15);
    }

    [Fact]
    public void TotalReturn_OnAdjustedCloses()
    {
        var measured = CustomWindows.MeasureTotal(Series, Calendar, new(new(2024, 1, 5), new(2024, 1, 12), WindowBase.Close), StandardDeviation.Sample);
        Assert.Equal((110.0 / 101) - 1, measured.Return!.Value.Fraction, 1e-15);
    }

    [Fact]
    public void TotalReturn_TheVolatilityIsThatOfPriceReturns()
    {
        var window = new CustomWindow(new(2024, 1, 5), new(2024, 1, 9), WindowBase.Close);
        var measured = CustomWindows.MeasureTotal(Series, Calendar, window, StandardDeviation.Sample);
        Assert.Equal((101, 100.5), (measured.BasePrice, measured.LastPrice));
        Assert.Equal(CustomWindows.MeasurePrice(Series, Calendar, window, StandardDeviation.Sample).DailyVolatility, measured.DailyVolatility);
    }

    [Fact]
    public void OneDay_FromItsOpen()
    {
        var measured = CustomWindows.MeasurePrice(Series, Calendar, new(new(2024, 1, 8), new(2024, 1, 8), WindowBase.Open), StandardDeviation.Sample);
        Assert.Equal((105.0 / 104) - 1, measured.Return!.Value.Fraction, 1e-15);
        Assert.Equal((new DateOnly(2024, 1, 8), new DateOnly(2024, 1, 8), 0), (measured.FirstDate!.Value, measured.LastDate!.Value, measured.Observations));
        Assert.Equal("A volatility needs at least two daily returns inside the window.", measured.Absence?.Text);
    }

    [Fact]
    public void ASeriesThatBeginsLater()
    {
        // Its first bar is of the second trading day; the window's first date is that of the third, its base the second's close.
        var late = new BarSeries("L", 1, [1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1], [100, 110, 99, 108.9], null, null);
        var measured = CustomWindows.MeasurePrice(late, Calendar, new(new(2024, 1, 8), new(2024, 1, 10), WindowBase.PreviousClose), StandardDeviation.Sample);
        Assert.Equal((100, 108.9, 2), (measured.BasePrice, measured.LastPrice, measured.Observations));
        // −0.1 and 0.1: a deviation of 0.1 times the root of two.
        Assert.Equal(0.1 * Math.Sqrt(2), measured.DailyVolatility!.Value, 1e-12);
        var open = new BarSeries("L", 1, [101, 111, 98, 108], [1, 1, 1, 1], [1, 1, 1, 1], [100, 110, 99, 108.9], null, null);
        Assert.Equal(111, CustomWindows.MeasurePrice(open, Calendar, new(new(2024, 1, 8), new(2024, 1, 10), WindowBase.Open), StandardDeviation.Sample).BasePrice);
        var early = CustomWindows.MeasurePrice(late, Calendar, new(new(2024, 1, 4), new(2024, 1, 10), WindowBase.Close), StandardDeviation.Sample);
        Assert.Equal("L has no bar on 2024-01-04; its bars run from 2024-01-05 to 2024-01-10.", early.Absence?.Text);
        var ended = CustomWindows.MeasurePrice(late, Calendar, new(new(2024, 1, 5), new(2024, 1, 11), WindowBase.Close), StandardDeviation.Sample);
        Assert.Equal("L has no bar on 2024-01-11; its bars run from 2024-01-05 to 2024-01-10.", ended.Absence?.Text);
    }

    [Fact]
    public void PreviousClose_OfADayWithoutABar()
    {
        // Twenty-three days, the third without a bar: of the twenty returns after it one lacks its base.
        var calendar = SyntheticMarket.Calendar(23);
        double[] close = [.. Enumerable.Range(0, 23).Select(day => day == 2 ? double.NaN : 100.0 + (day % 2))];
        var series = Closes.Bars("X", 0, close);
        var measured = CustomWindows.MeasurePrice(series, calendar, new(calendar[2], calendar[22], WindowBase.PreviousClose), StandardDeviation.Sample);
        Assert.Equal((calendar[1], calendar[2], 19), (measured.BaseDate!.Value, measured.FirstDate!.Value, measured.Observations));
        Assert.NotNull(measured.DailyVolatility);
        Assert.Null(measured.Absence);
    }

    [Fact]
    public void TotalReturn_FromAnOpen()
        => Assert.Throws<ArgumentException>(() => CustomWindows.MeasureTotal(
            Series, Calendar, new(new(2024, 1, 5), new(2024, 1, 12), WindowBase.Open), StandardDeviation.Sample));

    [Fact]
    public void TotalReturn_OfAnIndex()
    {
        var index = new BarSeries("^X", 0, [1, 2], [1, 2], [1, 2], [1, 2], null, null);
        var measured = CustomWindows.MeasureTotal(index, Calendar, new(new(2024, 1, 4), new(2024, 1, 5), WindowBase.Close), StandardDeviation.Sample);
        Assert.Null(measured.Return);
        Assert.Contains("^X", measured.Absence?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Weekend_TheTradingDaysInsideCount()
    {
        var measured = CustomWindows.MeasurePrice(Series, Calendar, new(new(2024, 1, 6), new(2024, 1, 14), WindowBase.PreviousClose), StandardDeviation.Sample);
        Assert.Equal((new DateOnly(2024, 1, 8), new DateOnly(2024, 1, 12)), (measured.FirstDate!.Value, measured.LastDate!.Value));
        Assert.Equal((110.0 / 102) - 1, measured.Return!.Value.Fraction, 1e-15);
    }

    [Theory]
    [InlineData("2024-01-06", "2024-01-07", WindowBase.Close, "No trading day")]
    [InlineData("2024-01-12", "2024-01-05", WindowBase.Close, "No trading day")]
    [InlineData("2024-01-04", "2024-01-05", WindowBase.PreviousClose, "no close before 2024-01-04")]
    [InlineData("2024-01-10", "2024-01-12", WindowBase.Close, "no bar on 2024-01-10")]
    [InlineData("2024-01-05", "2024-01-10", WindowBase.Close, "no bar on 2024-01-10")]
    public void Absence_SaysWhy(string from, string to, WindowBase basis, string reason)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        var measured = CustomWindows.MeasurePrice(
            Series, Calendar, new(DateOnly.Parse(from, invariant), DateOnly.Parse(to, invariant), basis), StandardDeviation.Sample);
        Assert.Null(measured.Return);
        Assert.Contains(reason, measured.Absence?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Volatility_TooFewReturns()
    {
        var window = new CustomWindow(new(2024, 1, 4), new(2024, 1, 5), WindowBase.Close);
        var measured = CustomWindows.MeasurePrice(Series, Calendar, window, StandardDeviation.Sample);
        Assert.NotNull(measured.Return);
        Assert.Null(measured.DailyVolatility);
        Assert.Contains("at least two", measured.Absence?.Text, StringComparison.Ordinal);
        // One hole costs two of six returns: four of six are under nine tenths.
        measured = CustomWindows.MeasurePrice(Series, Calendar, window with { To = new(2024, 1, 12) }, StandardDeviation.Sample);
        Assert.Null(measured.DailyVolatility);
        Assert.Contains("only 4 of the 6", measured.Absence?.Text, StringComparison.Ordinal);
        measured = CustomWindows.MeasurePrice(Series, Calendar, window with { From = new(2024, 1, 5), To = new(2024, 1, 12) }, StandardDeviation.Sample);
        Assert.Contains("only 3 of the 5", measured.Absence?.Text, StringComparison.Ordinal);
    }

    /// <summary>The figures that a published page printed as "year to date", and the definition that does give them.</summary>
    [Theory]
    [InlineData("IWC", 0.1228, 0.0109)]
    [InlineData("IWM", 0.0986, null)]
    [InlineData("SPY", 0.0150, 0.0061)]
    public void RealMarket_FromTheOpenOfDecember(string id, double printed, double? printedVolatility)
    {
        var history = MarketFolder.RealMarket;
        var measured = CustomWindows.MeasurePrice(
            history.Instrument(id)!, history.Calendar, new(new(2025, 12, 1), new(2026, 1, 22), WindowBase.Open), StandardDeviation.Population);
        Assert.Equal(printed, Math.Round(measured.Return!.Value.Fraction, 4));
        Assert.Equal(35, measured.Observations);
        if (printedVolatility is { } volatility)
            Assert.Equal(volatility, Math.Round(measured.DailyVolatility!.Value, 4));
    }
}
