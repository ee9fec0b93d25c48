using System.Collections.Concurrent;
using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>Selected figures are those that computing everything gives, and nothing else is there.</summary>
public sealed class FigureSelectionTests
{
    private static readonly MarketHistory History = SyntheticMarket.Whole(21, 700);

    [Fact]
    public void EachFigureAlone_HasTheBitsOfAllTogether()
    {
        var all = InstrumentFigures.OfAll(History).ToDictionary(f => f.Series.Id);
        foreach (var figure in FigureIds.All)
        {
            var seen = new ConcurrentBag<string>();
            InstrumentFigures.ForEach(History, new FigureSelection(figure), figures =>
            {
                seen.Add(figures.Series.Id);
                Figures.SameBits(all[figures.Series.Id].Column(figure), figures.Column(figure), $"{figures.Series.Id} {figure}");
                Assert.Equal(figures.Series.Count, figures.Column(figure).Length);
            });
            Assert.Equal(all.Keys.Order(), seen.Order());
        }
    }

    [Fact]
    public void Selection_BringsWhatItIsMadeFrom()
    {
        var selection = new FigureSelection(FigureIds.VolatilityAnnual(Window.ThreeMonths));
        Assert.Equal(
            [FigureIds.Return(Window.OneDay), FigureIds.Return(Window.ThreeMonths), FigureIds.VolatilityDaily(Window.ThreeMonths), FigureIds.VolatilityAnnual(Window.ThreeMonths)],
            FigureIds.All.Where(selection.Contains));
    }

    [Fact]
    public void NotSelected_IsNamed()
    {
        var message = new ConcurrentBag<string>();
        InstrumentFigures.ForEach(History, new FigureSelection(FigureIds.Sma50), figures =>
            message.Add(Assert.Throws<KeyNotFoundException>(() => figures[FigureIds.Beta, 300]).Message));
        Assert.Equal(["beta.1Y was not among the figures selected to be computed."], message.Distinct());
    }

    [Fact]
    public void UnknownFigure_IsNamed()
        => Assert.Equal("No figure of an instrument has the id beta.2Y.", Assert.Throws<KeyNotFoundException>(() => new FigureSelection("beta.2Y")).Message);
}
