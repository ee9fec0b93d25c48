using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Texts.Judgement;
using RotationFunctions.Pipeline.Universes;

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
    public const string Evidence = "evidence";
    public const string Similar = "similar";
    public const string Summary = "summary";

    public static IReadOnlyList<string> All { get; } =
        [Divergence, Sectors, Policy, Technicals, Fundamentals, Valuation, History, Opportunities, Risks, Evidence, Similar, Summary];
}

/// <summary>
/// Puts a report's figures into words: decides which sentences hold, from the figures alone, and in which order. A
/// sentence stands only when every figure of it does; a section without a sentence says what it needs.
/// </summary>
public static class SectionWriter
{
    private static readonly CompanySize[] Sizes = [CompanySize.Micro, CompanySize.Small, CompanySize.Mid, CompanySize.Large];

    private const decimal Overbought = 70;
    private const decimal Oversold = 30;
    private const int SmallSample = 10;
    private const int ShortestStreak = 3;

    // Two standard errors of the correlation of 63 unrelated days, 2 / √63.
    private const double NotableCorrelation = 0.25;

    /// <summary>Writes the sections of a report.</summary>
    public static IReadOnlyList<Section> Write(Report figures, Language language)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var prose = Prose.In(language);
        var known = new ReportFigures(figures);
        return [.. SectionId.All.Select(id =>
        {
            Sentence[] sentences = [.. Sentences(id, figures, known, prose, language, JudgementWriter.Of(figures, known, language)).OfType<Sentence>()];
            return new Section(id, prose.Title(id), sentences.Length > 0 ? sentences : [new Sentence(prose.Needs(id), [])]);
        })];
    }

    private static IEnumerable<Sentence?> Sentences(
        string section, Report report, ReportFigures figures, Prose prose, Language language, JudgementWriter judgement) => section switch
        {
            SectionId.Divergence => Divergence(report, figures, prose, judgement),
            SectionId.Sectors => Sectors(report, figures, prose, language),
            SectionId.Policy => Policy(report, figures, prose),
            SectionId.Technicals => Technicals(report, figures, prose, judgement),
            SectionId.History => History(report, figures, prose, language),
            SectionId.Opportunities => Opportunities(report, figures, prose, judgement),
            SectionId.Risks => Risks(report, figures, prose, judgement),
            SectionId.Evidence => judgement.Evidence(),
            SectionId.Similar => judgement.Similar(),
            SectionId.Summary => Summary(report, figures, prose, judgement),
            _ => [],
        };

    private static IEnumerable<Sentence?> Divergence(Report report, ReportFigures figures, Prose prose, JudgementWriter judgement)
    {
        var (small, large) = (new SeriesName(SeriesOf(figures, CompanySize.Small)), new SeriesName(SeriesOf(figures, CompanySize.Large)));
        if (report.Stance is { } stance)
            yield return prose.ScoreAndStance(figures[RotationIds.Score], stance.Value, figures.Date($"{FigureKeys.Market}/{RotationIds.Stance}.since"));
        foreach (var sentence in judgement.Score())
            yield return sentence;
        foreach (var smaller in new[] { CompanySize.Small, CompanySize.Micro })
        {
            foreach (var window in new[] { Window.OneMonth, Window.YearToDate })
            {
                var (a, b) = (ReturnOf(figures, smaller, window), ReturnOf(figures, CompanySize.Large, window));
                yield return prose.Lead(window, a, b, SpreadOf(figures, a, b, window));
            }
        }

        var pair = FigureKeys.Pair(small.Text, large.Text);
        var percentile = RotationIds.Percentile(FigureIds.Spread(Window.YearToDate));
        yield return prose.SpreadRank(
            Window.YearToDate, CompanySize.Small, CompanySize.Large,
            figures[pair, percentile], figures[pair, percentile + ".n"], figures.Date($"{pair}/{percentile}.from"));
        var bySize = Sizes.Select(size => ReturnOf(figures, size, Window.YearToDate)).ToArray();
        var steps = bySize.Zip(bySize.Skip(1), (smaller, larger) => Nullable.Compare(smaller.Return.Printed, larger.Return.Printed)).ToArray();
        if (steps.All(s => s > 0) || steps.All(s => s < 0))
            yield return prose.OrderBySize(Window.YearToDate, steps[0] > 0, bySize[0], bySize[1], bySize[2], bySize[3]);
        yield return Streak(figures, prose, pair, small, large);
        yield return Comovement(report, figures, prose);
        // The longest window says it all: a high of a year is one of a quarter too.
        if (new[] { Window.OneYear, Window.SixMonths, Window.ThreeMonths }.FirstOrDefault(w => figures[pair, RotationIds.NewHigh(w)].Value == 1) is { } highest)
            yield return prose.NewHigh(highest, small, large, figures[pair, RotationIds.NewHigh(highest)]);
        if (report.RelativeStrength.FirstOrDefault(p => p.A == small.Text && p.B == large.Text)?.Rotation?.Quadrant is { } quadrant)
            yield return prose.OnTheGraph(small, large, quadrant, figures[pair, RotationIds.RotationRatio], figures[pair, RotationIds.RotationMomentum]);
    }

    /// <summary>Why, as far as figures can tell: what small caps' lead went with, and what it went against.</summary>
    private static Sentence? Comovement(Report report, ReportFigures figures, Prose prose)
    {
        var known = report.Comovements.Where(c => c.Correlation is not null)
            .Select(c => new Companion(Companions.Of(c.With, figures), c.With, figures[RotationIds.Comovement(c.With)]))
            .OrderByDescending(c => c.Correlation.Value).ToList();
        if (known.Count == 0)
            return null;
        var with = known[0] is { Correlation.Value: >= NotableCorrelation } most ? most : null;
        var against = known[^1] is { Correlation.Value: <= -NotableCorrelation } least ? least : null;
        return with is null && against is null
            ? prose.NoComovement(known.MaxBy(c => Math.Abs(c.Correlation.Value!.Value))!)
            : prose.Comovement(with, against);
    }

    private static Sentence? Streak(ReportFigures figures, Prose prose, string pair, SeriesName a, SeriesName b)
    {
        var days = figures[pair, RotationIds.Streak];
        if (days.Value is null or < ShortestStreak)
            return null;
        var lastAsLong = figures[pair, RotationIds.Streak + ".lastAsLong"];
        return lastAsLong.Value is not null
            ? prose.Streak(a, b, days, lastAsLong, figures.Date($"{pair}/{RotationIds.Streak}.lastAsLong.lastDay"))
            : prose.LongestStreak(
                a, b, days, figures[pair, RotationIds.Streak + ".longestBefore"], figures.Date($"{pair}/{RotationIds.Streak}.longestBefore.lastDay"));
    }

    private static IEnumerable<Sentence?> Sectors(Report report, ReportFigures figures, Prose prose, Language language)
    {
        foreach (var window in new[] { Window.OneDay, Window.YearToDate })
        {
            var ranking = report.Performance
                .Where(p => p.Segment == Universe.SectorSegment)
                .Select(p => new NamedFigure(new SeriesName(p.Series), new SeriesName(p.Names.In(language)), figures[p.Series, FigureIds.Return(window)]))
                .Where(s => s.Figure.Value is not null)
                .OrderByDescending(s => s.Figure.Value)
                .ThenBy(s => s.Series.Text, StringComparer.Ordinal)
                .ToArray();
            if (ranking.Length >= 2)
                yield return prose.BestAndWorstSector(window, ranking[0], ranking[^1]);
        }

        var cyclicals = RotationIds.CyclicalMinusDefensive(Window.OneMonth);
        yield return prose.SectorBreadth(
            Window.OneMonth, new SeriesName(SeriesOf(figures, CompanySize.Large)), figures[RotationIds.SectorBreadth(Window.OneMonth)], figures[cyclicals]);
        yield return prose.SectorSpread(
            Window.OneMonth,
            figures[RotationIds.Percentile(cyclicals)],
            figures[RotationIds.Percentile(cyclicals) + ".n"],
            figures.Date($"{FigureKeys.Sectors}/{RotationIds.Percentile(cyclicals)}.from"),
            figures[RotationIds.SectorDispersion(Window.OneMonth)]);
        yield return prose.RateVersusEconomy(figures[RotationIds.SectorCorrelation]);
    }

    private static IEnumerable<Sentence?> Policy(Report report, ReportFigures figures, Prose prose)
    {
        if (report.Policy is not { } policy)
            yield break;
        yield return prose.PolicyRate(figures[RotationIds.PolicyRate], figures[RotationIds.TargetLower], figures[RotationIds.TargetUpper]);
        var year = report.AsOf.Year.ToString(CultureInfo.InvariantCulture);
        yield return prose.Projection(new Term(year), figures[RotationIds.Projection(year)], figures.Date($"{FigureKeys.Policy}/policy.dots.published"));
        yield return prose.CutsPriced(figures[RotationIds.CutsPriced]);
        if (policy.Rate is null || policy.CutsPricedYearEnd is not null)
            yield break;
        yield return prose.FuturesMissing;
        yield return prose.TwoYearProxy(figures[RotationIds.TwoYearProxy]);
    }

    private static IEnumerable<Sentence?> History(Report report, ReportFigures figures, Prose prose, Language language)
    {
        SeriesName Name(string series) => new(report.Performance.FirstOrDefault(p => p.Series == series)?.Names.In(language) ?? series);

        var small = Name(figures.Roles.SmallCapIndex);
        foreach (var analog in report.Analogs)
        {
            var id = RotationIds.Analog(analog.Rival);
            yield return prose.AnalogNow(small, Name(analog.Rival), figures[id + ".now"]);
            if (analog.Complete > 0)
                yield return prose.Analogs(
                    Name(analog.Rival), analog.Complete < SmallSample, figures[id + ".n"],
                    figures.Date($"{FigureKeys.Market}/{RotationMetrics.Occurrence(analog, analog.Occurrences[0])}.date"),
                    figures[id + ".shareNegative"], figures[id + ".median"]);
        }

        yield return prose.January(
            small, Name(figures.Roles.LargeCapIndex),
            figures[RotationIds.January + ".correlation"], figures[RotationIds.January + ".n"], figures.Date($"{FigureKeys.Market}/{RotationIds.January}.from"));
    }

    private static IEnumerable<Sentence?> Opportunities(Report report, ReportFigures figures, Prose prose, JudgementWriter judgement)
    {
        foreach (var opportunity in report.Opportunities)
        {
            var holds = (opportunity.Id == RotationIds.Credit ? judgement.CreditCondition() : prose.OpportunityHolds(opportunity.Id, Condition)) ?? prose.OpportunityHolds(opportunity.Id);
            yield return judgement.Condition(opportunity, holds);

            // A condition by its metric: of a pair, of the market, or, with a dot before it, of the opportunity itself.
            Figure Condition(string metric)
            {
                var wanted = metric.StartsWith('.') ? opportunity.Id + metric : metric;
                var input = opportunity.Conditions.FirstOrDefault(c => c.Figure == wanted || c.Figure.EndsWith("/" + wanted, StringComparison.Ordinal));
                var id = RotationMetrics.Qualified(input?.Figure ?? wanted, report.Technicals?.Series);
                return figures.Find(id) ?? new Figure(FigureKeys.Market, wanted, null, FigureUnit.Number);
            }
        }

        // Where there is a score there is history enough to tell that none holds.
        if (report.Opportunities.Count == 0 && report.Score?.Value is not null)
            yield return prose.NoOpportunity;
    }

    private static IEnumerable<Sentence?> Risks(Report report, ReportFigures figures, Prose prose, JudgementWriter judgement) => report.Risks
        .Select(risk => risk.Level is { } level
            ? judgement.Risk(risk) ?? prose.RiskRated(risk.Id, level, figures[RotationMetrics.Past(risk.Id, level)]) ?? prose.RiskRated(risk.Id, level)
            : null)
        .Append(prose.Risk(Window.OneYear, RiskOf(figures, CompanySize.Small, Window.OneYear), RiskOf(figures, CompanySize.Large, Window.OneYear)));

    private static IEnumerable<Sentence?> Technicals(Report report, ReportFigures figures, Prose prose, JudgementWriter judgement)
    {
        var series = new SeriesName(report.Technicals?.Series ?? SeriesOf(figures, CompanySize.Small));
        Figure Of(string metric) => figures[series.Text, metric];

        yield return prose.Range(series, Of(RotationIds.RangeLow), Of(RotationIds.RangeHigh));
        foreach (var sentence in judgement.Range(inBrief: false))
            yield return sentence;
        yield return prose.RangeTargets(Of(RotationIds.MeasuredMoveOfRange), Of(RotationIds.Fibonacci1272), Of(RotationIds.Fibonacci1618));
        foreach (var sentence in judgement.Patterns())
            yield return sentence;
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

    /// <summary>The report in ten lines at most, for who reads no further.</summary>
    private static IEnumerable<Sentence?> Summary(Report report, ReportFigures figures, Prose prose, JudgementWriter judgement)
    {
        if (report.Stance is { } stance)
        {
            yield return prose.ScoreAndStance(figures[RotationIds.Score], stance.Value, figures.Date($"{FigureKeys.Market}/{RotationIds.Stance}.since"));
            yield return judgement.StanceRecord();
        }

        Side ReturnYtd(CompanySize size) => ReturnOf(figures, size, Window.YearToDate);
        var (small, large) = (ReturnYtd(CompanySize.Small), ReturnYtd(CompanySize.Large));

        yield return prose.ReturnsBySize(Window.YearToDate, ReturnYtd(CompanySize.Micro), small, ReturnYtd(CompanySize.Mid), large);
        yield return prose.LeadOverTwoWindows(
            Window.OneMonth, SpreadOf(figures, small, large, Window.OneMonth),
            Window.YearToDate, SpreadOf(figures, small, large, Window.YearToDate), small, large);
        yield return prose.TotalReturns(
            Window.OneYear, TotalReturnOf(figures, CompanySize.Small, Window.OneYear), TotalReturnOf(figures, CompanySize.Large, Window.OneYear));
        yield return Comovement(report, figures, prose);
        foreach (var sentence in judgement.Range(inBrief: true))
            yield return sentence;

        yield return prose.CutsPriced(figures[RotationIds.CutsPriced]) ?? prose.TwoYearProxy(figures[RotationIds.TwoYearProxy]);
        if (report.Opportunities.Count > 0)
            yield return prose.OpportunitiesInBrief([.. report.Opportunities.Select(o => (o.Id, o.Records?.Horizons.Max(horizon => (RecordVerdict?)horizon.Verdict)))]);
        if (report.Risks.Any(r => r.Level is not null))
            yield return prose.RisksInBrief([.. report.Risks.Where(r => r.Level > RiskLevel.Medium).Select(r => (r.Id, r.Level!.Value))]);
    }

    /// <summary>The fund by which the desk measures a size of companies.</summary>
    private static string SeriesOf(ReportFigures figures, CompanySize size) => size switch
    {
        CompanySize.Micro => figures.Roles.MicroCap,
        CompanySize.Small => figures.Roles.SmallCap,
        CompanySize.Mid => figures.Roles.MidCap,
        _ => figures.Benchmark,
    };

    private static Side ReturnOf(ReportFigures figures, CompanySize size, Window window)
        => new(size, new SeriesName(SeriesOf(figures, size)), figures[SeriesOf(figures, size), FigureIds.Return(window)]);

    private static Side TotalReturnOf(ReportFigures figures, CompanySize size, Window window)
        => new(size, new SeriesName(SeriesOf(figures, size)), figures[SeriesOf(figures, size), FigureIds.TotalReturn(window)]);

    private static RiskSide RiskOf(ReportFigures figures, CompanySize size, Window window) => new(
        size,
        new SeriesName(SeriesOf(figures, size)),
        figures[SeriesOf(figures, size), FigureIds.VolatilityAnnual(window)],
        figures[SeriesOf(figures, size), FigureIds.Drawdown(window)]);

    private static Figure SpreadOf(ReportFigures figures, Side a, Side b, Window window)
        => figures[$"{a.Series.Text}-{b.Series.Text}", $"spread.{window}"];
}
