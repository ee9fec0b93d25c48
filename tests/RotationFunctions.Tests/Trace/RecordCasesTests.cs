using RotationFunctions.Analytics;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Trace;
using RotationFunctions.Pipeline.Trace.Pages;

namespace RotationFunctions.Tests.Trace;

/// <summary>A record traces like any other figure: what it counts is listed, and the list gives the figure.</summary>
public sealed class RecordCasesTests
{
    public static TheoryData<bool> Markets => [false, true];

    [Theory]
    [MemberData(nameof(Markets))]
    public async Task Cases_GiveEveryFigureOfEveryRecord(bool real)
    {
        var market = real ? MarketReports.Real : MarketReports.Demo;
        int[] days = real ? [.. new DateOnly[] { new(2008, 10, 10), new(2020, 3, 23), new(2026, 1, 22) }.Select(market.History.Calendar.IndexOf)] : [.. market.Days(3)];
        var counted = 0;
        foreach (var report in market.On(days))
        {
            var (tracer, figures) = (new FigureTracer(report, market.History, null), new ReportFigures(report));
            foreach (var figure in figures.All.Where(figure => figure.Metric.Contains(".record.", StringComparison.Ordinal)))
            {
                var answer = (await tracer.TraceAsync(figure.Series, figure.Metric, Language.English, _ => Task.FromResult<string?>(null)))!;
                var parts = figure.Metric.Split('.');
                if (parts.Contains("base"))
                {
                    Assert.Null(answer.Record);
                    continue;
                }

                Assert.True(answer.Record is not null, $"{figure.Id} of {report.AsOf} lists no cases.");
                if (Of(answer.Record.Cases, parts[^1] is "low" or "high" ? "interval" : parts[^1], figure.Metric.StartsWith("pattern.", StringComparison.Ordinal)) is var (known, value) && known)
                {
                    Assert.True(Math.Abs((figure.Value ?? -1) - (value ?? -1)) <= 1e-12, $"{figure.Id} of {report.AsOf}: {figure.Value} is not {value} of {answer.Record.Cases.Count} cases.");
                    counted++;
                }
            }
        }

        Assert.True(counted > 50, $"Only {counted} figures have cases.");
    }

    /// <summary>The list that a report has of its own stance is the one that its snapshot gives.</summary>
    [Fact]
    public void Cases_OfTheReportAndOfItsSnapshotAreTheSame()
    {
        var market = MarketReports.Demo;
        foreach (var day in market.Days(3))
        {
            var report = market.On(day);
            var stance = report.Stance!.Value;
            var anew = StanceCases.Of(market.History, report.Score!.Basis![0], report.Score.Basis[1], stance, day)!;
            Assert.Equal(report.Stance.Records![stance].Horizons, anew.Horizons);
            Assert.Equal(report.Stance.Records[stance].Entries!.Select(Flat), anew.Entries!.Select(Flat));
        }

        static (DateOnly, int, string, string) Flat(RecordEntryDay entry)
            => (entry.Date, entry.Spell, string.Join(' ', entry.Outcomes), string.Join(' ', entry.Counted));
    }

    [Theory]
    [InlineData(Language.English, "Every case", "met its target")]
    [InlineData(Language.SimplifiedChinese, "全部样本", "到达目标位")]
    public async Task Page_ListsThem(Language language, string heading, string reached)
    {
        var market = MarketReports.Real;
        var tracer = new FigureTracer(market.On(2026, 1, 22), market.History, null);
        async Task<string> PageAsync(string series, string metric)
            => await FigurePageRenderer.RenderAsync((await tracer.TraceAsync(series, metric, language, _ => Task.FromResult<string?>(null)))!, language);

        var stance = await PageAsync("market", "stance.rotation.record.63.sharePositive");
        Assert.Contains(heading, stance, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\" class=\"number\">^RUT − ^GSPC</th>", stance, StringComparison.Ordinal);
        Assert.Contains(reached, await PageAsync("^RUT", "pattern.inverseHeadAndShoulders.record.reached"), StringComparison.Ordinal);
        Assert.DoesNotContain(heading, await PageAsync("market", "stance.rotation.record.63.base.sharePositive"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_WithoutTheSnapshot_AreThoseThatTheReportLists()
    {
        var report = MarketReports.Demo.On(MarketReports.Demo.LastDay);
        var tracer = new FigureTracer(report, null, "There is no snapshot.");
        foreach (var stance in Enum.GetValues<Stance>())
        {
            var answer = (await tracer.TraceAsync("market", $"{JudgementMetrics.StanceRecord(stance)}.63.independent", Language.English, _ => Task.FromResult<string?>(null)))!;
            Assert.Equal(report.Stance!.Value == stance, answer.Record is not null);
            Assert.Equal("There is no snapshot.", answer.ValuesReason);
        }
    }

    /// <summary>A figure by its name, worked out from the cases alone; not known for what is a test of them.</summary>
    private static (bool Known, double? Value) Of(IReadOnlyList<CaseAnswer> cases, string name, bool isPattern)
    {
        CaseAnswer[] counted = [.. cases.Where(one => one.Counted)];
        double[] leads = [.. counted.Select(one => one.Lead ?? 0).Order()];
        return name switch
        {
            "entries" or "ended" => (true, cases.Count),
            "independent" => (true, counted.Length),
            "sharePositive" => (true, leads.Length == 0 ? null : (double)leads.Count(lead => lead > 0) / leads.Length),
            "median" => (true, leads.Length == 0 ? null : (leads[(leads.Length - 1) / 2] + leads[leads.Length / 2]) / 2),
            "reached" => (true, cases.Count(one => one.Outcome == PatternStatus.Reached)),
            "failed" => (true, cases.Count(one => one.Outcome == PatternStatus.Failed)),
            "expired" => (true, cases.Count(one => one.Outcome == PatternStatus.Expired)),
            "driftless" when isPattern => (true, counted.Sum(one => one.Chance!.Value)),
            _ => (false, null),
        };
    }
}
