using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>Ways out of a range of 80 to 100 whose targets are 120 and 60; days are counted from the first close given.</summary>
public sealed class RangeBreaksTests
{
    [Theory]
    [InlineData("101 101 101", "Confirmed 0 - -")] // three closes above the high
    [InlineData("101 101", "Forming - - -")] // two are not three
    [InlineData("101 101 100", "None - - -")] // at the high is not above it
    [InlineData("101 101 101 99.5 99", "Confirmed 0 - -")] // exactly one percent under is not more
    [InlineData("101 101 101 98.9", "Failed 0 3 -")]
    [InlineData("101 101 101 98.9 101", "Failed 0 3 -")] // a close above is not a way back yet
    [InlineData("101 101 101 98.9 101 101 101", "Confirmed 4 - -")] // three are
    [InlineData("101 120 101", "Reached 0 - 1")] // a close at the target, before the third close made it hold
    [InlineData("101 101 101 119.9", "Confirmed 0 - -")]
    [InlineData("101 101 101 120 101", "Reached 0 - 3")]
    [InlineData("101 101 101 120 98", "Failed 0 4 3")] // reached, then lost
    [InlineData("101 101 101 120 98 101 101 101", "Confirmed 5 - -")] // and begun anew
    [InlineData("101 - 101 - 101", "Confirmed 0 - -")] // a day without a bar neither counts nor interrupts
    public void Above(string closes, string expected) => Assert.Equal(expected, Last(closes, RangeSide.Above));

    [Theory]
    [InlineData("79 79 79", "Confirmed 0 - -")]
    [InlineData("79 79 80", "None - - -")]
    [InlineData("79 79", "Forming - - -")]
    [InlineData("79 79 79 80.8", "Confirmed 0 - -")] // exactly one percent over
    [InlineData("79 79 79 80.9", "Failed 0 3 -")]
    [InlineData("79 79 79 60", "Reached 0 - 3")]
    [InlineData("79 79 79 80.9 79 79 79", "Confirmed 4 - -")]
    public void Below(string closes, string expected) => Assert.Equal(expected, Last(closes, RangeSide.Below));

    [Fact]
    public void TheLast63DaysAlone()
    {
        // A break of 100 days ago: today's window begins with the last 63 closes, all of them above.
        Assert.Equal("Confirmed 37 - -", Last(string.Join(' ', Enumerable.Repeat("105", 100)), RangeSide.Above));
        // A loss is forgotten with them.
        Assert.Equal("Failed 0 3 -", Last("101 101 101 98 " + string.Join(' ', Enumerable.Repeat("90", 59)), RangeSide.Above));
        Assert.Equal("None - - -", Last("101 101 101 98 " + string.Join(' ', Enumerable.Repeat("90", 63)), RangeSide.Above));
    }

    [Theory]
    [InlineData(100, 80, 120, 60.0)]
    [InlineData(100, 40, 160, null)] // twice under its low lies no price
    public void Targets_TheHeightOfTheRange(double high, double low, double above, double? below)
    {
        Assert.Equal(above, RangeBreaks.Target(high, low, RangeSide.Above));
        Assert.Equal(below ?? double.NaN, RangeBreaks.Target(high, low, RangeSide.Below));
    }

    [Fact]
    public void Mirror_NegatedLogarithmsTurnAboveIntoBelow()
    {
        double[] closes = [.. Enumerable.Repeat(90.0, 70), 103, 104, 105, 106, 95, 103, 104, 105];
        var mirrored = closes.Mirrored();
        double[] high = Column(100, closes.Length), low = Column(80, closes.Length);
        var above = RangeBreaks.On(closes, high, low, RangeSide.Above);
        // The edges change places; the height of the range is not the same in the mirror, so targets lie elsewhere and are not met here.
        var below = RangeBreaks.On(mirrored, Column(10_000 / 80.0, closes.Length), Column(100, closes.Length), RangeSide.Below);
        Assert.Equal(above, below);
        Assert.Contains(above, b => b.State == PatternStatus.Failed);
        Assert.Equal(PatternStatus.Confirmed, above[^1].State);
    }

    private static double[] Column(double value, int days) => [.. Enumerable.Repeat(value, days)];

    private static string Last(string closes, RangeSide side)
    {
        double[] given = [.. closes.Split(' ').Select(v => v == "-" ? double.NaN : double.Parse(v, CultureInfo.InvariantCulture))];
        double[] all = [.. Enumerable.Repeat(90.0, 70), .. given];
        var last = RangeBreaks.On(all, Column(100, all.Length), Column(80, all.Length), side)[^1];
        return $"{last.State} {Day(last.Since)} {Day(last.Lost)} {Day(last.Reached)}";

        static string Day(int day) => day < 0 ? "-" : (day - 70).ToString(CultureInfo.InvariantCulture);
    }
}
