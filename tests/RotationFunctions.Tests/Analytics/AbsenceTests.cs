using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>Why a figure is absent, word by word: a fund, an index and a benchmark whose year begins in the middle of the calendar.</summary>
public sealed class AbsenceTests
{
    private const int Days = 320;
    private const int Start = 10;
    private const int BenchmarkStart = 40;

    // From 2 January 2023 on, two years of 160 weekdays.
    private static readonly TradingCalendar Calendar = ShortYears.Calendar(2023, 2, 160);

    [Fact]
    public void Stale_NamesBothDays()
        => Assert.Equal("X is stale: its last bar is of 2024-01-05, before the as-of date 2024-01-08.", Absence.Stale("X", new(2024, 1, 5), new(2024, 1, 8))?.Text);

    [Theory]
    [InlineData("return.1M", 100, null)]
    [InlineData("return.1M", 9, "F has nothing dated on or before {9}.")]
    [InlineData("return.1M", 150, "F has no bar on {150}.")]
    [InlineData("return.1M", 171, "F has no bar on {150}, the base of the window.")]
    [InlineData("return.1M", 30, "It needs 21 trading days before {30}; F begins on {10}, 20 before it.")]
    [InlineData("return.YTD", 100, "The calendar has no trading day in 2022 to measure the year to date from.")]
    [InlineData("return.YTD", 160, null)]
    [InlineData("totalReturn.1M", 30, "It needs 21 trading days before {30}; F begins on {10}, 20 before it.")]
    [InlineData("volatility.daily.YTD", 160, "The year has fewer than two daily returns so far.")]
    [InlineData("volatility.annual.YTD", 160, "The year has fewer than two daily returns so far.")]
    [InlineData("volatility.daily.YTD", 161, null)]
    [InlineData("volatility.annual.1W", 151, "F lacks too many bars in the window: at least 5 of 5 days are needed.")]
    [InlineData("drawdown.max.1M", 30, "It needs 21 trading days before {30}; F begins on {10}, 20 before it.")]
    [InlineData("beta.1Y", 291, "It needs 252 trading days before {291}; B begins on {40}, 251 before it.")]
    [InlineData("beta.1Y", 292, null)]
    [InlineData("downsideDeviation.1Y", 261, "It needs 252 trading days before {261}; F begins on {10}, 251 before it.")]
    [InlineData("sortino.1Y", 262, null)]
    [InlineData("high.52w", 260, "It needs 251 trading days before {260}; F begins on {10}, 250 before it.")]
    [InlineData("high.52w.distance", 261, null)]
    [InlineData("high.allTime", 10, null)]
    [InlineData("daysSinceHigh", 150, "F has no bar on {150}.")]
    [InlineData("sma.50", 58, "It needs 49 trading days before {58}; F begins on {10}, 48 before it.")]
    [InlineData("sma.50", 59, null)]
    [InlineData("sma.200", 208, "It needs 199 trading days before {208}; F begins on {10}, 198 before it.")]
    [InlineData("distance.sma200", 209, null)]
    [InlineData("distance.sma200.std", 319, "It needs 450 trading days before {319}; F begins on {10}, 309 before it.")]
    [InlineData("rsi.14", 23, "It needs 14 trading days before {23}; F begins on {10}, 13 before it.")]
    [InlineData("rsi.14", 24, null)]
    [InlineData("atr.14", 23, "It needs 14 trading days before {23}; F begins on {10}, 13 before it.")]
    [InlineData("liquidity.dollarVolume.1M", 29, "It needs 20 trading days before {29}; F begins on {10}, 19 before it.")]
    [InlineData("liquidity.dollarVolume.1M", 30, null)]
    [InlineData("liquidity.amihud.1M", 31, "Fewer than 15 of the last 21 days have a volume.")]
    [InlineData("liquidity.spread.1M", 31, null)]
    public void Explain_Fund(string figure, int day, string? reason)
        => Assert.Equal(Dated(reason), Absence.Explain(Fund(), figure, day)?.Text);

    [Theory]
    [InlineData("totalReturn.1M", "^I has no closes adjusted for dividends, so it has no total return.")]
    [InlineData("liquidity.dollarVolume.1M", "^I is not traded itself, so it has no volume and no spread.")]
    [InlineData("liquidity.amihud.1M", "^I is not traded itself, so it has no volume and no spread.")]
    [InlineData("liquidity.spread.1M", "^I is not traded itself, so it has no volume and no spread.")]
    [InlineData("return.1M", null)]
    public void Explain_Index(string figure, string? reason) => Assert.Equal(reason, Absence.Explain(Flat("^I", 0), figure, 200)?.Text);

    [Theory]
    [InlineData("beta.1Y", "The benchmark's returns did not vary in the window, or too many are missing.")]
    [InlineData("correlation.1Y", "One of the two did not vary in the window, or too many returns are missing.")]
    [InlineData("informationRatio.1Y", "Its returns do not differ from the benchmark's: there is no tracking error to divide by.")]
    [InlineData("capture.up.1Y", "The benchmark never rose in the window, or too many returns are missing.")]
    [InlineData("capture.down.1Y", "The benchmark never fell in the window, or too many returns are missing.")]
    [InlineData("sortino.1Y", "No return fell short in the window: there is nothing to divide by.")]
    [InlineData("rsi.14", "The close never changed, or fewer than 15 bars are there.")]
    [InlineData("trackingError.1Y", null)]
    public void Explain_NothingMoves(string figure, string? reason) => Assert.Equal(reason, Absence.Explain(Flat("F", 0), figure, 300)?.Text);

    [Fact]
    public void Explain_YearToDateOfASeriesThatBeganInTheYear()
    {
        var late = Flat("F", 170);
        Assert.Equal(Dated("It is measured from {159}; F begins on {170}."), Absence.Explain(late, "return.YTD", 200)?.Text);
        Assert.Equal(Dated("It is measured from {159}; F begins on {170}."), Absence.Explain(late, "volatility.daily.YTD", 200)?.Text);
        // The benchmark is to blame only where it begins later.
        Assert.Equal(Dated("It needs 252 trading days before {319}; F begins on {170}, 149 before it."), Absence.Explain(late, "beta.1Y", 319)?.Text);
    }

    [Fact]
    public void Explain_TheYearsBaseIsTheCalendarsFirstDay()
    {
        var calendar = new TradingCalendar([new(2023, 12, 29), new(2024, 1, 2), new(2024, 1, 3)]);
        double[] two = [1, 2], three = [1, 2, 3];
        var late = InstrumentFigures.Of(
            Closes.Bars("F", 1, two), Closes.Bars("B", 0, three), calendar, three);
        Assert.Equal("It is measured from 2023-12-29; F begins on 2024-01-02.", Absence.Explain(late, "return.YTD", 2)?.Text);
        Assert.Equal("F has no bar on 2023-12-29, the base of the window.", Absence.WithoutBase([late.Series], calendar, Window.YearToDate, 2)?.Text);
    }

    [Fact]
    public void Explain_AFigureThatThereIsNot()
        => Assert.Throws<KeyNotFoundException>(() => Absence.Explain(Fund(), "return.2Y", 100));

    [Fact]
    public void WithoutBase_OfSeveralSeries()
    {
        BarSeries fund = Fund().Series, whole = Flat("W", 0).Series, late = Flat("L", 30).Series;
        Assert.Equal("The calendar has no trading day in 2022 to measure the year to date from.", Absence.WithoutBase([whole, fund], Calendar, Window.YearToDate, 100)?.Text);
        Assert.Equal(Dated("It needs 21 trading days before {30}; F begins on {10}, 20 before it."), Absence.WithoutBase([whole, fund], Calendar, Window.OneMonth, 30)?.Text);
        Assert.Equal(Dated("F has no bar on {150}, the base of the window."), Absence.WithoutBase([whole, fund], Calendar, Window.OneMonth, 171)?.Text);
        Assert.Equal(Dated("L has no bar on {159}, the base of the window."), Absence.WithoutBase([whole, Flat("L", 170).Series], Calendar, Window.YearToDate, 200)?.Text);
        Assert.Equal(Dated("It needs 21 trading days before {50}; L begins on {30}, 20 before it."), Absence.WithoutBase([whole, late], Calendar, Window.OneMonth, 50)?.Text);
        Assert.Equal(Dated("A price is missing on {51} or on {30}, the base of the window."), Absence.WithoutBase([whole, late], Calendar, Window.OneMonth, 51)?.Text);
    }

    /// <summary>The dates in place of the numbers of days.</summary>
    private static string? Dated(string? reason)
        => reason is null ? null : System.Text.RegularExpressions.Regex.Replace(
            reason, @"\{(\d+)\}", m => Calendar[int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)].ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A fund that has no bar on day 150, and no volume on its first ten days.</summary>
    private static InstrumentFigures Fund()
    {
        double[] close = [.. Enumerable.Range(Start, Days - Start).Select(day => day == 150 ? double.NaN : 100 + Math.Sin(day))];
        double[] volume = [.. Enumerable.Range(Start, Days - Start).Select(day => day < Start + 10 ? 0.0 : 1000)];
        return InstrumentFigures.Of(new BarSeries("F", Start, close, close, close, close, close, volume), Benchmark(day => 50 + Math.Cos(day)), Calendar, new double[Days]);
    }

    private static InstrumentFigures Flat(string id, int start)
    {
        double[] close = [.. Enumerable.Repeat(100.0, Days - start)];
        return InstrumentFigures.Of(Closes.Bars(id, start, close), Benchmark(_ => 50), Calendar, new double[Days]);
    }

    private static BarSeries Benchmark(Func<int, double> level)
    {
        double[] close = [.. Enumerable.Range(BenchmarkStart, Days - BenchmarkStart).Select(level)];
        return Closes.Bars("B", BenchmarkStart, close);
    }
}
