using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures.Definitions;

namespace RotationFunctions.Pipeline.Reports.Figures;

/// <summary>
/// The figures of pairs, sectors, technicals, policy, history, ratings and score: where each stands in a report, under which
/// id. What the table <c>Metrics</c> has too is called as there, partition and column.
/// </summary>
internal static class RotationMetrics
{
    /// <summary>Every such figure of a report that is of no pair and no percentile of an instrument, absent ones included.</summary>
    internal static IEnumerable<Figure> OfMarket(Report report)
    {
        var technicals = report.Technicals;
        return (report.Sectors is { } sectors ? Of(sectors) : [])
            .Concat(report.Comovements.Select(c => Figure.OfMarket(RotationIds.Comovement(c.With), c.Correlation)))
            .Concat(technicals is not null ? Of(technicals) : [])
            .Concat(report.Policy is { } policy ? Of(policy) : [])
            .Concat(report.Analogs.SelectMany(Of))
            .Concat(report.Seasonality is { } january ? Of(january) : [])
            .Concat(report.Periods is { } periods ? Of(periods) : [])
            .Concat(report.Score is { } score ? JudgementMetrics.Of(score) : [])
            .Concat(report.Stance is { } stance ? JudgementMetrics.Of(stance) : [])
            .Concat(report.Risks.SelectMany(Of))
            .Concat(report.Opportunities.SelectMany(Of))
            .Concat(report.Similar is { } similar ? JudgementMetrics.Of(similar) : [])
            .Concat(report.Evidence is { } evidence ? JudgementMetrics.Of(evidence) : []);
    }

    /// <summary>Every date of a report that a text may state.</summary>
    internal static IEnumerable<FigureDate> DatesOf(Report report)
    {
        foreach (var pair in report.RelativeStrength)
        {
            var key = FigureKeys.Pair(pair.A, pair.B);
            yield return new FigureDate($"{key}/{RotationIds.Streak}.longestBefore.lastDay", pair.Streak?.LongestBeforeLastDay);
            yield return new FigureDate($"{key}/{RotationIds.Streak}.lastAsLong.lastDay", pair.Streak?.LastAsLongLastDay);
            foreach (var date in From(key, pair.Percentiles))
                yield return date;
        }

        foreach (var date in report.Percentiles.SelectMany(p => From(p.Series, p.Percentiles)).Concat(report.Sectors is { } sectors ? From(FigureKeys.Sectors, sectors.Percentiles) : []))
            yield return date;
        if (report.Technicals is { } technicals)
        {
            yield return new FigureDate($"{technicals.Series}/breakout.since", technicals.Breakout?.Since);
            foreach (var date in JudgementMetrics.DatesOf(technicals))
                yield return date;
        }

        yield return new FigureDate($"{FigureKeys.Policy}/policy.dots.published", report.Policy?.Projections?.Published);
        foreach (var analogs in report.Analogs)
            foreach (var analog in analogs.Occurrences)
                yield return new FigureDate($"{FigureKeys.Market}/{Occurrence(analogs, analog)}.date", analog.Date);
        if (report.Seasonality is { Years.Count: > 0 } january)
            yield return new FigureDate($"{FigureKeys.Market}/{RotationIds.January}.from", new DateOnly(january.Years[0].Year, 1, 1));
        yield return new FigureDate($"{FigureKeys.Market}/{RotationIds.Stance}.since", report.Stance?.Since);
        foreach (var date in JudgementMetrics.DatesOf(report))
            yield return date;

        static IEnumerable<FigureDate> From(string key, IReadOnlyDictionary<string, Percentile?> percentiles)
            => percentiles.Select(p => new FigureDate($"{key}/{RotationIds.Percentile(p.Key)}.from", p.Value?.From));
    }

    /// <summary>Id of a figure that a rating or a condition names, which leaves out what is of no series.</summary>
    internal static string Qualified(string figure, string? technicals)
    {
        if (figure.Contains('/', StringComparison.Ordinal))
            return figure;
        var metric = figure.StartsWith("percentile.", StringComparison.Ordinal) ? figure["percentile.".Length..] : figure;
        return metric.Split('.')[0] switch
        {
            "sector" => $"{FigureKeys.Sectors}/{figure}",
            "policy" => $"{FigureKeys.Policy}/{figure}",
            "breakout" => $"{technicals}/{figure}",
            _ => $"{FigureKeys.Market}/{figure}",
        };
    }

    /// <summary>Id, within the market's, of what a rating or condition holds a figure against.</summary>
    internal static string Threshold(string rating, string figure) => $"{rating}.{figure[(figure.IndexOf('/', StringComparison.Ordinal) + 1)..]}.threshold";

    /// <summary>Id, within the market's, of the bound at which a rating reaches a level.</summary>
    internal static string Bound(string rating, RiskLevel level) => $"{rating}.bound.{JsonName.Of(level)}";

    /// <summary>Id, within the market's, of the share of earlier days on which a rating was at a level.</summary>
    internal static string Past(string rating, RiskLevel level) => $"{rating}.past.{JsonName.Of(level)}";

    /// <summary>Id, within the market's, of what followed a level of a risk; its parts follow behind a dot.</summary>
    internal static string After(string rating, RiskLevel level) => $"{rating}.after.{JsonName.Of(level)}";

    /// <summary>Id of a point of a pattern, <c>E1</c> to <c>E5</c>.</summary>
    internal static string PatternPoint(string pattern, int index) => FormattableString.Invariant($"{pattern}.E{index + 1}");

    /// <summary>Id of an occurrence of an analog, as <c>analog.IXIC.2021</c>.</summary>
    internal static string Occurrence(AnalogDay analogs, Analog analog) => FormattableString.Invariant($"{RotationIds.Analog(analogs.Rival)}.{analog.Date.Year}");

    /// <summary>Where an instrument's figures stand in their own histories.</summary>
    internal static IEnumerable<Figure> Of(InstrumentPercentileDay percentiles) => Percentiles(percentiles.Series, percentiles.Percentiles);

    /// <summary>The figures of a pair.</summary>
    internal static IEnumerable<Figure> Of(PairDay pair)
    {
        var key = FigureKeys.Pair(pair.A, pair.B);
        foreach (var window in Window.All)
        {
            yield return Figure.Of(key, FigureIds.Spread(window), pair.Spreads[window.Name]);
            yield return Figure.Of(key, RotationIds.NewHigh(window), Flag(pair.NewHighs[window.Name]));
        }

        yield return Figure.Of(key, RotationIds.Mansfield, pair.Mansfield);
        yield return Figure.Of(key, RotationIds.Slope, pair.Slope);
        yield return Figure.Of(key, RotationIds.SlopeT, pair.SlopeT);
        yield return Figure.Of(key, RotationIds.Streak, pair.Streak?.Days);
        yield return Figure.Of(key, RotationIds.Streak + ".longestBefore", pair.Streak?.LongestBefore);
        yield return Figure.Of(key, RotationIds.Streak + ".lastAsLong", pair.Streak?.LastAsLongDays);
        yield return Figure.Of(key, RotationIds.RotationRatio, pair.Rotation?.Ratio);
        yield return Figure.Of(key, RotationIds.RotationMomentum, pair.Rotation?.Momentum);
        foreach (var percentile in Percentiles(key, pair.Percentiles))
            yield return percentile;
    }

    private static IEnumerable<Figure> Percentiles(string key, IReadOnlyDictionary<string, Percentile?> percentiles)
        => percentiles.SelectMany(of => Figure.OfPercentile(key, of.Key, of.Value));

    private static IEnumerable<Figure> Of(SectorDay sectors)
    {
        const string Key = FigureKeys.Sectors;
        foreach (var window in Window.All)
        {
            var of = sectors.Windows[window.Name];
            yield return Figure.Of(Key, RotationIds.SectorMembers(window), of.Members);
            foreach (var (group, value) in of.Groups)
                yield return Figure.Of(Key, RotationIds.SectorGroup(group, window), value);
            yield return Figure.Of(Key, RotationIds.CyclicalMinusDefensive(window), of.CyclicalMinusDefensive);
            yield return Figure.Of(Key, RotationIds.SectorDispersion(window), of.Dispersion);
            yield return Figure.Of(Key, RotationIds.SectorBreadth(window), of.Breadth);
            for (var i = 0; i < of.Ranking?.Count; i++)
                yield return Figure.Of(of.Ranking[i].Id, RotationIds.SectorRank(window), i + 1);
        }

        yield return Figure.Of(Key, RotationIds.SectorCorrelation, sectors.RateVersusEconomy);
        foreach (var percentile in Percentiles(Key, sectors.Percentiles))
            yield return percentile;
    }

    private static IEnumerable<Figure> Of(TechnicalDay technicals)
    {
        var key = technicals.Series;
        var (range, breakout, targets) = (technicals.Range, technicals.Breakout, technicals.Targets);
        yield return Figure.Of(key, RotationIds.RangeHigh, range?.High);
        yield return Figure.Of(key, RotationIds.RangeLow, range?.Low);
        yield return Figure.Of(key, RotationIds.BreakoutHeld, range is null ? null : Flag(breakout is not null));
        yield return Figure.Of(key, RotationIds.BreakoutLevel, breakout?.Level);
        yield return Figure.Of(key, RotationIds.BreakoutExtent, breakout?.Extent);
        foreach (var figure in JudgementMetrics.Of(technicals))
            yield return figure;
        yield return Figure.Of(key, RotationIds.MeasuredMove, targets.MeasuredMove);
        yield return Figure.Of(key, RotationIds.MeasuredMoveOfRange, targets.MeasuredMoveOfRange);
        yield return Figure.Of(key, RotationIds.Fibonacci1272, targets.Fibonacci1272);
        yield return Figure.Of(key, RotationIds.Fibonacci1618, targets.Fibonacci1618);
    }

    private static IEnumerable<Figure> Of(PolicyDay policy)
    {
        const string Key = FigureKeys.Policy;
        yield return Figure.Of(Key, RotationIds.PolicyRate, policy.Rate);
        yield return Figure.Of(Key, RotationIds.TargetLower, policy.TargetLower);
        yield return Figure.Of(Key, RotationIds.TargetUpper, policy.TargetUpper);
        yield return Figure.Of(Key, RotationIds.TargetMid, policy.TargetMid);
        yield return Figure.Of(Key, RotationIds.TwoYearProxy, policy.TwoYearProxy);
        yield return Figure.Of(Key, RotationIds.CutsPriced, policy.CutsPricedYearEnd);
        foreach (var (target, median) in policy.Projections?.Medians ?? new Dictionary<string, double>())
            yield return Figure.Of(Key, RotationIds.Projection(target), median);
        foreach (var (year, gap) in policy.Gaps)
            yield return Figure.Of(Key, RotationIds.Gap(year), gap);
        foreach (var month in policy.Path)
            yield return Figure.Of(Key, RotationIds.Implied(month.Month), month.Average);
    }

    private static IEnumerable<Figure> Of(AnalogDay analogs)
    {
        var id = RotationIds.Analog(analogs.Rival);
        yield return Figure.OfMarket(id + ".now", analogs.Now);
        yield return Figure.OfMarket(id + ".ordinal", analogs.Ordinal);
        yield return Figure.OfMarket(id + ".n", analogs.Complete);
        yield return Figure.OfMarket(id + ".shareNegative", analogs.ShareNegative);
        yield return Figure.OfMarket(id + ".median", analogs.Median);
        yield return Figure.OfMarket(id + ".lowerQuartile", analogs.LowerQuartile);
        yield return Figure.OfMarket(id + ".upperQuartile", analogs.UpperQuartile);
        foreach (var analog in analogs.Occurrences)
        {
            yield return Figure.OfMarket(Occurrence(analogs, analog) + ".excess", analog.Excess);
            yield return Figure.OfMarket(Occurrence(analogs, analog) + ".forward", analog.Forward);
        }
    }

    private static IEnumerable<Figure> Of(PeriodsDay periods)
    {
        var key = FigureKeys.Pair(periods.A, periods.B);
        return periods.Months.Select(month => Figure.Of(key, RotationIds.SpreadOfMonth(month.To), month.Lead))
            .Concat(periods.Years.Select(year => Figure.Of(key, RotationIds.SpreadOfYear(year.To), year.Lead)));
    }

    private static IEnumerable<Figure> Of(JanuaryDay january)
    {
        yield return Figure.OfMarket(RotationIds.January + ".correlation", january.Correlation);
        yield return Figure.OfMarket(RotationIds.January + ".n", january.Count);
        foreach (var year in january.Years)
        {
            yield return Figure.OfMarket(FormattableString.Invariant($"{RotationIds.January}.{year.Year}"), year.January);
            yield return Figure.OfMarket(FormattableString.Invariant($"{RotationIds.January}.{year.Year}.rest"), year.Rest);
        }
    }

    private static IEnumerable<Figure> Of(RiskRating risk)
    {
        foreach (var figure in Inputs(risk.Id, risk.SetBy is null ? risk.Inputs : [.. risk.Inputs, risk.SetBy]))
            yield return figure;
        var unit = risk.SetBy is null ? FigureUnit.Number : UnitOf(risk.SetBy.Figure);
        for (var i = 0; i < risk.Bounds.Count; i++)
            yield return new Figure(FigureKeys.Market, Bound(risk.Id, (RiskLevel)(i + 1)), risk.Bounds[i], unit);
        yield return Figure.OfMarket(risk.Id + ".past.days", risk.Past.Days);
        foreach (var (level, share) in risk.Past.Shares)
            yield return Figure.OfMarket(Past(risk.Id, level), share);
        foreach (var (level, after) in risk.After ?? new Dictionary<RiskLevel, AfterLevel>())
            foreach (var figure in JudgementMetrics.Of(After(risk.Id, level), after))
                yield return figure;
    }

    private static IEnumerable<Figure> Of(Opportunity opportunity) =>
    [
        .. Inputs(opportunity.Id, opportunity.Conditions),
        Figure.OfMarket(opportunity.Id + ".shareOfPast", opportunity.ShareOfPast),
        Figure.OfMarket(opportunity.Id + ".daysOfPast", opportunity.DaysOfPast),
        .. opportunity.Records is { } records ? JudgementMetrics.Of(opportunity.Id + ".record", records) : [],
    ];

    /// <summary>What a rating or condition looks at, and what it holds it against; some of it stands nowhere else in a report.</summary>
    private static IEnumerable<Figure> Inputs(string rating, IEnumerable<RatingInput> inputs)
    {
        foreach (var input in inputs.DistinctBy(i => i.Figure))
        {
            if (input.Figure != RotationIds.BreakoutHeld && Qualified(input.Figure, null).Split('/') is [var series, var metric])
                yield return Figure.Of(series, metric, input.Value);
            if (input.Threshold is { } threshold)
                yield return new Figure(FigureKeys.Market, Threshold(rating, input.Figure), threshold, UnitOf(input.Figure));
        }
    }

    private static FigureUnit UnitOf(string input) => FigureCatalog.UnitOf(input[(input.IndexOf('/', StringComparison.Ordinal) + 1)..]);

    private static double? Flag(bool? flag) => flag switch { null => null, true => 1, false => 0 };
}
