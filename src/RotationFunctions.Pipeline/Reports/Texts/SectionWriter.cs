using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Texts;

/// <summary>The sections of a report, in the order in which they are read.</summary>
public static class SectionId
{
    public const string Divergence = "divergence";
    public const string Sectors = "sectors";
    public const string Policy = "policy";
    public const string Technicals = "technicals";
    public const string Fundamentals = "fundamentals";
    public const string Valuation = "valuation";
    public const string History = "history";
    public const string Opportunities = "opportunities";
    public const string Risks = "risks";
    public const string Summary = "summary";

    public static IReadOnlyList<string> All { get; } =
        [Divergence, Sectors, Policy, Technicals, Fundamentals, Valuation, History, Opportunities, Risks, Summary];
}

/// <summary>
/// Puts a report's figures into words: decides which sentences hold, from the figures alone, and in which order. A
/// sentence stands only when every figure of it does; a section without a sentence says what it needs.
/// </summary>
public static class SectionWriter
{
    // The funds by which the definitions of the desk measure the sizes of companies.
    private static readonly (CompanySize Size, string Series)[] Sizes =
        [(CompanySize.Micro, "IWC"), (CompanySize.Small, "IWM"), (CompanySize.Mid, "IJH"), (CompanySize.Large, "SPY")];

    private const string SectorSegment = "sector";
    private const decimal Overbought = 70;
    private const decimal Oversold = 30;
    private const int SmallSample = 10;

    /// <summary>Writes the ten sections of a report.</summary>
    public static IReadOnlyList<Section> Write(Report figures, Language language)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var prose = Prose.In(language);
        var known = new ReportFigures(figures);
        return [.. SectionId.All.Select(id =>
        {
            Sentence[] sentences = [.. Sentences(id, figures, known, prose, language).OfType<Sentence>()];
            return new Section(id, prose.Title(id), sentences.Length > 0 ? sentences : [new Sentence(prose.Needs(id), [])]);
        })];
    }

    private static IEnumerable<Sentence?> Sentences(
        string section, Report report, ReportFigures figures, Prose prose, Language language) => section switch
    {
        SectionId.Divergence => Divergence(report, figures, prose),
        SectionId.Sectors => Sectors(report, figures, prose, language),
        SectionId.Policy => Policy(report, figures, prose),
        SectionId.Technicals => Technicals(figures, prose, new SeriesName("IWM")),
        SectionId.History => History(report, figures, prose, language),
        SectionId.Opportunities => Opportunities(report, figures, prose),
        SectionId.Risks => Risks(report, figures, prose),
        SectionId.Summary => Summary(figures, prose),
        _ => [],
    };

    private static IEnumerable<Sentence?> Divergence(Report report, ReportFigures figures, Prose prose)
    {
        if (report.Stance is { } stance)
            yield return prose.ScoreAndStance(figures[RotationIds.Score], stance.Value);
        foreach (var smaller in new[] { CompanySize.Small, CompanySize.Micro })
        {
            foreach (var window in new[] { Window.OneMonth, Window.YearToDate })
            {
                var (a, b) = (ReturnOf(figures, smaller, window), ReturnOf(figures, CompanySize.Large, window));
                yield return prose.Lead(window, a, b, SpreadOf(figures, a, b, window));
            }
        }

        yield return prose.SpreadRank(
            Window.YearToDate, CompanySize.Small, CompanySize.Large,
            figures[MetricsStore.Partition(SeriesOf(CompanySize.Small), SeriesOf(CompanySize.Large)), RotationIds.Percentile(FigureIds.Spread(Window.YearToDate))]);
        var bySize = Sizes.Select(s => ReturnOf(figures, s.Size, Window.YearToDate)).ToArray();
        var steps = bySize.Zip(bySize.Skip(1), (smaller, larger) => Nullable.Compare(smaller.Return.Printed, larger.Return.Printed)).ToArray();
        if (steps.All(s => s > 0) || steps.All(s => s < 0))
            yield return prose.OrderBySize(Window.YearToDate, steps[0] > 0, bySize[0], bySize[1], bySize[2], bySize[3]);
    }

    private static IEnumerable<Sentence?> Sectors(Report report, ReportFigures figures, Prose prose, Language language)
    {
        foreach (var window in new[] { Window.OneDay, Window.YearToDate })
        {
            var ranking = report.Performance
                .Where(p => p.Segment == SectorSegment)
                .Select(p => new NamedFigure(new SeriesName(p.Series), new SeriesName(p.Names.In(language)), figures[p.Series, FigureIds.Return(window)]))
                .Where(s => s.Figure.Value is not null)
                .OrderByDescending(s => s.Figure.Value)
                .ThenBy(s => s.Series.Text, StringComparer.Ordinal)
                .ToArray();
            if (ranking.Length >= 2)
                yield return prose.BestAndWorstSector(window, ranking[0], ranking[^1]);
        }

        yield return prose.SectorBreadth(
            Window.OneMonth,
            new SeriesName(SeriesOf(CompanySize.Large)),
            figures[RotationIds.SectorBreadth(Window.OneMonth)],
            figures[RotationIds.CyclicalMinusDefensive(Window.OneMonth)]);
    }

    private static IEnumerable<Sentence?> Policy(Report report, ReportFigures figures, Prose prose)
    {
        if (report.Policy is not { } policy)
            yield break;
        yield return prose.PolicyRate(figures[RotationIds.PolicyRate], figures[RotationIds.TargetLower], figures[RotationIds.TargetUpper]);
        var year = report.AsOf.Year.ToString(CultureInfo.InvariantCulture);
        yield return prose.Projection(new Term(year), figures[RotationIds.Projection(year)]);
        if (policy.Rate is not null && policy.CutsPricedYearEnd is null)
            yield return prose.FuturesMissing;
    }

    private static IEnumerable<Sentence?> History(Report report, ReportFigures figures, Prose prose, Language language)
        => report.Analogs.Select(analog =>
        {
            var id = RotationIds.Analog(analog.Rival);
            var name = report.Performance.FirstOrDefault(p => p.Series == analog.Rival)?.Names.In(language) ?? analog.Rival;
            return prose.Analogs(
                new SeriesName(name), analog.Complete < SmallSample, figures[id + ".complete"], figures[id + ".shareNegative"], figures[id + ".median"]);
        });

    private static IEnumerable<Sentence?> Opportunities(Report report, ReportFigures figures, Prose prose)
    {
        foreach (var opportunity in report.Opportunities)
            yield return prose.OpportunityHolds(
                opportunity.Id,
                new SeriesName(string.Join(" + ", opportunity.Record.Instrument)),
                figures[ReportMetrics.PastOf(opportunity.Id)],
                figures[opportunity.Id + ".over63.count"],
                figures[opportunity.Id + ".over63.median"]) ?? prose.OpportunityHolds(opportunity.Id);
        // Where there is a score there is history enough to tell that none holds.
        if (report.Opportunities.Count == 0 && report.Score?.Value is not null)
            yield return prose.NoOpportunity;
    }

    private static IEnumerable<Sentence?> Risks(Report report, ReportFigures figures, Prose prose)
        => report.Risks.Select(risk => risk.Level is { } level
            ? prose.RiskRated(risk.Id, level, figures[ReportMetrics.PastOf(risk.Id, level)]) ?? prose.RiskRated(risk.Id, level)
            : null);

    private static IEnumerable<Sentence?> Technicals(ReportFigures figures, Prose prose, SeriesName series)
    {
        Figure Of(string metric) => figures[series.Text, metric];

        yield return prose.Trend(series, Of("close"), Of(FigureIds.Sma200), Of(FigureIds.DistanceSma200));
        yield return prose.TrendStretch(series, Of(FigureIds.DistanceSma200Deviations));
        var rsi = Of(FigureIds.Rsi14);
        yield return prose.Momentum(series, rsi, rsi.Printed switch
        {
            >= Overbought => MomentumReading.Overbought,
            <= Oversold => MomentumReading.Oversold,
            _ => MomentumReading.Neutral,
        });
        yield return prose.YearHigh(series, Of(FigureIds.High52Weeks), Of(FigureIds.High52WeeksDistance));
    }

    private static IEnumerable<Sentence?> Summary(ReportFigures figures, Prose prose)
    {
        Side ReturnYtd(CompanySize size) => ReturnOf(figures, size, Window.YearToDate);
        var (small, large) = (ReturnYtd(CompanySize.Small), ReturnYtd(CompanySize.Large));

        yield return prose.ReturnsBySize(Window.YearToDate, ReturnYtd(CompanySize.Micro), small, ReturnYtd(CompanySize.Mid), large);
        yield return prose.LeadOverTwoWindows(
            Window.OneMonth, SpreadOf(figures, small, large, Window.OneMonth),
            Window.YearToDate, SpreadOf(figures, small, large, Window.YearToDate), small, large);
        yield return prose.TotalReturns(
            Window.OneYear, TotalReturnOf(figures, CompanySize.Small, Window.OneYear), TotalReturnOf(figures, CompanySize.Large, Window.OneYear));
        yield return prose.Risk(Window.OneYear, RiskOf(figures, CompanySize.Small, Window.OneYear), RiskOf(figures, CompanySize.Large, Window.OneYear));
    }

    private static string SeriesOf(CompanySize size) => Sizes.First(s => s.Size == size).Series;

    private static Side ReturnOf(ReportFigures figures, CompanySize size, Window window)
        => new(size, new SeriesName(SeriesOf(size)), figures[SeriesOf(size), FigureIds.Return(window)]);

    private static Side TotalReturnOf(ReportFigures figures, CompanySize size, Window window)
        => new(size, new SeriesName(SeriesOf(size)), figures[SeriesOf(size), FigureIds.TotalReturn(window)]);

    private static RiskSide RiskOf(ReportFigures figures, CompanySize size, Window window) => new(
        size,
        new SeriesName(SeriesOf(size)),
        figures[SeriesOf(size), FigureIds.VolatilityAnnual(window)],
        figures[SeriesOf(size), FigureIds.Drawdown(window)]);

    private static Figure SpreadOf(ReportFigures figures, Side a, Side b, Window window)
        => figures[$"{a.Series.Text}-{b.Series.Text}", $"spread.{window}"];
}
