using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class InputTests
{
    private static readonly DateOnly[] Days = [new(2024, 1, 2), new(2024, 1, 4), new(2024, 1, 8)];

    [Fact]
    public void Observations_KnownFromTheirPublication()
    {
        var series = new ObservationSeries("EFFR", Days, [5.33, 5.34, 5.32]);
        Assert.Equal(double.NaN, series.KnownOn(new(2024, 1, 1)));
        Assert.Equal(5.33, series.KnownOn(new(2024, 1, 3)));
        Assert.Equal(5.34, series.KnownOn(new(2024, 1, 4)));
        Assert.Equal(5.32, series.KnownOn(new(2025, 1, 1)));
    }

    [Fact]
    public void Observations_AlignedOnTradingDays()
    {
        var calendar = new TradingCalendar([new(2024, 1, 1), new(2024, 1, 3), new(2024, 1, 5), new(2024, 1, 8)]);
        Assert.Equal([double.NaN, 5.33, 5.34, 5.32], new ObservationSeries("EFFR", Days, [5.33, 5.34, 5.32]).AlignedOn(calendar));
    }

    [Fact]
    public void Observations_CutAtForgetsLaterPublications()
    {
        var cut = new ObservationSeries("EFFR", Days, [5.33, 5.34, 5.32]).CutAt(new(2024, 1, 7));
        Assert.Equal(5.34, cut.KnownOn(new(2025, 1, 1)));
    }

    [Fact]
    public void Observations_DatesNotAscendingOrColumnsUneven()
    {
        Assert.Throws<ArgumentException>(() => new ObservationSeries("EFFR", [new(2024, 1, 2), new(2024, 1, 2)], [1, 2]));
        Assert.Throws<ArgumentException>(() => new ObservationSeries("EFFR", Days, [1]));
    }

    [Fact]
    public void Bars_MustBeginWithABarAndHaveEvenColumns()
    {
        Assert.Throws<ArgumentException>(() => new BarSeries("X", 0, [1], [1], [1], [double.NaN], null, null));
        Assert.Throws<ArgumentException>(() => new BarSeries("X", 0, [1, 2], [1], [1], [1], null, null));
        Assert.Throws<ArgumentException>(() => new BarSeries("X", 0, [1], [1], [1], [1], [], null));
    }

    [Fact]
    public void Bars_CutAtKeepsWhatHadBegun()
    {
        var bars = new BarSeries("X", 2, [1, 2, 3], [1, 2, 3], [1, 2, 3], [1, double.NaN, 3], null, null);
        Assert.Null(bars.CutAt(1));
        Assert.Equal(1, bars.CutAt(2)!.Count);
        // The day without a bar is known to have none: the last bar is older.
        Assert.Equal(0, bars.CutAt(3)!.LastBar);
        Assert.Equal(3, bars.CutAt(9)!.Count);
        Assert.False(bars.HasBar(3));
        Assert.True(bars.HasBar(4));
        Assert.False(bars.HasBar(5));
    }

    [Fact]
    public void History_WithoutItsBenchmarkOrBeyondItsCalendar()
    {
        var calendar = SyntheticMarket.Calendar(2);
        var bars = new BarSeries("X", 1, [1, 2], [1, 2], [1, 2], [1, 2], null, null);
        Assert.Throws<ArgumentException>(() => new MarketHistory(calendar, "SPY", [bars], []));
        Assert.Throws<ArgumentException>(() => new MarketHistory(calendar, "X", [bars], []));
    }

    [Fact]
    public void RiskFree_TheEarlierSeriesStandsInUntilTheFirstRate()
    {
        var calendar = new TradingCalendar([new(2024, 1, 1), new(2024, 1, 2), new(2024, 1, 4), new(2024, 1, 8)]);
        var spy = new BarSeries("SPY", 0, [1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1], [1, 1, 1, 1], null, null);
        var history = new MarketHistory(calendar, "SPY", [spy],
            [new("DFF", [new(2024, 1, 2)], [2.52]), new("EFFR", [new(2024, 1, 4)], [5.04])]);
        Assert.Equal([0, 2.52 / 100 / 252, 5.04 / 100 / 252, 5.04 / 100 / 252], RiskFree.Daily(history));
        Assert.False(RiskFree.IsKnown(history, new(2024, 1, 1)));
        Assert.True(RiskFree.IsKnown(history, new(2024, 1, 2)));
    }
}
