using RotationFunctions.Pipeline.Snapshots.Checks;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Tests.Snapshots.Checks;

public class TradingDaysTests
{
    // From Thursday, 15 January 2026, over Martin Luther King's day on the 19th, to Friday the 23rd.
    private static readonly DateOnly[] Week = [new(2026, 1, 15), new(2026, 1, 16), new(2026, 1, 20), new(2026, 1, 21), new(2026, 1, 22), new(2026, 1, 23)];
    private static readonly DateOnly Holiday = new(2026, 1, 19);

    [Fact]
    public void BenchmarkAndOthersAgree_NothingIsSaid()
    {
        var days = TradingDays.Of(Bars("SPY", Week), [Bars("IWM", Week)]);

        Assert.Empty(days.Added);
        Assert.Empty(days.Dropped);
        Assert.Empty(days.Warnings);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public void FlatBarOfTheBenchmark_IsADayWhenMostOthersTraded(int traded, bool isDropped)
    {
        var spy = Flat(Bars("SPY", [.. Week.Append(Holiday).Order()]), Holiday);
        var others = Enumerable.Range(0, 3).Select(i => i < traded ? Bars($"F{i}", [.. Week.Append(Holiday).Order()]) : Bars($"F{i}", Week)).ToArray();

        var days = TradingDays.Of(spy, others);

        Assert.Equal(isDropped ? [Holiday] : [], days.Dropped);
        Assert.Contains(isDropped ? $"and {traded} of 3 other series traded: no trading day" : "The data counts", Assert.Single(days.Warnings).Reason?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void FlatBarsOfAll_MakeNoDay()
    {
        DateOnly[] all = [.. Week.Append(Holiday).Order()];

        Assert.Equal([Holiday], TradingDays.Of(Flat(Bars("SPY", all), Holiday), [Flat(Bars("IWM", all), Holiday)]).Dropped);
    }

    [Fact]
    public void BarWithVolumeOnAHoliday_ThatNobodyShares_MakesNoDay()
    {
        var days = TradingDays.Of(Bars("SPY", [.. Week.Append(Holiday).Order()]), [Bars("IWM", Week), Bars("XLK", Week)]);

        Assert.Equal([Holiday], days.Dropped);
        Assert.Contains("a holiday of the exchange (Martin Luther King Jr. Day)", Assert.Single(days.Warnings).Reason?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(2, 2, true)]
    [InlineData(2, 3, false)]
    [InlineData(3, 3, true)]
    public void DayThatTheBenchmarkLacks_IsADayWhenMostOthersHaveIt(int having, int all, bool isAdded)
    {
        DateOnly[] gap = [.. Week.Where(day => day.Day != 21)];
        var others = Enumerable.Range(0, all).Select(i => Bars($"F{i}", i < having ? Week : gap)).ToArray();

        var days = TradingDays.Of(Bars("SPY", gap), others);

        Assert.Equal(isAdded ? [new DateOnly(2026, 1, 21)] : [], days.Added);
        if (isAdded)
            Assert.Contains($"SPY has no bar of 2026-01-21, and {having} of {all} other series traded", days.Warnings[0].Reason?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void DayThatAllLack_IsNamedWhenItIsNoHoliday()
    {
        DateOnly[] gap = [.. Week.Where(day => day.Day != 21)];

        var days = TradingDays.Of(Bars("SPY", gap), [Bars("IWM", gap), Bars("XLK", gap)]);

        Assert.Empty(days.Added);
        Assert.Equal(
            "No series traded on 2026-01-21, which is no holiday of the exchange: it was closed unforeseen, or every source has lost the day. Returns of 2026-01-22 are measured from 2026-01-20.",
            Assert.Single(days.Warnings).Reason?.Text);
    }

    [Fact]
    public void FundsThatWereNotListedYet_HaveNoVote()
    {
        DateOnly[] gap = [.. Week.Where(day => day.Day != 16)];
        var young = Enumerable.Range(0, 5).Select(i => Bars($"Y{i}", [.. Week[3..]]));

        Assert.Equal([new DateOnly(2026, 1, 16)], TradingDays.Of(Bars("SPY", gap), [Bars("A", Week), Bars("B", Week), .. young]).Added);
    }

    /// <summary>A year of weekdays without a holiday is no market of New York: its own holidays are not known, so none is missed.</summary>
    [Fact]
    public void MarketElsewhere_IsNotHeldAgainstTheRulesOfNewYork()
    {
        DateOnly[] weekdays = [.. Enumerable.Range(0, 365).Select(new DateOnly(2025, 1, 1).AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && day != new DateOnly(2025, 5, 1))];

        Assert.Empty(TradingDays.Of(Bars("EXSA", weekdays), [Bars("EXV1", weekdays)]).Warnings);
    }

    private static SeriesColumns Bars(string id, DateOnly[] dates) => new()
    {
        Id = id,
        Dates = dates,
        Open = [.. dates.Select((_, i) => 100.0 + i)],
        High = [.. dates.Select((_, i) => 102.0 + i)],
        Low = [.. dates.Select((_, i) => 99.0 + i)],
        Close = [.. dates.Select((_, i) => 101.0 + i)],
        AdjustedClose = [.. dates.Select((_, i) => 101.0 + i)],
        Volume = [.. dates.Select(_ => 1e6)],
    };

    private static SeriesColumns Flat(SeriesColumns bars, DateOnly day)
    {
        var row = Array.IndexOf(bars.Dates, day);
        bars.Open![row] = bars.High![row] = bars.Low![row] = bars.Close[row] = bars.AdjustedClose![row] = bars.Close[row - 1];
        bars.Volume![row] = 0;
        return bars;
    }
}
