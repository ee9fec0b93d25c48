using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Texts.Judgement;

/// <summary>
/// Decides which sentences on states, records, conditions, risks, similar days and evidence hold, from the figures alone. What has
/// ended is told as ended for 21 trading days, and then no longer.
/// </summary>
internal sealed class JudgementWriter(Report report, ReportFigures figures, Prose names, JudgementProse prose)
{
    private const int ToldFor = 21;

    internal static JudgementWriter Of(Report report, ReportFigures figures, Language language)
        => new(report, figures, Prose.In(language), JudgementProse.In(language));

    /// <summary>What makes the score, and what is told beside it.</summary>
    internal IEnumerable<Sentence?> Score()
    {
        if (report.Score is not { Basis: [var small, var large] } score)
            yield break;
        yield return prose.Leads(
            new SeriesName(small), new SeriesName(large), figures[RotationIds.Lead(Window.OneMonth)], figures[RotationIds.Percentile(RotationIds.Lead(Window.OneMonth))],
            figures[RotationIds.Lead(Window.ThreeMonths)], figures[RotationIds.Percentile(RotationIds.Lead(Window.ThreeMonths))]);
        if (score.Sizes is { Available: > 0 })
            yield return prose.Sizes(figures[JudgementMetrics.SizesAvailable], figures[JudgementMetrics.SizesAhead]);
        if (score.Character?.GetValueOrDefault(Window.OneMonth.Name)?.Word is { } character)
            yield return prose.Character(character, figures[RotationIds.Percentile(RotationIds.CyclicalMinusDefensive(Window.OneMonth))]);
    }

    /// <summary>What followed when today's stance began before.</summary>
    internal Sentence? StanceRecord()
        => report.Stance is { Records: { } records } stance && records.TryGetValue(stance.Value, out var record)
            ? prose.StanceRecord(Of(record), new SeriesName(record.Against), Horizons(JudgementMetrics.StanceRecord(stance.Value), record))
            : null;

    /// <summary>How a price stands to its range.</summary>
    internal IEnumerable<Sentence?> Range(bool inBrief)
    {
        if (report.Technicals is not { } technicals)
            yield break;
        var series = new SeriesName(technicals.Series);
        var told = 0;
        foreach (var (id, side) in new[] { (RotationIds.RangeAbove, technicals.RangeAbove), (RotationIds.RangeBelow, technicals.RangeBelow) })
        {
            if (side is null || side.Status == PatternStatus.None || !IsRecent(side))
                continue;
            told++;
            var isAbove = id == RotationIds.RangeAbove;
            yield return prose.Range(
                new SideFigures(
                    series, isAbove, side.Status, Of(isAbove ? RotationIds.RangeHigh : RotationIds.RangeLow), Of(id + ".extent"), Day(id + ".since"), Day(id + ".lost"), Day(id + ".reached")),
                inBrief);
        }

        // A report of the first definitions knew one edge alone.
        if (technicals is { RangeState: null, Breakout: not null })
            yield return prose.Range(
                new SideFigures(series, true, PatternStatus.Confirmed, Of(RotationIds.RangeHigh), Of(RotationIds.BreakoutExtent), Day("breakout.since"), Day("breakout.since"), Day("breakout.since")),
                inBrief);
        else if (told == 0 && technicals.RangeState == RangePosition.Inside)
            yield return prose.InsideRange(series, Of(RotationIds.BreakoutHeld), inBrief);

        // Away from a target that was met long ago there is nothing new to tell but that the price still holds.
        bool IsRecent(RangeBreakDay side) => side.Status != PatternStatus.Failed || (side.Lost is { } lost && lost >= LongestAgo());
    }

    /// <summary>The patterns that count, and what came of earlier ones of a kind that is active.</summary>
    internal IEnumerable<Sentence?> Patterns()
    {
        if (report.Technicals is not { } technicals)
            yield break;
        foreach (var (id, pattern, record) in new[]
        {
            (RotationIds.Pattern, technicals.Pattern, technicals.PatternRecord), (RotationIds.PatternTop, technicals.Top, technicals.TopRecord),
        })
        {
            if (pattern is null)
                continue;
            var of = FiguresOf(id, pattern, technicals.Series);
            yield return prose.Pattern(of);
            if (pattern.Status is PatternStatus.Confirmed or PatternStatus.Forming && record is { Ended: > 0 })
                yield return prose.PatternRecord(of, record.Verdict);
        }
    }

    /// <summary>A condition that is met, and in the same line what its record is worth.</summary>
    internal Sentence? Condition(Opportunity opportunity, Sentence? holds)
    {
        if (opportunity.Records is not { } record)
            return holds;
        var told = prose.ConditionRecord(Of(record), new SeriesName(record.Against), figures[opportunity.Id + ".shareOfPast"], Horizons(opportunity.Id + ".record", record));
        return holds is null ? told : told is null ? holds : holds.Then(told);
    }

    /// <summary>The credit condition with the figures that met it.</summary>
    internal Sentence? CreditCondition()
        => prose.CreditCondition(new Term(names.NameOf(RotationIds.Credit)), figures[RotationIds.CreditExcess], figures[RotationIds.Percentile(RotationIds.CreditExcess)]);

    /// <summary>A risk that has more to tell than its level; null for another.</summary>
    internal Sentence? Risk(RiskRating risk)
    {
        if (risk.Level is not { } level)
            return null;
        var (word, past) = (new Term(names.NameOf(level)), figures[RotationMetrics.Past(risk.Id, level)]);
        var rated = risk.Id switch
        {
            RotationIds.Stress => prose.Stress(
                word, past, figures[RotationIds.Percentile(RotationIds.Stress + ".vix")], figures[RotationIds.Stress + ".fall"],
                figures[RotationIds.Percentile(RotationIds.Stress + ".fall")]),
            RotationIds.CreditRisk => prose.Credit(word, past, figures[RotationIds.CreditExcess]),
            RotationIds.LiquidityRisk => prose.Liquidity(word, past, figures[RotationIds.LiquidityRisk + ".value"], figures[RotationIds.LiquidityRisk + ".timesBenchmark"]),
            _ => null,
        };
        var after = RotationMetrics.After(risk.Id, level);
        var followed = risk.After is null ? null : prose.After(risk.Id, level, figures[after + ".days"], figures[after + ".independent"], figures[after + ".median"], figures[after + ".worstTenth"]);
        return rated is null || followed is null ? rated : rated.Then(followed);
    }

    /// <summary>The days most like the report's.</summary>
    internal IEnumerable<Sentence?> Similar()
    {
        if (report.Similar is not { Days.Count: > 0 } similar)
            yield break;
        yield return prose.Similar;
        for (var i = 1; i <= similar.Days.Count; i++)
        {
            var id = JudgementMetrics.Similar(i);
            yield return prose.SimilarDay(
                figures.Date($"{FigureKeys.Market}/{id}.date"), figures[id + ".distance"], figures[id + ".lead.21"], figures[id + ".lead.63"], figures[id + ".lead.252"]);
        }
    }

    /// <summary>Whether any signal foretells who leads.</summary>
    internal IEnumerable<Sentence?> Evidence()
    {
        if (report.Evidence is not { } evidence)
            yield break;
        string[] Of(RecordVerdict verdict) => [.. evidence.Rows.Where(row => row.Verdict == verdict).Select(row => prose.NameOfSignal(row.Id))];
        yield return prose.Evidence(
            evidence.Rows.Count, Of(RecordVerdict.Supported), Of(RecordVerdict.Weak), figures.Date($"{FigureKeys.Market}/evidence.from"),
            figures.Date($"{FigureKeys.Market}/evidence.to"), figures["evidence.expectedBest"]);
        if (evidence.Rows.Any(row => row is { Id: "stance", Verdict: RecordVerdict.None }))
        {
            var id = JudgementMetrics.Evidence("stance");
            yield return prose.EvidenceOfStance(figures[id + ".ic"], figures[id + ".t"], figures[id + ".holm"], figures[id + ".net"]);
        }
    }

    private static SeriesName Of(RecordDay record) => new(string.Join(" + ", record.Of));

    private List<HorizonFigures> Horizons(string id, RecordDay record) =>
    [
        .. record.Horizons.Select(horizon => (horizon.Verdict, Key: FormattableString.Invariant($"{id}.{horizon.Days}.")))
            .Select(horizon => new HorizonFigures(
                figures[horizon.Key + "independent"], figures[horizon.Key + "sharePositive"], figures[horizon.Key + "base.sharePositive"], horizon.Verdict)),
    ];

    private PatternFigures FiguresOf(string id, HeadAndShouldersDay pattern, string series) => new(new SeriesName(series), id == RotationIds.PatternTop, pattern.Status)
    {
        Head = Of(RotationMetrics.PatternPoint(id, 2)),
        HeadDay = Day(RotationMetrics.PatternPoint(id, 2) + ".date"),
        Confirmed = Day(id + ".confirmed"),
        End = Day(id + ".end"),
        NecklineConfirmed = Of(id + ".neckline.confirmation"),
        NecklineNow = Of(id + ".neckline.now"),
        Target = Of(id + ".target"),
        Stop = Of(id + ".stop"),
        ExpiresInDays = Of(id + ".expiresInDays"),
        Ended = Of(id + ".record.ended"),
        Reached = Of(id + ".record.reached"),
        Failed = Of(id + ".record.failed"),
        Driftless = Of(id + ".record.driftless"),
    };

    private DateOnly LongestAgo() => report.Calendar?.DaysBack.TryGetValue(ToldFor, out var day) is true ? day : DateOnly.MinValue;

    private Figure Of(string metric) => figures[report.Technicals!.Series, metric];

    private FigureDate Day(string metric) => figures.Date($"{report.Technicals!.Series}/{metric}");
}
