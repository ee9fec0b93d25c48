using System.Text.Json;
using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

/// <summary>What must hold of sections 4 to 9 on any market.</summary>
[Slow]
public sealed class RotationPropertiesTests
{
    private const int Days = 1700;

    private const int LongDays = 2500;

    private static readonly Lazy<(MarketHistory History, RotationAnalysis Analysis)> LongMarket = new(() => Analyse(SyntheticMarket.Whole(21, LongDays)));

    private static readonly Lazy<(MarketHistory History, RotationAnalysis Analysis)> Market = new(() => Analyse(SyntheticMarket.Whole(20, Days)));

    /// <summary>
    /// Every figure, list and reason of a day from the long history against those from the history that ends on it, as text
    /// with every digit: a difference in the last bit, an infinity or a NaN fails.
    /// </summary>
    [Fact]
    public void NoLookAhead_ThreeHundredDays()
    {
        var (history, analysis) = Market.Value;
        var random = new Random(21);
        var days = Enumerable.Range(0, 300).Select(_ => random.Next(Days)).Append(0).Append(Days - 1).Distinct().ToArray();
        Parallel.ForEach(days, day =>
        {
            var (_, cut) = Analyse(history.CutAt(history.Calendar[day]));
            Assert.Equal(JsonSerializer.Serialize(cut.On(day)), JsonSerializer.Serialize(analysis.On(day)));
        });
    }

    /// <summary>Similar days need a thousand days a year ago, evidence five years of months: the same of a longer market, on fewer days.</summary>
    [Fact]
    public void NoLookAhead_OfADayWithSimilarDaysAndEvidence()
    {
        var (history, analysis) = LongMarket.Value;
        int[] complete = [.. Enumerable.Range(0, LongDays).Where(day => analysis.On(day) is { Similar: not null, Evidence: not null })];
        Assert.True(complete.Length > 100, $"Only {complete.Length} days have both.");
        Parallel.ForEach(Enumerable.Range(1, 12).Select(i => complete[(complete.Length * i / 12) - 1]), day =>
        {
            var (_, cut) = Analyse(history.CutAt(history.Calendar[day]));
            Assert.Equal(JsonSerializer.Serialize(cut.On(day)), JsonSerializer.Serialize(analysis.On(day)));
        });
    }

    /// <summary>What is concluded does not depend on the unit of prices.</summary>
    [Fact]
    public void Scale_ConclusionsOfPricesInAnotherUnit()
    {
        var (history, analysis) = LongMarket.Value;
        var scaled = Analyse(new MarketHistory(history.Calendar, "SPY", history.Bars.Select(bars => bars.Id == "^VIX" ? bars : Scaled(bars, 4)), history.Observations)).Analysis;
        for (var day = 900; day < LongDays; day += 50)
        {
            var (one, other) = (analysis.On(day), scaled.On(day));
            Assert.Equal(Told(one), Told(other));
            Assert.Equal(one.Technicals?.Pattern?.Points.Select(p => p.Close * 4), other.Technicals?.Pattern?.Points.Select(p => p.Close));
            Assert.Equal(one.Technicals?.Top?.Target * 4, other.Technicals?.Top?.Target);
        }

        static string Told(RotationDay of) => JsonSerializer.Serialize(new
        {
            of.Score, of.Stance, of.Similar, of.Evidence,
            Risks = of.Risks.Select(r => new { r.Id, r.Level, r.SetBy?.Value, r.Past, r.After }),
            Opportunities = of.Opportunities.Select(o => o.Records),
            Patterns = (of.Technicals?.Pattern?.Status, of.Technicals?.Top?.Status, of.Technicals?.PatternRecord?.Ended, of.Technicals?.RangeAbove?.Status, of.Technicals?.RangeBelow?.Status).ToString(),
        });
    }

    [Fact]
    public void NoLookAhead_EveryColumn()
    {
        var (history, analysis) = Market.Value;
        var whole = Tables(analysis).ToDictionary(t => t.Key);
        foreach (var day in (int[])[300, 700, 1100, 1600])
            foreach (var table in Tables(Analyse(history.CutAt(history.Calendar[day])).Analysis))
                foreach (var figure in table.Ids)
                    Figures.SameBits(table.Column(figure), whole[table.Key].Column(figure), $"{table.Key} {figure} as of {history.Calendar[day]}");
    }

    [Fact]
    public void TheSyntheticMarketHasEveryFigure()
    {
        // Otherwise the properties here would hold of nothing.
        var (_, analysis) = Market.Value;
        foreach (var table in Tables(analysis))
            foreach (var figure in table.Ids)
                Assert.Contains(table.Column(figure).ToArray(), double.IsFinite);
        var days = Enumerable.Range(0, Days).Select(analysis.On).ToArray();
        Assert.Equal(3, days.Select(d => d.Stance?.Value).OfType<Stance>().Distinct().Count());
        Assert.Equal(6, days.SelectMany(d => d.Opportunities).Select(o => o.Id).Distinct().Count());
        Assert.Equal(7, days.SelectMany(d => d.Risks).Where(r => r.Level is not null).Select(r => r.Id).Distinct().Count());
        Assert.Contains(days, d => d.Technicals?.Pattern?.Status == PatternStatus.Confirmed);
        Assert.Contains(days, d => d.Technicals?.Pattern?.Status == PatternStatus.Forming);
        Assert.Contains(days, d => d.Technicals?.Breakout is not null);
        Assert.Contains(days, d => d.Technicals?.Top?.Status == PatternStatus.Confirmed);
        Assert.Contains(days, d => d.Policy.Decisions.Count > 3);
        Assert.Contains(days, d => d.Policy.Gaps.Count > 0);
        Assert.Contains(days, d => d.Analogs.Any(a => a.Complete > 0));
    }

    [Fact]
    public void Range_SharesAndPercentilesLieBetweenZeroAndOne()
    {
        var (_, analysis) = Market.Value;
        for (var day = 0; day < Days; day += 3)
        {
            var result = analysis.On(day);
            IEnumerable<double?> shares =
            [
                .. result.Sectors.Windows.Values.Select(w => w.Breadth),
                .. result.Pairs.SelectMany(p => p.Percentiles.Values).Select(p => p?.Value),
                .. result.Percentiles.SelectMany(p => p.Percentiles.Values).Select(p => p?.Value),
                .. result.Opportunities.Select(o => o.ShareOfPast),
                .. result.Risks.SelectMany(r => r.Past.Shares.Values).Select(s => (double?)s),
                .. result.Policy.Decisions.SelectMany(d => d.Distribution.Values).Select(p => (double?)p),
                result.Score.Value / 100, result.Score.Context?.DaysWon,
                .. result.Opportunities.SelectMany(o => o.Records!.Horizons).SelectMany(h => new[] { h.SharePositive, h.BaseSharePositive, h.P, h.Interval?.Low, h.Interval?.High }),
            ];
            Assert.All(shares, share => Assert.True(share is null or (>= 0 and <= 1.0000000001), $"{share} on {result.AsOf}"));
        }
    }

    [Fact]
    public void Missing_EveryNullHasItsReasonOnceAndInWords()
    {
        var (_, analysis) = Market.Value;
        for (var day = 0; day < Days; day += 5)
        {
            var result = analysis.On(day);
            Assert.Equal(result.Missing.Count, result.Missing.Select(m => m.Id).Distinct().Count());
            Assert.All(result.Missing, m => Assert.EndsWith(".", m.Reason?.Text, StringComparison.Ordinal));
            var missing = result.Missing.ToDictionary(m => m.Id, m => m.Reason);
            foreach (var pair in result.Pairs)
            {
                var key = $"{pair.A}-{pair.B}";
                Assert.Equal(pair.Mansfield is null, missing.ContainsKey($"{key}/rs.mansfield") || missing.ContainsKey(key));
                Assert.Equal(pair.Rotation?.Momentum is null, missing.ContainsKey($"{key}/rrg.momentum") || missing.ContainsKey(key));
            }

            Assert.Equal(result.Score.Value is null, missing.ContainsKey("score.rotation"));
            Assert.Equal(result.Stance is null, missing.ContainsKey("stance"));
            Assert.Equal(result.Policy.CutsPricedYearEnd is null, missing.ContainsKey("policy.cutsPriced.yearEnd"));
            Assert.All(result.Risks, r => Assert.Equal(r.Level is null, missing.ContainsKey(r.Id)));
        }
    }

    [Fact]
    public void Spreads_Antisymmetric()
    {
        var figures = InstrumentFigures.OfAll(Market.Value.History).ToDictionary(f => f.Series.Id);
        var there = PairFigures.Of(figures["IWC"], figures["IWM"]);
        var back = PairFigures.Of(figures["IWM"], figures["IWC"]);
        foreach (var window in Window.All)
            Figures.SameBits(
                there.Table.Column(FigureIds.Spread(window)),
                back.Table.Column(FigureIds.Spread(window)).ToArray().Select(v => -v).ToArray(),
                window.Name);
    }

    [Fact]
    public void Order_SeriesInAnotherOrder()
    {
        var (history, analysis) = Market.Value;
        var bars = history.Bars.ToArray();
        new Random(5).Shuffle(bars);
        var shuffled = Analyse(new MarketHistory(history.Calendar, "SPY", bars, history.Observations.Reverse())).Analysis;
        var whole = Tables(analysis).ToDictionary(t => t.Key);
        foreach (var table in Tables(shuffled))
            foreach (var figure in table.Ids)
                Figures.SameBits(table.Column(figure), whole[table.Key].Column(figure), $"{table.Key} {figure}");
    }

    [Fact]
    public void Scale_PricesInAnotherUnit()
    {
        var (history, analysis) = Market.Value;
        const double scale = 4;
        var scaled = Analyse(new MarketHistory(history.Calendar, "SPY", history.Bars.Select(bars => Scaled(bars, scale)), history.Observations)).Analysis;
        var whole = Tables(analysis).ToDictionary(t => t.Key);
        foreach (var table in Tables(scaled))
        {
            foreach (var figure in table.Ids)
            {
                var isPrice = figure is RotationIds.RangeHigh or RotationIds.RangeLow || figure.StartsWith("target", StringComparison.Ordinal) || figure == RotationIds.BreakoutLevel;
                var expected = whole[table.Key].Column(figure).ToArray().Select(v => isPrice ? v * scale : v).ToArray();
                Figures.SameBits(expected, table.Column(figure), $"{table.Key} {figure}");
            }
        }
    }

    private static BarSeries Scaled(BarSeries bars, double scale)
    {
        double[] Of(ReadOnlySpan<double> column) => [.. column.ToArray().Select(v => v * scale)];
        return new BarSeries(
            bars.Id, bars.Start, Of(bars.Open), Of(bars.High), Of(bars.Low), Of(bars.Close.Values),
            bars.HasAdjusted ? Of(bars.Adjusted.Values) : null, bars.HasVolume ? bars.Volume.ToArray() : null);
    }

    private static (MarketHistory History, RotationAnalysis Analysis) Analyse(MarketHistory history)
        => (history, RotationAnalysis.Of(history, InstrumentFigures.OfAll(history)));

    private static IEnumerable<FigureTable> Tables(RotationAnalysis analysis)
        => [.. analysis.Pairs.Select(p => p.Table), analysis.Sectors.Table, analysis.Policy.Table, analysis.Market, .. analysis.Technicals.Select(t => t.Table)];
}
