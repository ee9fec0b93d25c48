using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class ScoreOracleTests
{
    /// <summary>The score, and what is told beside it, against the definition applied anew to the history of each day.</summary>
    [Fact]
    public void Score_AgreesWithTheDefinitionAppliedAnew()
    {
        const int days = 1700;
        var history = SyntheticMarket.Whole(20, days);
        var figures = InstrumentFigures.OfAll(history);
        var analysis = RotationAnalysis.Of(history, figures);
        var (small, large) = (history.Instrument("^RUT")!.Close.Values.ToArray(), history.Instrument("^GSPC")!.Close.Values.ToArray());
        double?[] Lead(int window) => [.. Enumerable.Range(0, days).Select(t => t < window ? (double?)null : (small[t] / small[t - window]) - (large[t] / large[t - window]))];
        double? Mansfield(int t) => t < 251 ? null : ((small[t] / large[t]) / Enumerable.Range(t - 251, 252).Average(i => small[i] / large[i])) - 1;
        double? Won(int t) => t < 63 ? null : Enumerable.Range(t - 62, 63).Count(i => (small[i] / small[i - 1]) > (large[i] / large[i - 1])) / 63.0;
        var leads = new Dictionary<string, double?[]> { ["1M"] = Lead(21), ["3M"] = Lead(63), ["6M"] = Lead(126), ["1Y"] = Lead(252) };
        double?[] mansfield = [.. Enumerable.Range(0, days).Select(Mansfield)], won = [.. Enumerable.Range(0, days).Select(Won)];
        var compared = 0;
        for (var day = 50; day < days; day += 50)
        {
            var score = analysis.On(day).Score;
            Assert.Equal(["^RUT", "^GSPC"], score.Basis);
            foreach (var (window, lead) in leads)
            {
                Figures.Equal(lead[day], score.Leads![window].Lead, 1e-9, window);
                Figures.Equal(Percentile(lead, day), score.Leads[window].Percentile?.Value, 1e-12, window);
            }

            Figures.Equal(Percentile(mansfield, day), score.Context!.MansfieldPercentile?.Value, 1e-12, "mansfield");
            Figures.Equal(won[day], score.Context.DaysWon, 1e-12, "days won");
            Figures.Equal(Percentile(won, day), score.Context.DaysWonPercentile?.Value, 1e-12, "days won");
            // Exists from the first day on which the quarter's lead has 252 earlier values.
            Assert.Equal(day >= 63 + 252, score.Value is not null);
            Assert.Equal(day >= 63 + 252 ? history.Calendar[63 + 252] : null, score.First);
            if (score.Value is not { } value)
                continue;
            Assert.Equal(50 * (Percentile(leads["1M"], day) + Percentile(leads["3M"], day))!.Value, value, 1e-9);
            compared++;
        }

        Assert.True(compared > 20, "Too few days have a score.");

        static double? Percentile(double?[] figure, int day)
        {
            var earlier = figure[..day].OfType<double>().ToArray();
            return earlier.Length < 252 || figure[day] is not { } now ? null : Rank(earlier, now);
        }

        static double Rank(double[] earlier, double now) => (earlier.Count(v => v < now) + (0.5 * earlier.Count(v => v == now))) / earlier.Length;
    }

    [Fact]
    public void Score_OfTheFundsOnADayWithoutTheIndices()
    {
        var history = SyntheticMarket.Whole(20, 800);
        var holed = new MarketHistory(history.Calendar, "SPY", history.Bars.Select(bars => bars.Id == "^RUT" ? WithoutBar(bars, 700) : bars), history.Observations);
        var (analysis, whole) = (RotationAnalysis.Of(holed, InstrumentFigures.OfAll(holed)), RotationAnalysis.Of(history, InstrumentFigures.OfAll(history)));
        Assert.Equal(["^RUT", "^GSPC"], analysis.On(699).Score.Basis);
        // The funds' whole history, not the indices' with one day of the funds.
        Assert.Equal(["IWM", "SPY"], analysis.On(700).Score.Basis);
        Assert.Equal(whole.Pairs.Single(p => p is { A: "IWM", B: "SPY" }).Percentiles("spread.1M").On(700), analysis.On(700).Score.Leads!["1M"].Percentile);
        Assert.Equal(["^RUT", "^GSPC"], analysis.On(701).Score.Basis);

        static BarSeries WithoutBar(BarSeries bars, int day)
        {
            var close = bars.Close.Values.ToArray();
            close[day - bars.Start] = double.NaN;
            return new BarSeries(bars.Id, bars.Start, close, close, close, close, null, null);
        }
    }

    [Fact]
    public void Sizes_AndCharacterAreThoseOfTheirOwnFigures()
    {
        var history = SyntheticMarket.Whole(20, 1700);
        var analysis = RotationAnalysis.Of(history, InstrumentFigures.OfAll(history));
        var words = new HashSet<LeadershipCharacter?>();
        for (var at = 300; at < 1700; at += 20)
        {
            var day = analysis.On(at);
            // This market has neither equal weights nor mid caps.
            Assert.Equal(["IWM", "IWC"], day.Score.Sizes!.Sizes.Select(s => s.Series));
            foreach (var size in day.Score.Sizes.Sizes)
            {
                var pair = day.Pairs.Pair(size.Series, "SPY");
                Assert.Equal((pair.Spreads["1M"], pair.Spreads["3M"], pair.Percentiles["spread.3M"]), (size.Month, size.Quarter, size.QuarterPercentile));
            }

            Assert.Equal(day.Score.Sizes.Sizes.Count(s => s.Quarter is not null), day.Score.Sizes.Available);
            Assert.Equal(day.Score.Sizes.Sizes.Count(s => s.Quarter > 0), day.Score.Sizes.Ahead);
            foreach (var (window, character) in day.Score.Character!)
            {
                var percentile = day.Sectors.Percentiles["sector.cyclicalMinusDefensive." + window]?.Value;
                Assert.Equal((day.Sectors.Windows[window].CyclicalMinusDefensive, percentile), (character.CyclicalMinusDefensive, character.Percentile));
                Assert.Equal(
                    percentile is null ? null : percentile >= 0.75 ? LeadershipCharacter.Cyclical : percentile <= 0.25 ? LeadershipCharacter.Defensive : LeadershipCharacter.Neither,
                    character.Word);
                words.Add(character.Word);
            }
        }

        Assert.True(words.Count >= 4, "Not every word was met.");
    }
}
