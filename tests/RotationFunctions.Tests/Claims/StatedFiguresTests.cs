using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Claims;

/// <summary>What the stated definition gives is what the report and the custom windows give.</summary>
public sealed class StatedFiguresTests
{
    private static readonly MarketHistory Market = SyntheticMarket.Whole(11, 700);

    private static readonly Claim Valid = new()
    {
        Series = "IWM", Kind = ClaimKind.Return, Window = new StatedWindow.Named(Window.OneMonth), AsOf = Market.Calendar[Market.Calendar.Count - 1], Value = 0.01, Digits = 4,
    };

    private static CheckedClaim Check(Claim claim) => ClaimChecker.Check(Market, [claim], cancellationToken: TestContext.Current.CancellationToken).Claims[0];

    [Theory]
    [InlineData(WindowBase.PreviousClose, DefinitionBase.Close, 399)]
    [InlineData(WindowBase.Close, DefinitionBase.Close, 400)]
    [InlineData(WindowBase.Open, DefinitionBase.Open, 400)]
    public void CustomWindow_Bases(WindowBase stated, DefinitionBase expected, int start)
    {
        var window = new CustomWindow(Market.Calendar[400], Market.Calendar[480], stated);
        var found = Check(Valid with { Window = new StatedWindow.Between(window) });
        Assert.Equal((Market.Calendar[start], Market.Calendar[480], expected), (found.Stated!.Start, found.Stated.End, found.Stated.Base));
        var measured = CustomWindows.MeasurePrice(Market.Instrument("IWM")!, Market.Calendar, window, StandardDeviation.Sample);
        Assert.Equal(measured.Return!.Value.Fraction, found.StatedGives);
        var volatility = Check(Valid with { Window = new StatedWindow.Between(window), Kind = ClaimKind.DailyVolatility });
        Figures.Equal(measured.DailyVolatility, volatility.StatedGives, 1e-12, "daily volatility");
        Assert.Equal(measured.Observations, volatility.Stated!.Observations);
    }

    /// <summary>What a claim of a report's own figures is measured as is that figure.</summary>
    [Fact]
    public void NamedWindows_GiveTheReportsFigures()
    {
        var day = Market.Calendar.Count - 1;
        var figures = InstrumentFigures.OfAll(Market).Single(f => f.Series.Id == "IWM");
        foreach (var window in Window.OfSeveralDays)
        {
            Compare(ClaimKind.Return, FigureIds.Return(window));
            Compare(ClaimKind.TotalReturn, FigureIds.TotalReturn(window));
            Compare(ClaimKind.DailyVolatility, FigureIds.VolatilityDaily(window));
            Compare(ClaimKind.AnnualVolatility, FigureIds.VolatilityAnnual(window));
            Compare(ClaimKind.Drawdown, FigureIds.Drawdown(window));
            void Compare(ClaimKind kind, string figure) => Figures.Equal(
                figures[figure, day], Check(Valid with { Kind = kind, Window = new StatedWindow.Named(window) }).StatedGives, 1e-10, figure);
        }

        var year = Valid with { Window = new StatedWindow.Named(Window.OneYear) };
        Figures.Equal(figures[FigureIds.Beta, day], Check(year with { Kind = ClaimKind.Beta }).StatedGives, 1e-10, "beta");
        Figures.Equal(figures[FigureIds.Correlation, day], Check(year with { Kind = ClaimKind.Correlation }).StatedGives, 1e-10, "correlation");
    }
}
