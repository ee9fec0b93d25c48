using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Claims;

/// <summary>Figures that a page printed for 22 January 2026, checked against real prices.</summary>
public sealed class ArticleClaimsTests
{
    private static readonly DateOnly AsOf = new(2026, 1, 22);
    private static readonly DateOnly FirstOfDecember = new(2025, 12, 1);

    private static readonly Claim[] Claims =
    [
        Printed("IWC", ClaimKind.Return, Window.YearToDate, 0.1228),
        Printed("IWM", ClaimKind.Return, Window.YearToDate, 0.0986),
        Printed("SPY", ClaimKind.Return, Window.YearToDate, 0.0150),
        Printed("IWC", ClaimKind.DailyVolatility, Window.YearToDate, 0.0109),
        Printed("SPY", ClaimKind.DailyVolatility, Window.YearToDate, 0.0061),
        Printed("XLB", ClaimKind.Return, Window.OneDay, 0.0115),
        Printed("XLU", ClaimKind.Return, Window.OneDay, -0.0270),
        Printed("XLK", ClaimKind.Return, Window.OneDay, -0.0018),
    ];

    private static ClaimCheck Check(params Claim[] claims) => ClaimChecker.Check(MarketFolder.RealMarket, claims, cancellationToken: TestContext.Current.CancellationToken);

    private static Claim Printed(string series, ClaimKind kind, Window window, double value) => new()
    {
        Series = series, Kind = kind, Window = new StatedWindow.Named(window), AsOf = AsOf, Value = value, Digits = 4,
    };

    [Fact]
    public void Claims_AllRefuted()
    {
        var check = Check(Claims);
        Assert.All(check.Claims, c => Assert.Equal(Verdict.Refuted, c.Verdict));
        Assert.Equal(
            [0.11185795814838317, 0.09599447513812165, 0.010353120600657073],
            check.Claims.Take(3).Select(c => c.StatedGives!.Value));
        Assert.Equal([0.0057, -0.0072, 0.0074], check.Claims.Skip(5).Select(c => Math.Round(c.StatedGives!.Value, 4)));
        Figures.Equal(0.0068230879369111826, check.Claims[3].StatedGives, 1e-12, "daily volatility of IWC");
        Figures.Equal(0.007558494331063122, check.Claims[4].StatedGives, 1e-12, "daily volatility of SPY");
    }

    [Fact]
    public void Returns_OneJointDefinition()
    {
        var joint = Check(Claims).Joint[0];
        Assert.Equal([0, 1, 2], joint.Claims);
        var match = Assert.Single(joint.Matches);
        Assert.Equal(
            new ClaimDefinition { Start = FirstOfDecember, End = AsOf, Base = DefinitionBase.Open, Basis = PriceBasis.Price },
            match.Definition);
        Assert.Equal([0.1228, 0.0986, 0.0150], match.Gives.Select(g => Math.Round(g, 4)));
        Assert.Equal((2, 21), (match.Changes, match.DaysMoved));
        Assert.Equal((27_084, 21_716, 1), (joint.Search.Definitions, joint.Search.Figures, joint.Search.Matches));
        Assert.InRange(joint.Search.ExpectedByChance, 0, 0.001);
        Assert.False(joint.Search.IsExplainedByChance);
    }

    /// <summary>Each return by itself could be matched by chance, and the check says so: only together do they tell something.</summary>
    [Fact]
    public void Returns_OneByOne_ExplainedByChance()
    {
        foreach (var claim in Check(Claims).Claims.Take(3))
        {
            Assert.Equal(FirstOfDecember, claim.Matches[0].Definition.Start);
            Assert.True(claim.Search!.IsExplainedByChance);
            Assert.InRange(claim.Search.ExpectedByChance / claim.Search.Matches, 0.5, 2);
        }
    }

    [Fact]
    public void Volatilities_PopulationOfThirtyFiveReturns()
    {
        var joint = Check(Claims).Joint[1];
        Assert.Equal([3, 4], joint.Claims);
        Assert.Equal(
            new ClaimDefinition
            {
                Start = FirstOfDecember, End = AsOf, Base = DefinitionBase.Close, Basis = PriceBasis.Price,
                Deviation = StandardDeviation.Population, Form = ReturnForm.Simple, Observations = 35,
            },
            joint.Matches[0].Definition);
        Assert.True(joint.Matches[0].OnEstablishedWindow);
        Assert.Equal([0.0109, 0.0061], joint.Matches[0].Gives.Select(g => Math.Round(g, 4)));

        // Over every window two figures of two digits prove nothing; on the window of the returns they do.
        Assert.True(joint.Search.IsExplainedByChance);
        Assert.Equal((8, 2), (joint.OnEstablishedWindow!.Definitions, joint.OnEstablishedWindow.Matches));
        Assert.False(joint.OnEstablishedWindow.IsExplainedByChance);
        Assert.Equal(ReturnForm.Log, joint.Matches[1].Definition.Form);
        Assert.DoesNotContain(joint.Matches.Skip(2), m => m.OnEstablishedWindow);
    }

    [Fact]
    public void Volatilities_WithoutTheReturns_NoWindowEstablished()
    {
        var joint = Assert.Single(Check(Claims[3], Claims[4]).Joint);
        Assert.Null(joint.OnEstablishedWindow);
        Assert.DoesNotContain(joint.Matches, m => m.OnEstablishedWindow);
        Assert.True(joint.Search.IsExplainedByChance);
    }

    [Fact]
    public void Sectors_NoDefinition()
    {
        var check = Check(Claims);
        var joint = check.Joint[2];
        Assert.Equal([5, 6, 7], joint.Claims);
        Assert.Empty(joint.Matches);
        Assert.Equal(0, joint.Search.Matches);
        // One by one each is matched somewhere, which chance explains.
        Assert.All(check.Claims.Skip(5), c => Assert.True(c.Search!.IsExplainedByChance));
    }

    [Fact]
    public void Claims_TrueFigures_Confirmed()
    {
        var check = Check(
            Printed("IWC", ClaimKind.Return, Window.YearToDate, 0.1119),
            Printed("XLU", ClaimKind.Return, Window.OneDay, -0.0072),
            Printed("SPY", ClaimKind.AnnualVolatility, Window.YearToDate, 0.1200),
            Printed("SPY", ClaimKind.TotalReturn, Window.OneYear, 0.1559),
            Printed("IWM", ClaimKind.Drawdown, Window.OneYear, 0.2392),
            Printed("IWM", ClaimKind.Beta, Window.OneYear, 1.0261),
            Printed("IWC", ClaimKind.Correlation, Window.OneYear, 0.8116),
            Printed("IWM", ClaimKind.Spread, Window.YearToDate, 0.0856),
            new() { Series = "^RUT", Kind = ClaimKind.Level, Window = new StatedWindow.Day(), AsOf = AsOf, Value = 2718.77, Digits = 2 });
        Assert.All(check.Claims, c => Assert.True(c.Verdict == Verdict.Confirmed, $"{c.Claim.Series} {c.Claim.Kind} gives {c.StatedGives:R}"));
        Assert.Empty(check.Joint);
    }
}
