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

    [Theory]
    [InlineData("2024-01-01", null)]
    [InlineData("2024-01-02", "2024-01-02")]
    [InlineData("2024-01-03", "2024-01-02")]
    [InlineData("2024-01-08", "2024-01-08")]
    [InlineData("2024-02-01", "2024-01-08")]
    public void Observations_LastPublished(string date, string? expected)
        => Assert.Equal(expected, Observed().LastPublished(Date(date))?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2024-01-01", 0)]
    [InlineData("2024-01-02", 1)]
    [InlineData("2024-01-03", 1)]
    [InlineData("2024-01-04", 2)]
    [InlineData("2024-01-08", 3)]
    [InlineData("2024-02-01", 3)]
    public void Observations_CutAtKeepsThatDaysPublication(string date, int count)
    {
        var cut = Observed().CutAt(Date(date));
        Assert.Equal(Days[..count], cut.Published.ToArray());
        Assert.Equal(new[] { 5.33, 5.34, 5.32 }[..count], cut.Values.ToArray());
        Assert.Equal("EFFR", cut.Id);
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
    public void Bars_EachColumnAsLongAsTheCloses()
    {
        double[] one = [1], two = [1, 2];
        Assert.Equal(2, new BarSeries("X", 0, two, two, two, two, two, two).Count);
        Action[] uneven =
        [
            () => _ = new BarSeries("X", 0, one, two, two, two, two, two), () => _ = new BarSeries("X", 0, two, one, two, two, two, two),
            () => _ = new BarSeries("X", 0, two, two, one, two, two, two), () => _ = new BarSeries("X", 0, two, two, two, two, one, two),
            () => _ = new BarSeries("X", 0, two, two, two, two, two, one),
        ];
        Assert.All(uneven, construct => Assert.Contains("differ in length", Assert.Throws<ArgumentException>(construct).Message, StringComparison.Ordinal));
        Assert.Contains("must begin with a bar", Assert.Throws<ArgumentException>(() => new BarSeries("X", 0, [], [], [], [], null, null)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("id", () => Closes.Bars("", 0, one));
        Assert.Throws<ArgumentException>("id", () => new ObservationSeries("", [], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BarSeries("X", -1, one, one, one, one, null, null));
    }

    [Fact]
    public void Bars_CutAtCutsEveryColumn()
    {
        var bars = new BarSeries("X", 2, [1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, double.NaN], [13, 14, 15], [16, 17, 18]);
        Assert.Equal((3, 1), (bars.Count, bars.LastBar));
        var cut = bars.CutAt(3)!;
        Assert.Equal(("X", 2, 2, 1), (cut.Id, cut.Start, cut.Count, cut.LastBar));
        Assert.Equal<double>([1, 2, 4, 5, 7, 8], [.. cut.Open, .. cut.High, .. cut.Low]);
        Assert.Equal<double>([10, 11, 13, 14, 16, 17], [.. cut.Close.Values, .. cut.Adjusted.Values, .. cut.Volume]);
        Assert.True(cut.HasAdjusted && cut.HasVolume);
        var index = new BarSeries("^X", 0, [1], [1], [1], [1], null, null).CutAt(0)!;
        Assert.False(index.HasAdjusted || index.HasVolume);
        Assert.True(index.Adjusted.Values.IsEmpty && index.Volume.IsEmpty);
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
        Assert.False(bars.HasBar(1));
        Assert.True(bars.HasBar(2));
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
    public void History_AsItWasKnown()
    {
        var calendar = SyntheticMarket.Calendar(4);
        BarSeries Bars(string id, int start) => new(id, start, Level(start), Level(start), Level(start), Level(start), null, null);
        static double[] Level(int start) => [.. Enumerable.Range(start, 4 - start).Select(day => 10.0 + day)];
        var history = new MarketHistory(
            calendar, "B", [Bars("C", 2), Bars("B", 0), Bars("A", 1)],
            [new("EFFR", calendar.Dates[..3], [1, 2, 3]), new("DGS2", calendar.Dates[3..], [4])]);
        Assert.Equal(["C", "B", "A"], history.Bars.Select(b => b.Id));
        Assert.Equal(["EFFR", "DGS2"], history.Observations.Select(o => o.Id));
        Assert.Equal(("B", "A", "DGS2"), (history.Benchmark.Id, history.Instrument("A")!.Id, history.Observation("DGS2")!.Id));
        Assert.Null(history.Instrument("DGS2"));
        Assert.Null(history.Observation("A"));

        var cut = history.CutAt(calendar[1]);
        Assert.Equal(2, cut.Calendar.Count);
        Assert.Equal([("B", 2), ("A", 1)], cut.Bars.Select(b => (b.Id, b.Count)));
        Assert.Equal([("EFFR", 2), ("DGS2", 0)], cut.Observations.Select(o => (o.Id, o.Published.Length)));
        Assert.Throws<ArgumentException>(() => history.CutAt(calendar[0].AddDays(-1)));
    }

    [Fact]
    public void Returns_TheirDifferenceIsASpread()
        => Assert.Equal(new ReturnSpread(0.5 - 0.25), new PriceReturn(0.5) - new PriceReturn(0.25));

    [Fact]
    public void RiskFree_WithoutEitherRate()
    {
        var calendar = SyntheticMarket.Calendar(1);
        BarSeries spy = new("SPY", 0, [1], [1], [1], [1], null, null);
        var history = new MarketHistory(calendar, "SPY", [spy], []);
        Assert.Equal([0.0], RiskFree.Daily(history));
        Assert.False(RiskFree.IsKnown(history, calendar[0]));
        Assert.True(RiskFree.IsKnown(new(calendar, "SPY", [spy], [new("EFFR", [calendar[0]], [5])]), calendar[0]));
        Assert.False(RiskFree.IsKnown(new(calendar, "SPY", [spy], [new("EFFR", [calendar[0].AddDays(1)], [5])]), calendar[0]));
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

    private static ObservationSeries Observed() => new("EFFR", Days, [5.33, 5.34, 5.32]);

    private static DateOnly Date(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
