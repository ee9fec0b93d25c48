using RotationFunctions.Analytics;
using RotationFunctions.Tests.Analytics.Support;

namespace RotationFunctions.Tests.Analytics;

public sealed class ScoreOracleTests
{
    /// <summary>The score and its parts against the definition applied anew to the history of each day.</summary>
    [Fact]
    public void Score_AgreesWithTheDefinitionAppliedAnew()
    {
        const int days = 1700;
        var history = SyntheticMarket.Whole(20, days);
        var figures = InstrumentFigures.OfAll(history);
        var analysis = RotationAnalysis.Of(history, figures);
        var (iwm, spy) = (history.Instrument("IWM")!.Close.Values.ToArray(), history.Instrument("SPY")!.Close.Values.ToArray());
        var ordinals = TradingYear.Ordinals(history.Calendar);
        double? Lead(int t) => history.Calendar.YearBase(t) is >= 0 and var from ? (iwm[t] / iwm[from]) - (spy[t] / spy[from]) : null;
        double? Mansfield(int t) => t < 251 ? null : ((iwm[t] / spy[t]) / Enumerable.Range(t - 251, 252).Average(i => iwm[i] / spy[i])) - 1;
        double? Won(int t) => t < 63 ? null : Enumerable.Range(t - 62, 63).Count(i => (iwm[i] / iwm[i - 1]) > (spy[i] / spy[i - 1])) / 63.0;
        double?[] mansfield = [.. Enumerable.Range(0, days).Select(Mansfield)], won = [.. Enumerable.Range(0, days).Select(Won)];
        var compared = 0;
        for (var day = 300; day < days; day += 100)
        {
            var score = analysis.On(day).Score;
            var earlier = Enumerable.Range(0, day).Where(t => ordinals[t] == ordinals[day]).Select(Lead).OfType<double>().ToArray();
            Figures.Equal(earlier.Length < 5 ? null : Rank(earlier, Lead(day)!.Value), score.YearToDate, 1e-12, "year to date");
            Figures.Equal(Percentile(mansfield, day), score.Mansfield, 1e-12, "mansfield");
            Figures.Equal(Percentile(won, day), score.DaysWon, 1e-12, "days won");
            if (score.Value is not { } value)
                continue;
            Assert.Equal((score.YearToDate + score.Mansfield + score.CyclicalMinusDefensive + score.Breadth + score.DaysWon)!.Value / 5 * 100, value, 1e-9);
            compared++;
        }

        Assert.True(compared > 0, "No day has a score.");

        static double? Percentile(double?[] figure, int day)
        {
            var earlier = figure[..day].OfType<double>().ToArray();
            return earlier.Length < 252 || figure[day] is not { } now ? null : Rank(earlier, now);
        }

        static double Rank(double[] earlier, double now) => (earlier.Count(v => v < now) + (0.5 * earlier.Count(v => v == now))) / earlier.Length;
    }
}
