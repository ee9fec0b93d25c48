using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Tests.Snapshots;

public sealed class RestatedHistoryTests
{
    private const int Overlap = 10;

    private static readonly DateOnly[] Days = [.. Enumerable.Range(5, 14).Select(day => new DateOnly(2026, 1, day))];
    private static readonly SeriesColumns Known = Bars(Days, day => 100 + day, day => 95 + day);

    [Fact]
    public void SameDays_AreNoRestatement() => Assert.Null(Compare(Days[4..], day => 100 + day, day => 95 + day));

    [Fact]
    public void RoundingOfTheSeventhDigit_IsNone() => Assert.Null(Compare(Days[4..], day => (100 + day) * (1 + 5e-7), day => 95 + day));

    [Fact]
    public void OneFactorOnEveryClose_IsASplit()
    {
        var change = Compare(Days[4..], day => (100 + day) / 2.0, day => (95 + day) / 2.0);

        Assert.Equal(new Restatement("IWM", "tiingo", RestatementCause.Split, "adjustedClose", Days[4], 99, 49.5), change);
        Assert.Equal("the adjusted close of 2026-01-09 was 99 and is 49.5", change!.Words(isRate: false)?.Text);
    }

    [Fact]
    public void FactorThatEnds_IsASplitToo() =>
        // Four for one, on the fourth of the compared days; two cents of rounding.
        Assert.Equal(RestatementCause.Split, Compare(Days[4..], day => day < 7 ? Math.Round((100 + day) / 4.0, 2) : 100 + day, day => day < 7 ? (95 + day) / 4.0 : 95 + day)!.Cause);

    [Fact]
    public void SmallerAdjustedClosesAlone_AreADividend() =>
        Assert.Equal(new Restatement("IWM", "tiingo", RestatementCause.Dividend, "adjustedClose", Days[4], 99, 99 * 0.996), Compare(Days[4..], day => 100 + day, day => (95 + day) * 0.996));

    [Theory]
    [InlineData(1.004)] // Dividends are taken off, not put on.
    [InlineData(0.5)] // More than any dividend.
    public void OtherFactorsOfAdjustedCloses_AreACorrection(double factor) =>
        Assert.Equal(RestatementCause.Correction, Compare(Days[4..], day => 100 + day, day => (95 + day) * factor)!.Cause);

    [Fact]
    public void OneClose_IsACorrection() =>
        Assert.Equal(new Restatement("IWM", "tiingo", RestatementCause.Correction, "close", Days[6], 106, 107), Compare(Days[4..], day => day == 6 ? 107 : 100 + day, day => 95 + day));

    [Fact]
    public void DayThatIsGone_HasNoValueAfter()
    {
        var change = Compare([.. Days[4..6], .. Days[7..]], day => 100 + day, day => 95 + day);

        Assert.Equal(new Restatement("IWM", "tiingo", RestatementCause.Correction, "close", Days[6], 106, null), change);
        Assert.Equal("2026-01-11 was there and is not", change!.Words(isRate: false)?.Text);
    }

    [Fact]
    public void DayThatIsNew_HasNoValueBefore()
    {
        var known = Bars([.. Days[..6], .. Days[7..]], day => 100 + day, day => 95 + day);

        var change = RestatedHistory.Of("tiingo", known, Overlap - 1, Bars(Days[4..], day => 100 + day, day => 95 + day));

        Assert.Equal(new Restatement("IWM", "tiingo", RestatementCause.Correction, "close", Days[6], null, 106), change);
        Assert.Equal("2026-01-11 was not there and is", change!.Words(isRate: false)?.Text);
    }

    [Fact]
    public void DaysAfterTheKnownOnes_AreNoRestatement() =>
        Assert.Null(Compare([.. Days[4..], Days[^1].AddDays(1)], day => 100 + day, day => 95 + day));

    /// <summary>Compares the known rows with later ones, whose values come by days since the first.</summary>
    private static Restatement? Compare(DateOnly[] days, Func<int, double> close, Func<int, double> adjusted) =>
        RestatedHistory.Of("tiingo", Known, Overlap, Bars(days, close, adjusted));

    private static SeriesColumns Bars(DateOnly[] days, Func<int, double> close, Func<int, double> adjusted)
    {
        var closes = days.Select(day => close(day.DayNumber - Days[0].DayNumber)).ToArray();
        return new SeriesColumns
        {
            Id = "IWM", Dates = days, Open = closes, High = closes, Low = closes, Close = closes,
            AdjustedClose = [.. days.Select(day => adjusted(day.DayNumber - Days[0].DayNumber))], Volume = [.. days.Select(_ => 1000.0)],
        };
    }
}
