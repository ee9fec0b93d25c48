using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Claims;

/// <summary>What a claim is about, and when that cannot be said.</summary>
public sealed class StatedDefinitionTests
{
    private static readonly MarketHistory Market = SyntheticMarket.Whole(11, 700);
    private static readonly DateOnly LastDate = Market.Calendar[Market.Calendar.Count - 1];

    private static readonly Claim Valid = new()
    {
        Series = "IWM", Kind = ClaimKind.Return, Window = new StatedWindow.Named(Window.OneMonth), AsOf = LastDate, Value = 0.01, Digits = 4,
    };

    private static CheckedClaim Check(Claim claim) => ClaimChecker.Check(Market, [claim], cancellationToken: TestContext.Current.CancellationToken).Claims[0];

    private static CustomWindow Between(DateOnly from, DateOnly to, WindowBase @base = WindowBase.PreviousClose) => new(from, to, @base);

    public static TheoryData<string, Claim, Obstacle> Obstacles => new()
    {
        { "series", Valid with { Series = "AAPL" }, Obstacle.UnknownSeries },
        { "other series", Valid with { Kind = ClaimKind.Spread, Against = "AAPL" }, Obstacle.UnknownSeries },
        { "rate", Valid with { Series = "EFFR" }, Obstacle.NotAPrice },
        { "after the data", Valid with { AsOf = LastDate.AddDays(7) }, Obstacle.AfterData },
        { "before the data", Valid with { AsOf = Market.Calendar[0].AddDays(-1) }, Obstacle.BeforeData },
        { "base before the data", Valid with { AsOf = Market.Calendar[20] }, Obstacle.BeforeData },
        { "no year before", Valid with { AsOf = Market.Calendar[40], Window = new StatedWindow.Named(Window.YearToDate) }, Obstacle.BeforeData },
        { "stale", Valid with { Series = "IWN" }, Obstacle.SeriesEnded },
        { "late", Valid with { Series = "XLC", AsOf = Market.Calendar[240] }, Obstacle.SeriesNotBegun },
        { "hole", Valid with { Series = "IWC", AsOf = Market.Calendar[350] }, Obstacle.NoBar },
        { "index", Valid with { Series = "^RUT", Kind = ClaimKind.TotalReturn }, Obstacle.NoAdjustedPrices },
        { "one return", Valid with { Kind = ClaimKind.DailyVolatility, Window = new StatedWindow.Named(Window.OneDay) }, Obstacle.TooFewReturns },
        { "window later", Valid with { AsOf = Market.Calendar[600], Window = new StatedWindow.Between(Between(Market.Calendar[500], Market.Calendar[601])) }, Obstacle.WindowAfterAsOf },
        { "weekend", Valid with { Window = new StatedWindow.Between(Between(new(2018, 3, 3), new(2018, 3, 4))) }, Obstacle.EmptyWindow },
    };

    [Theory]
    [MemberData(nameof(Obstacles), DisableDiscoveryEnumeration = true)]
    public void Claim_CannotBeChecked(string what, Claim claim, Obstacle obstacle)
    {
        var found = Check(claim);
        Assert.True(found.Verdict == Verdict.NotCheckable, what);
        Assert.Equal(obstacle, found.Obstacle!.Kind);
        Assert.Null(found.StatedGives);
        Assert.Null(found.Search);
    }

    /// <summary>A figure dated on a weekend is that of the Friday; on the weekend after the last day too.</summary>
    [Fact]
    public void AsOf_Weekend()
    {
        var friday = Enumerable.Range(0, Market.Calendar.Count).Last(day => Market.Calendar[day].DayOfWeek == DayOfWeek.Friday);
        var history = Market.CutAt(Market.Calendar[friday]);
        var sunday = Valid with { AsOf = Market.Calendar[friday].AddDays(2) };
        var found = ClaimChecker.Check(history, [sunday, sunday with { AsOf = sunday.AsOf.AddDays(1) }], cancellationToken: TestContext.Current.CancellationToken).Claims;
        Assert.Equal(Market.Calendar[friday], found[0].Stated!.End);
        Assert.Equal(Obstacle.AfterData, found[1].Obstacle!.Kind);
    }

    /// <summary>A tie counts for both neighbours, as pages round half away from zero or half to even; a cut-off value for none.</summary>
    [Theory]
    [InlineData(0.125, 0.12, true)]
    [InlineData(0.125, 0.13, true)]
    [InlineData(-0.125, -0.12, true)]
    [InlineData(0.1251, 0.12, false)]
    [InlineData(0.1299, 0.12, false)]
    [InlineData(0.1349, 0.13, true)]
    public void PrintedValue_Rounding(double exact, double printed, bool fits)
        => Assert.Equal(fits, PrintedValue.Fits(new PrintedValue(printed, 2).Distance(exact)));
}
