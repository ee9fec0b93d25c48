using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>Known figures of 2026-01-22 on real prices.</summary>
public sealed class RealInstrumentsTests
{
    private static readonly Lazy<Dictionary<string, InstrumentFigures>> All = new(
        () => InstrumentFigures.OfAll(MarketFolder.RealMarket).ToDictionary(f => f.Series.Id));

    public static TheoryData<string, double, double, double> Known() => new()
    {
        { "return.1D", 0.0052232273125183415, 0.007468538780387668, 0.016758480719049063 },
        { "return.1M", 0.012327539340865945, 0.07576059651501277, 0.08731241473397011 },
        { "return.YTD", 0.010353120600657073, 0.09599447513812165, 0.11185795814838317 },
        { "return.1Y", 0.14249233065251654, 0.17407197876321878, 0.3260228389926645 },
        { "totalReturn.1Y", 0.15590906907877855, 0.18727529262835385, 0.34243709863271055 },
        { "volatility.daily.YTD", 0.007558494331063122, 0.008127119657536779, 0.0068230879369111826 },
        { "volatility.daily.1Y", 0.01217331343494815, 0.014304463174407759, 0.015970727441632575 },
        { "drawdown.max.1Y", -0.18998906889856904, -0.23921841681535316, -0.2677189026681699 },
        { "beta.1Y", 1, 1.0260555212968419, 1.064808461433019 },
        { "correlation.1Y", 1, 0.8731886901392034, 0.8116253437159664 },
        { "trackingError.1Y", 0, 0.11078745484502775, 0.14863380660648914 },
        { "rsi.14", 52.55205009201222, 71.55235340702558, 75.15499250502674 },
        { "sma.200", 636.0374, 228.8605, 139.5822 },
        { "liquidity.dollarVolume.1M", 51133915602.38095, 8765560688.52381, 18255362.285714287 },
        { "liquidity.amihud.1M", 8.652834900779253e-08, 9.010014235281062e-07, 0.0007488319879776573 },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Figure(string figure, double spy, double iwm, double iwc)
    {
        var day = MarketFolder.RealMarket.Calendar.IndexOf(new(2026, 1, 22));
        // The averages were printed to four decimals.
        var tolerance = figure == "sma.200" ? 1e-6 : 1e-9;
        foreach (var (id, expected) in (ReadOnlySpan<(string, double)>)[("SPY", spy), ("IWM", iwm), ("IWC", iwc)])
        {
            var actual = All.Value[id][figure, day]!.Value;
            Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"{id} {figure}: expected {expected:R}, was {actual:R}");
        }
    }

    [Fact]
    public void Stale_NoFigureAndAReason()
    {
        var day = MarketFolder.RealMarket.Calendar.IndexOf(new(2026, 1, 22));
        foreach (var id in (string[])["IWN", "IWO", "VTWO", "MDY"])
        {
            Assert.All(FigureIds.All, figure => Assert.Null(All.Value[id][figure, day]));
            Assert.Equal($"{id} has no bar on 2026-01-22.", Absence.Explain(All.Value[id], FigureIds.Rsi14, day)?.Text);
        }
    }
}
