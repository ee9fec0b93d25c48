using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Claims;

/// <summary>Counts, means and places in a series of seven closes that anyone can check by eye, and windows with nothing in them.</summary>
public sealed class FurtherFiguresTests
{
    // Monday 3 June 2019 and on; the fifth day has no bar.
    private static readonly double[] Prices = [100, 101, 100, 102, double.NaN, 103, 104];
    private static readonly MarketHistory Market = new(
        SyntheticMarket.Calendar(Prices.Length), "SPY", [Closes.Bars("SPY", 0, [100, 100, 100, 100, 100, 100, 100]), Closes.Bars("IWM", 0, Prices)], []);

    private static readonly StatedWindow WholeWindow = new StatedWindow.Span(Day(0), Day(6));

    [Theory]
    [InlineData(ClaimKind.RecordCount, null, 4)] // 101, 102, 103, 104
    [InlineData(ClaimKind.AverageLevel, null, 102)] // (101 + 100 + 102 + 103 + 104) / 5
    [InlineData(ClaimKind.HighestLevel, null, 104)]
    [InlineData(ClaimKind.LowestLevel, null, 100)]
    [InlineData(ClaimKind.PointChange, null, 4)]
    [InlineData(ClaimKind.RecordHigh, null, 1)]
    [InlineData(ClaimKind.Streak, PeriodUnit.Day, 1)] // before 103 there is no bar
    [InlineData(ClaimKind.Rank, PeriodUnit.Day, 3)] // +0.97 % behind +2 % and +1 %
    public void SevenCloses_GiveWhatTheEyeCounts(ClaimKind kind, PeriodUnit? unit, double expected)
    {
        var found = Check(new() { Series = "IWM", Kind = kind, Window = WholeWindow, AsOf = Day(6), Value = expected, Digits = 0, Unit = unit });
        Assert.Null(found.Obstacle);
        Assert.Equal(expected, found.StatedGives!.Value, 1e-12);
        Assert.Equal(Verdict.Confirmed, found.Verdict);
    }

    [Theory]
    [InlineData(ClaimKind.AverageLevel)]
    [InlineData(ClaimKind.HighestLevel)]
    [InlineData(ClaimKind.LowestLevel)]
    public void WindowWithoutAClose_IsSaidToBeEmpty(ClaimKind kind)
    {
        var found = Check(new() { Series = "IWM", Kind = kind, Window = new StatedWindow.Span(Day(6), Day(6)), AsOf = Day(6), Value = 104, Digits = 0 });
        Assert.Equal((Verdict.NotCheckable, Obstacle.EmptyWindow), (found.Verdict, found.Obstacle!.Kind));
    }

    [Fact]
    public void RankOfTheFirstDay_HasNoPeriodToRank()
    {
        var found = Check(new() { Series = "IWM", Kind = ClaimKind.Rank, Window = new StatedWindow.Day(), AsOf = Day(0), Value = 1, Digits = 0 });
        Assert.Equal(Verdict.NotCheckable, found.Verdict);
        Assert.NotNull(found.Obstacle);
    }

    /// <summary>Every kind, on windows that are empty, turned round, of one day, before the series or after the market, has an answer.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryKind_AnswersEveryWindow(ClaimKind kind)
    {
        DateOnly[] days = [Day(0).AddYears(-5), Day(0), Day(1), Day(4), Day(6), Day(6).AddYears(5)];
        var windows = days.SelectMany(from => days.SelectMany(to => new StatedWindow[]
        {
            new StatedWindow.Span(from, to), new StatedWindow.Span(from, to, DefinitionBase.Open),
            new StatedWindow.Between(new CustomWindow(from, to, WindowBase.PreviousClose)), new StatedWindow.Between(new CustomWindow(from, to, WindowBase.Close)),
        })).Concat(Window.All.Select(w => (StatedWindow)new StatedWindow.Named(w))).Append(new StatedWindow.Day());
        foreach (var window in windows)
            foreach (var asOf in days)
                foreach (var series in (string[])["IWM", "SPY", "none"])
                {
                    var found = Check(new() { Series = series, Kind = kind, Window = window, AsOf = asOf, Value = 1, Digits = 2, TargetYear = asOf.Year });
                    Assert.Equal(found.Verdict == Verdict.NotCheckable, found.Obstacle is not null);
                }
    }

    public static TheoryData<ClaimKind> Kinds() => [.. Enum.GetValues<ClaimKind>()];

    private static DateOnly Day(int index) => SyntheticMarket.Calendar(Prices.Length)[index];

    private static CheckedClaim Check(Claim claim) => ClaimChecker.Check(Market, [claim], cancellationToken: TestContext.Current.CancellationToken).Claims[0];
}
