using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Testing;

namespace RotationFunctions.Tests.Reports;

/// <summary>How long a warning is told, and of which figures: as long as a window looks over its day, counted on the calendar here.</summary>
public class WarnedFiguresTests
{
    private static readonly MarketReports Market = MarketReports.Demo;

    [Theory]
    [InlineData(0, "IWM/return.1D", true)]
    [InlineData(1, "IWM/return.1D", true)]
    [InlineData(2, "IWM/return.1D", false)]
    [InlineData(21, "IWM/return.1M", true)]
    [InlineData(22, "IWM/return.1M", false)]
    [InlineData(252, "IWM/totalReturn.1Y", true)]
    [InlineData(253, "IWM/totalReturn.1Y", false)]
    [InlineData(21, "IWM-SPY/spread.1M", true)]
    [InlineData(200, "IWM/beta.1Y", true)]
    [InlineData(0, "SPY/return.1D", false)]
    public void Warning_StandsBesideTheFiguresWhoseWindowsHoldItsDay(int back, string figure, bool isTouched)
    {
        var day = Market.History.Calendar[Market.LastDay - back];

        var warning = Assert.Single(WarnedFigures.Of(Market.On(Market.LastDay), [new DatedWarning("IWM", day, Odd)]));

        Assert.Equal(day, warning.Date);
        Assert.Equal(isTouched, warning.Figures!.Contains(figure));
    }

    /// <summary>A day of the benchmark is one of every figure against it.</summary>
    [Fact]
    public void WarningOfTheBenchmark_TouchesWhatIsMeasuredAgainstIt()
    {
        var warning = Assert.Single(WarnedFigures.Of(Market.On(Market.LastDay), [new DatedWarning("SPY", Market.History.Calendar[Market.LastDay - 100], Odd)]));

        Assert.Contains("IWM/beta.1Y", warning.Figures!);
        Assert.Contains("IWM-SPY/spread.6M", warning.Figures!);
        Assert.DoesNotContain("IWM/return.6M", warning.Figures!);
    }

    [Fact]
    public void WarningOfADayToCome_IsNotTold() =>
        Assert.Empty(WarnedFigures.Of(Market.On(Market.LastDay - 1), [new DatedWarning("IWM", Market.Metadata.AsOf, Odd)]));

    /// <summary>The longest window of a fund is that of its distance from the 200-day average, in deviations of a year of such distances; that of the small-cap index is its range of three years and three months.</summary>
    [Theory]
    [InlineData("XLK", 252, true)]
    [InlineData("XLK", 460, false)]
    [InlineData("^RUT", 800, true)]
    [InlineData("^RUT", 900, false)]
    public void Warning_LivesAsLongAsAWindow(string series, int back, bool isTold) =>
        Assert.Equal(isTold, WarnedFigures.Of(Market.On(Market.LastDay), [new DatedWarning(series, Market.History.Calendar[Market.LastDay - back], Odd)]).Count == 1);

    [Fact]
    public void MarketWithoutWarnings_HasNone() => Assert.Empty(Market.On(Market.LastDay).Warnings);

    private static Reason Odd => Reason.Stored(Reason.Message, "Odd.", []);
}
