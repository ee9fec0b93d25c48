using System.Text.Json;
using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>What the rotation figures say when data is missing, short or flat.</summary>
public sealed class RotationBadInputTests
{
    private static readonly Lazy<MarketHistory> Market = new(() => SyntheticMarket.Whole(20, 1300));

    [Fact]
    public void IndexMissing_TheFundTakesItsPlaceInTheTechnicalsAlone()
    {
        var day = Without("^RUT").On(1299);
        Assert.Equal("IWM", day.Technicals!.Series);
        Assert.NotNull(day.Technicals.Range);
        Assert.StartsWith("^RUT has nothing dated on or before", Reason(day, "analog.IXIC"), StringComparison.Ordinal);
        Assert.DoesNotContain(day.Risks, r => r.Id == RotationIds.Overextension);
        Assert.StartsWith("^RUT has nothing dated on or before", Reason(day, RotationIds.Overextension), StringComparison.Ordinal);
        Assert.StartsWith("^RUT has nothing dated on or before", Reason(day, RotationIds.January), StringComparison.Ordinal);
        Assert.NotNull(day.Pairs.Pair("IWM", "SPY").Mansfield);
    }

    [Fact]
    public void IndexAndFundMissing_NoTechnicalsAndNoScore()
    {
        var day = Without("^RUT", "IWM").On(1299);
        Assert.Null(day.Technicals);
        Assert.Contains("IWM has nothing dated", Reason(day, "technicals"), StringComparison.Ordinal);
        Assert.Contains("IWM has nothing dated", Reason(day, RotationIds.Score), StringComparison.Ordinal);
        Assert.Null(day.Stance);
        Assert.NotNull(day.Sectors.Windows["1M"].Breadth);
    }

    [Fact]
    public void SectorMissing_GroupsBreadthAndCharacterAreAbsent()
    {
        var day = Without("XLK").On(1299);
        Assert.All(day.Sectors.Windows.Values, w => Assert.Null(w.Breadth ?? w.Dispersion ?? w.CyclicalMinusDefensive));
        Assert.StartsWith("XLK has no return over the window", Reason(day, "sector.breadth.1M"), StringComparison.Ordinal);
        Assert.NotNull(day.Score.Value);
        Assert.Null(day.Score.Character!["1M"].Word);
        Assert.Contains("XLK has no return", Reason(day, RotationIds.Cyclicals), StringComparison.Ordinal);
        // Neither group of the correlation holds it.
        Assert.NotNull(day.Sectors.RateVersusEconomy);
    }

    [Fact]
    public void OnlyTheBenchmark_EverythingElseSaysWhy()
    {
        var history = Market.Value;
        var alone = new MarketHistory(history.Calendar, "SPY", [history.Benchmark], []);
        var day = RotationAnalysis.Of(alone, InstrumentFigures.OfAll(alone)).On(1299);
        Assert.Empty(day.Pairs);
        Assert.Empty(day.Opportunities);
        Assert.Empty(day.Analogs);
        Assert.Equal([RotationIds.PolicyRisk], day.Risks.Select(r => r.Id));
        foreach (var id in (string[])[
            "IWC-IWM", RotationIds.Score, RotationIds.Stance, RotationIds.PolicyRate, RotationIds.TwoYearProxy, "policy.dots",
            RotationIds.LiquidityRisk, RotationIds.Stress, RotationIds.CreditRisk, RotationIds.RateSensitivity, RotationIds.SmallValue, "similar", "evidence", RotationIds.Credit, RotationIds.RegionalBanks])
            Assert.NotEmpty(Reason(day, id));
    }

    [Fact]
    public void FewDays_EveryFigureIsAbsentWithAReason()
    {
        var history = Market.Value.CutAt(Market.Value.Calendar[20]);
        var analysis = RotationAnalysis.Of(history, InstrumentFigures.OfAll(history));
        for (var at = 0; at < history.Calendar.Count; at++)
        {
            var day = analysis.On(at);
            Assert.Null(day.Score.Value);
            Assert.Contains("It needs 252 days", Reason(day, "IWM-SPY/rs.mansfield"), StringComparison.Ordinal);
            Assert.Contains("no trading day in 2018", Reason(day, "IWM-SPY/spread.YTD"), StringComparison.Ordinal);
            Assert.All(day.Risks, r => Assert.Null(r.Level));
        }
    }

    [Fact]
    public void FlatPrices_NothingIsInfiniteAndNothingIsNoise()
    {
        var history = Market.Value;
        var flat = new MarketHistory(history.Calendar, "SPY", history.Bars.Select(Flat), history.Observations);
        var analysis = RotationAnalysis.Of(flat, InstrumentFigures.OfAll(flat));
        for (var at = 0; at < history.Calendar.Count; at += 17)
        {
            var day = analysis.On(at);
            // The serializer refuses NaN and infinities.
            Assert.NotEmpty(JsonSerializer.Serialize(day));
            Assert.All(day.Pairs, p => Assert.Null(p.SlopeT));
            Assert.All(day.Pairs, p => Assert.Null(p.Rotation?.Ratio));
        }

        var last = analysis.On(1299);
        Assert.Null(last.Sectors.RateVersusEconomy);
        Assert.Equal(0, last.Sectors.Windows["1M"].Dispersion);
        Assert.Null(last.Risks.Single(r => r.Id == RotationIds.RateSensitivity).Level);
        Assert.NotEmpty(Reason(last, RotationIds.RateSensitivity));

        static BarSeries Flat(BarSeries bars)
        {
            double[] price = [.. bars.Close.Values.ToArray().Select(c => double.IsNaN(c) ? c : 50.1)];
            return new BarSeries(bars.Id, bars.Start, price, price, price, price, bars.HasAdjusted ? price : null, bars.HasVolume ? bars.Volume.ToArray() : null);
        }
    }

    [Fact]
    public void StaleFund_IsNamedOnceAndItsFiguresAreNull()
    {
        var history = Market.Value;
        var day = RotationAnalysis.Of(history, InstrumentFigures.OfAll(history)).On(1299);
        var pair = day.Pairs.Pair("IWN", "SPY");
        Assert.Null(pair.Mansfield);
        Assert.Null(pair.Streak);
        Assert.Single(day.Missing, m => m.Id.StartsWith("IWN-SPY", StringComparison.Ordinal));
        Assert.StartsWith("IWN has no bar on", Reason(day, "IWN-SPY"), StringComparison.Ordinal);
    }

    private static string Reason(RotationDay day, string id) => day.Missing.Single(m => m.Id == id).Reason.Text;

    private static RotationAnalysis Without(params string[] ids)
    {
        var history = Market.Value;
        var less = new MarketHistory(history.Calendar, "SPY", history.Bars.Where(b => !ids.Contains(b.Id)), history.Observations);
        return RotationAnalysis.Of(less, InstrumentFigures.OfAll(less));
    }
}
