using RotationFunctions.Analytics;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Texts;

namespace RotationFunctions.Tests.Families;

public sealed class RiskHistoryTests
{
    private static readonly double Gap = double.NaN;

    [Fact]
    public void Periods_ByHand()
    {
        //                             0    1   2    3    4    5   6   7    8    9   10
        var periods = new DrawdownPeriods([100, 90, 95, 100, 120, 60, Gap, 60, 110, 120, 108]);

        // 120 → 60 is −50 %, first at 60 on day 5, back at 120 on day 9; 100 → 90 is −10 %, back on day 3; 120 → 108 is −10 % and open.
        Assert.Equal([new(4, 5, 9, -0.5), new(0, 1, 3, (90.0 / 100) - 1), new(9, 10, null, (108.0 / 120) - 1)], periods.Deepest(10, 5));
        Assert.Equal([new(4, 5, 9, -0.5), new(0, 1, 3, (90.0 / 100) - 1)], periods.Deepest(10, 2));
    }

    [Fact]
    public void Periods_AsOfADay_KnowNothingLater()
    {
        var periods = new DrawdownPeriods([100, 90, 80, 85, 70, 100]);

        Assert.Empty(periods.Deepest(0, 5));
        Assert.Equal([new(0, 1, null, (90.0 / 100) - 1)], periods.Deepest(1, 5));
        Assert.Equal([new(0, 2, null, (80.0 / 100) - 1)], periods.Deepest(3, 5));
        Assert.Equal([new(0, 4, null, (70.0 / 100) - 1)], periods.Deepest(4, 5));
        Assert.Equal([new(0, 4, 5, (70.0 / 100) - 1)], periods.Deepest(5, 5));
    }

    /// <summary>The same from the definition, anew for each day and without the periods' running state.</summary>
    [Fact]
    public void Periods_AgainstASlowSearch()
    {
        var random = new Random(7);
        for (var run = 0; run < 50; run++)
        {
            var closes = new double[120];
            closes[0] = 100;
            for (var i = 1; i < closes.Length; i++)
                closes[i] = Math.Round((double.IsNaN(closes[i - 1]) ? closes[i - 2] : closes[i - 1]) + random.Next(-3, 4), 0);
            for (var day = 0; day < closes.Length; day += 13)
                Assert.Equal(Slowly(closes[..(day + 1)]).OrderBy(p => p.Depth).Take(5), new DrawdownPeriods(closes).Deepest(day, 5));
        }

        static IEnumerable<DrawdownPeriod> Slowly(double[] closes)
        {
            for (var peak = 0; peak < closes.Length - 1; peak++)
            {
                if (closes[..peak].Any(before => before > closes[peak]) || closes[peak + 1] >= closes[peak])
                    continue;
                var back = Array.FindIndex(closes, peak + 1, close => close >= closes[peak]);
                var under = closes[(peak + 1)..(back < 0 ? closes.Length : back)];
                var trough = peak + 1 + Array.IndexOf(under, under.Min());
                yield return new DrawdownPeriod(peak, trough, back < 0 ? null : back, (closes[trough] / closes[peak]) - 1);
            }
        }
    }

    /// <summary>As chronicles of the market have them: the bear markets of 2007 to 2009, and the fall of 2020 that ended on 23 March.</summary>
    [Fact]
    public void Drawdowns_OfTheRealMarket()
    {
        var figures = MarketReports.Real.On(2026, 1, 22).Figures;

        Assert.Equal(new DateOnly(2009, 3, 9), figures["IWM"]["drawdown.1.trough"].Date);
        Assert.Equal(new DateOnly(2007, 7, 13), figures["IWM"]["drawdown.1.peak"].Date);
        Assert.Equal(-0.59, figures["IWM"]["drawdown.1.depth"].Value!.Value, 0.01);
        Assert.Equal(new DateOnly(2009, 3, 9), figures["SPY"]["drawdown.1.trough"].Date);
        Assert.Equal(new DateOnly(2007, 10, 9), figures["SPY"]["drawdown.1.peak"].Date);
        Assert.Contains("2020-03-23", Enumerable.Range(1, 5).Select(rank => figures["IWM"][$"drawdown.{rank}.trough"].Date?.ToString("O")));
    }

    [Fact]
    public void Rolling_IsTheSameBetaAYearBefore_AndItsRange()
    {
        var market = MarketReports.Demo;
        var day = market.LastDay;
        var now = new ReportFigures(market.On(day));
        var earlier = Enumerable.Range(0, 1260).Select(back => new { Beta = Row(day - back, "beta.1Y"), Correlation = Row(day - back, "correlation.1Y") }).ToList();

        Assert.Equal(earlier[252].Beta, now["IWM", "rolling.beta.1Y.yearBefore"].Value);
        Assert.Equal(earlier.Min(e => e.Beta), now["IWM", "rolling.beta.1Y.lowest"].Value);
        Assert.Equal(earlier.Max(e => e.Correlation), now["IWM", "rolling.correlation.1Y.highest"].Value);

        double? Row(int at, string figure) => market.Partitions.Single(p => p.Name == "IWM").On(at, market.History.Calendar[at], "s")!.Figures[figure];
    }

    [Fact]
    public void Absent_HasItsReasonInBothLanguages()
    {
        var market = MarketReports.Demo;
        var report = market.On(market.History.Instrument("IWM")!.Start + 3);

        var figures = new ReportFigures(report);
        var chinese = new ReportFigures(ReportTexts.Write(report, Language.SimplifiedChinese));
        string[] absent = [.. report.Figures.SelectMany(of => of.Value.Where(f => f.Value is { Value: null, Date: null }).Select(f => $"{of.Key}/{f.Key}"))];

        Assert.Contains("IWM/rolling.beta.1Y.lowest", absent);
        Assert.All(absent, id =>
        {
            Assert.NotNull(figures.ReasonFor(figures.Cell(id)!));
            Assert.Matches("[\u4e00-\u9fff]", chinese.ReasonFor(figures.Cell(id)!)!);
        });
        Assert.DoesNotContain(report.Missing, item => item.Code is not null && item.Arguments is null);
    }

    [Fact]
    public void Json_ReadsBack()
    {
        var report = MarketReports.Demo.On(MarketReports.Demo.LastDay);
        var read = ReportJson.Deserialize(ReportJson.Serialize(report));

        Assert.NotEmpty(report.Figures);
        Assert.All(report.Figures, of => Assert.Equal(of.Value.ToList(), read.Figures[of.Key].ToList()));
        Assert.Empty(ReportSchema.Errors(ReportJson.Serialize(ReportTexts.Write(report, Language.English))));
    }
}
