using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Metrics;

namespace RotationFunctions.Pipeline.Reports.Figures;

/// <summary>
/// The figures of pairs, sectors, technicals, policy, history, ratings and score: where each stands in a report, under which
/// id, and how it is printed. What the table <c>Metrics</c> has too is called as there, partition and column.
/// </summary>
internal static class RotationMetrics
{
    /// <summary>Every such figure of a report, absent ones included.</summary>
    internal static IEnumerable<Figure> Of(Report report)
    {
        var technicals = report.Technicals;
        return report.RelativeStrength.SelectMany(Of)
            .Concat(report.Percentiles.SelectMany(p => Percentiles(p.Series, p.Percentiles)))
            .Concat(report.Sectors is { } sectors ? Of(sectors) : [])
            .Concat(report.Comovements.Select(c => Market(RotationIds.Comovement(c.With), c.Correlation, FigureUnit.Number)))
            .Concat(technicals is not null ? Of(technicals) : [])
            .Concat(report.Policy is { } policy ? Of(policy) : [])
            .Concat(report.Analogs.SelectMany(Of))
            .Concat(report.Seasonality is { } january ? Of(january) : [])
            .Concat(report.Periods is { } periods ? Of(periods) : [])
            .Concat(report.Score is { } score ? Of(score) : [])
            .Concat(report.Stance is { } stance ? Of(stance) : [])
            .Concat(report.Risks.SelectMany(Of))
            .Concat(report.Opportunities.SelectMany(Of));
    }

    /// <summary>Every date of a report that a text may state.</summary>
    internal static IEnumerable<FigureDate> DatesOf(Report report)
    {
        foreach (var pair in report.RelativeStrength)
        {
            var key = MetricsStore.Partition(pair.A, pair.B);
            yield return new FigureDate($"{key}/{RotationIds.Streak}.longestBefore.lastDay", pair.Streak?.LongestBeforeLastDay);
            yield return new FigureDate($"{key}/{RotationIds.Streak}.lastAsLong.lastDay", pair.Streak?.LastAsLongLastDay);
            foreach (var date in From(key, pair.Percentiles))
                yield return date;
        }

        foreach (var date in report.Percentiles.SelectMany(p => From(p.Series, p.Percentiles)).Concat(report.Sectors is { } sectors ? From(MetricPartition.Sectors, sectors.Percentiles) : []))
            yield return date;
        if (report.Technicals is { } technicals)
        {
            yield return new FigureDate($"{technicals.Series}/breakout.since", technicals.Breakout?.Since);
            yield return new FigureDate($"{technicals.Series}/{RotationIds.Pattern}.confirmed", technicals.Pattern?.Confirmed);
            for (var i = 0; i < technicals.Pattern?.Points.Count; i++)
                yield return new FigureDate($"{technicals.Series}/{PatternPoint(i)}.date", technicals.Pattern.Points[i].Date);
        }

        yield return new FigureDate($"{MetricPartition.Policy}/policy.dots.published", report.Policy?.Projections?.Published);
        foreach (var analogs in report.Analogs)
            foreach (var analog in analogs.Occurrences)
                yield return new FigureDate($"{MetricPartition.Market}/{Occurrence(analogs, analog)}.date", analog.Date);
        if (report.Seasonality is { Years.Count: > 0 } january)
            yield return new FigureDate($"{MetricPartition.Market}/{RotationIds.January}.from", new DateOnly(january.Years[0].Year, 1, 1));
        yield return new FigureDate($"{MetricPartition.Market}/{RotationIds.Stance}.since", report.Stance?.Since);

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
            "sector" => $"{MetricPartition.Sectors}/{figure}",
            "policy" => $"{MetricPartition.Policy}/{figure}",
            "breakout" => $"{technicals}/{figure}",
            _ => $"{MetricPartition.Market}/{figure}",
        };
    }

    /// <summary>Id, within the market's, of what a rating or condition holds a figure against.</summary>
    internal static string Threshold(string rating, string figure) => $"{rating}.{figure[(figure.IndexOf('/', StringComparison.Ordinal) + 1)..]}.threshold";

    /// <summary>Id, within the market's, of the bound at which a rating reaches a level.</summary>
    internal static string Bound(string rating, RiskLevel level) => $"{rating}.bound.{Name(level)}";

    /// <summary>Id, within the market's, of the share of earlier days on which a rating was at a level.</summary>
    internal static string Past(string rating, RiskLevel level) => $"{rating}.past.{Name(level)}";

    /// <summary>Id of a point of the pattern, <c>E1</c> to <c>E5</c>.</summary>
    internal static string PatternPoint(int index) => FormattableString.Invariant($"{RotationIds.Pattern}.E{index + 1}");

    /// <summary>Id of an occurrence of an analog, as <c>analog.IXIC.2021</c>.</summary>
    internal static string Occurrence(AnalogDay analogs, Analog analog) => FormattableString.Invariant($"{RotationIds.Analog(analogs.Rival)}.{analog.Date.Year}");

    private static string Name(RiskLevel level) => level switch
    {
        RiskLevel.Low => "low",
        RiskLevel.Medium => "medium",
        RiskLevel.MediumHigh => "mediumHigh",
        _ => "high",
    };

    private static IEnumerable<Figure> Of(PairDay pair)
    {
        var key = MetricsStore.Partition(pair.A, pair.B);
        foreach (var window in Window.All)
        {
            yield return new Figure(key, FigureIds.Spread(window), pair.Spreads[window.Name], FigureUnit.PercentagePoints);
            yield return new Figure(key, RotationIds.NewHigh(window), Flag(pair.NewHighs[window.Name]), FigureUnit.Flag);
        }

        yield return new Figure(key, RotationIds.Mansfield, pair.Mansfield, FigureUnit.Number);
        yield return new Figure(key, RotationIds.Slope, pair.Slope, FigureUnit.Change);
        yield return new Figure(key, RotationIds.SlopeT, pair.SlopeT, FigureUnit.Number);
        yield return new Figure(key, RotationIds.Streak, pair.Streak?.Days, FigureUnit.Count);
        yield return new Figure(key, RotationIds.Streak + ".longestBefore", pair.Streak?.LongestBefore, FigureUnit.Count);
        yield return new Figure(key, RotationIds.Streak + ".lastAsLong", pair.Streak?.LastAsLongDays, FigureUnit.Count);
        yield return new Figure(key, RotationIds.RotationRatio, pair.Rotation?.Ratio, FigureUnit.Number);
        yield return new Figure(key, RotationIds.RotationMomentum, pair.Rotation?.Momentum, FigureUnit.Number);
        foreach (var percentile in Percentiles(key, pair.Percentiles))
            yield return percentile;
    }

    private static IEnumerable<Figure> Percentiles(string key, IReadOnlyDictionary<string, Percentile?> percentiles)
    {
        foreach (var (figure, percentile) in percentiles)
        {
            yield return new Figure(key, RotationIds.Percentile(figure), percentile?.Value, FigureUnit.Percentile);
            yield return new Figure(key, RotationIds.Percentile(figure) + ".n", percentile?.Count, FigureUnit.Count);
        }
    }

    private static IEnumerable<Figure> Of(SectorDay sectors)
    {
        const string Key = MetricPartition.Sectors;
        foreach (var window in Window.All)
        {
            var of = sectors.Windows[window.Name];
            yield return new Figure(Key, RotationIds.SectorMembers(window), of.Members, FigureUnit.Count);
            foreach (var (group, value) in of.Groups)
                yield return new Figure(Key, RotationIds.SectorGroup(group, window), value, FigureUnit.Change);
            yield return new Figure(Key, RotationIds.CyclicalMinusDefensive(window), of.CyclicalMinusDefensive, FigureUnit.PercentagePoints);
            yield return new Figure(Key, RotationIds.SectorDispersion(window), of.Dispersion, FigureUnit.Percent);
            yield return new Figure(Key, RotationIds.SectorBreadth(window), of.Breadth, FigureUnit.Percent);
            for (var i = 0; i < of.Ranking?.Count; i++)
                yield return new Figure(of.Ranking[i].Id, RotationIds.SectorRank(window), i + 1, FigureUnit.Count);
        }

        yield return new Figure(Key, RotationIds.SectorCorrelation, sectors.RateVersusEconomy, FigureUnit.Number);
        foreach (var percentile in Percentiles(Key, sectors.Percentiles))
            yield return percentile;
    }

    private static IEnumerable<Figure> Of(TechnicalDay technicals)
    {
        var key = technicals.Series;
        var (range, breakout, pattern, targets) = (technicals.Range, technicals.Breakout, technicals.Pattern, technicals.Targets);
        yield return new Figure(key, RotationIds.RangeHigh, range?.High, FigureUnit.Number);
        yield return new Figure(key, RotationIds.RangeLow, range?.Low, FigureUnit.Number);
        yield return new Figure(key, RotationIds.BreakoutHeld, range is null ? null : Flag(breakout is not null), FigureUnit.Flag);
        yield return new Figure(key, RotationIds.BreakoutLevel, breakout?.Level, FigureUnit.Number);
        yield return new Figure(key, RotationIds.BreakoutExtent, breakout?.Extent, FigureUnit.Change);
        for (var i = 0; i < pattern?.Points.Count; i++)
            yield return new Figure(key, PatternPoint(i), pattern.Points[i].Close, FigureUnit.Number);
        yield return new Figure(key, RotationIds.Pattern + ".neckline.confirmation", pattern?.NecklineAtConfirmation, FigureUnit.Number);
        yield return new Figure(key, RotationIds.Pattern + ".neckline.head", pattern?.NecklineAtHead, FigureUnit.Number);
        yield return new Figure(key, RotationIds.Pattern + ".neckline.now", pattern?.NecklineNow, FigureUnit.Number);
        yield return new Figure(key, RotationIds.MeasuredMove, targets.MeasuredMove, FigureUnit.Number);
        yield return new Figure(key, RotationIds.MeasuredMoveOfRange, targets.MeasuredMoveOfRange, FigureUnit.Number);
        yield return new Figure(key, RotationIds.Fibonacci1272, targets.Fibonacci1272, FigureUnit.Number);
        yield return new Figure(key, RotationIds.Fibonacci1618, targets.Fibonacci1618, FigureUnit.Number);
    }

    private static IEnumerable<Figure> Of(PolicyDay policy)
    {
        const string Key = MetricPartition.Policy;
        yield return new Figure(Key, RotationIds.PolicyRate, policy.Rate, FigureUnit.Rate);
        yield return new Figure(Key, RotationIds.TargetLower, policy.TargetLower, FigureUnit.Rate);
        yield return new Figure(Key, RotationIds.TargetUpper, policy.TargetUpper, FigureUnit.Rate);
        yield return new Figure(Key, RotationIds.TargetMid, policy.TargetMid, FigureUnit.Rate);
        yield return new Figure(Key, RotationIds.TwoYearProxy, policy.TwoYearProxy, FigureUnit.RatePoints);
        yield return new Figure(Key, RotationIds.CutsPriced, policy.CutsPricedYearEnd, FigureUnit.Number);
        foreach (var (target, median) in policy.Projections?.Medians ?? new Dictionary<string, double>())
            yield return new Figure(Key, RotationIds.Projection(target), median, FigureUnit.Rate);
        foreach (var (year, gap) in policy.Gaps)
            yield return new Figure(Key, RotationIds.Gap(year), gap, FigureUnit.Number);
        foreach (var month in policy.Path)
            yield return new Figure(Key, RotationIds.Implied(month.Month), month.Average, FigureUnit.Rate);
    }

    private static IEnumerable<Figure> Of(AnalogDay analogs)
    {
        var id = RotationIds.Analog(analogs.Rival);
        yield return Market(id + ".now", analogs.Now, FigureUnit.PercentagePoints);
        yield return Market(id + ".ordinal", analogs.Ordinal, FigureUnit.Count);
        yield return Market(id + ".n", analogs.Complete, FigureUnit.Count);
        yield return Market(id + ".shareNegative", analogs.ShareNegative, FigureUnit.Percent);
        yield return Market(id + ".median", analogs.Median, FigureUnit.PercentagePoints);
        yield return Market(id + ".lowerQuartile", analogs.LowerQuartile, FigureUnit.PercentagePoints);
        yield return Market(id + ".upperQuartile", analogs.UpperQuartile, FigureUnit.PercentagePoints);
        foreach (var analog in analogs.Occurrences)
        {
            yield return Market(Occurrence(analogs, analog) + ".excess", analog.Excess, FigureUnit.PercentagePoints);
            yield return Market(Occurrence(analogs, analog) + ".forward", analog.Forward, FigureUnit.PercentagePoints);
        }
    }

    private static IEnumerable<Figure> Of(PeriodsDay periods)
    {
        var key = MetricsStore.Partition(periods.A, periods.B);
        return periods.Months.Select(month => new Figure(key, RotationIds.SpreadOfMonth(month.To), month.Lead, FigureUnit.PercentagePoints))
            .Concat(periods.Years.Select(year => new Figure(key, RotationIds.SpreadOfYear(year.To), year.Lead, FigureUnit.PercentagePoints)));
    }

    private static IEnumerable<Figure> Of(JanuaryDay january)
    {
        yield return Market(RotationIds.January + ".correlation", january.Correlation, FigureUnit.Number);
        yield return Market(RotationIds.January + ".n", january.Count, FigureUnit.Count);
        foreach (var year in january.Years)
        {
            yield return Market(FormattableString.Invariant($"{RotationIds.January}.{year.Year}"), year.January, FigureUnit.PercentagePoints);
            yield return Market(FormattableString.Invariant($"{RotationIds.January}.{year.Year}.rest"), year.Rest, FigureUnit.PercentagePoints);
        }
    }

    private static IEnumerable<Figure> Of(ScoreDay score)
    {
        yield return Market(RotationIds.Score, score.Value, FigureUnit.Number);
        yield return Market(RotationIds.ScoreYearToDate, score.YearToDate, FigureUnit.Percentile);
        yield return Market(RotationIds.ScoreMansfield, score.Mansfield, FigureUnit.Percentile);
        yield return Market(RotationIds.ScoreCyclicals, score.CyclicalMinusDefensive, FigureUnit.Percentile);
        yield return Market(RotationIds.ScoreBreadth, score.Breadth, FigureUnit.Percentile);
        yield return Market(RotationIds.ScoreDaysWon, score.DaysWon, FigureUnit.Percentile);
    }

    private static IEnumerable<Figure> Of(StanceDay stance)
        => Record(RotationIds.TrackRecord, stance.TrackRecord)
            .Append(Market(RotationIds.Stance + ".changesPerYear", stance.ChangesPerYear, FigureUnit.Number));

    private static IEnumerable<Figure> Of(RiskRating risk)
    {
        foreach (var figure in Inputs(risk.Id, risk.SetBy is null ? risk.Inputs : [.. risk.Inputs, risk.SetBy]))
            yield return figure;
        var unit = risk.SetBy is null ? FigureUnit.Number : UnitOf(risk.SetBy.Figure == Illiquidity ? risk.Id + ".mean" : risk.SetBy.Figure);
        for (var i = 0; i < risk.Bounds.Count; i++)
            yield return Market(Bound(risk.Id, (RiskLevel)(i + 1)), risk.Bounds[i], unit);
        yield return Market(risk.Id + ".past.days", risk.Past.Days, FigureUnit.Count);
        foreach (var (level, share) in risk.Past.Shares)
            yield return Market(Past(risk.Id, level), share, FigureUnit.Percent);
    }

    private static IEnumerable<Figure> Of(Opportunity opportunity) =>
    [
        .. Inputs(opportunity.Id, opportunity.Conditions),
        Market(opportunity.Id + ".shareOfPast", opportunity.ShareOfPast, FigureUnit.Percent),
        Market(opportunity.Id + ".daysOfPast", opportunity.DaysOfPast, FigureUnit.Count),
        .. Record(opportunity.Id + ".record", opportunity.Record),
    ];

    /// <summary>What a rating or condition looks at, and what it holds it against; some of it stands nowhere else in a report.</summary>
    private static IEnumerable<Figure> Inputs(string rating, IEnumerable<RatingInput> inputs)
    {
        foreach (var input in inputs.DistinctBy(i => i.Figure))
        {
            if (input.Figure != RotationIds.BreakoutHeld && Qualified(input.Figure, null).Split('/') is [var series, var metric])
                yield return new Figure(series, metric, input.Value, UnitOf(metric));
            if (input.Threshold is { } threshold)
                yield return Market(Threshold(rating, input.Figure), threshold, UnitOf(input.Figure));
        }
    }

    private const string Illiquidity = RotationIds.LiquidityRisk + ".amihudOverBenchmark";

    private static FigureUnit UnitOf(string input)
    {
        var metric = input[(input.IndexOf('/', StringComparison.Ordinal) + 1)..];
        if (metric.StartsWith("percentile.", StringComparison.Ordinal))
            return FigureUnit.Percentile;
        if (metric.StartsWith("spread.", StringComparison.Ordinal) || metric.StartsWith("sector.cyclicalMinusDefensive", StringComparison.Ordinal))
            return FigureUnit.PercentagePoints;
        if (metric.StartsWith("sector.breadth", StringComparison.Ordinal) || metric.EndsWith(".shareNegative", StringComparison.Ordinal))
            return FigureUnit.Percent;
        if (metric.StartsWith("rs.newHigh", StringComparison.Ordinal))
            return FigureUnit.Flag;
        return metric switch
        {
            RotationIds.Slope or RotationIds.Credit + ".slope" => FigureUnit.Change,
            RotationIds.RateSensitivity + ".beta" => FigureUnit.PercentagePoints,
            RotationIds.LiquidityRisk + ".mean" => FigureUnit.Percentile,
            RotationIds.RegionalBanks + ".twoYearChange" or RotationIds.RegionalBanks + ".curveChange" => FigureUnit.RatePoints,
            RotationIds.BreakoutHeld or RotationIds.MicroCaps + ".recentHigh" => FigureUnit.Flag,
            RotationIds.Overextension + ".conditions" => FigureUnit.Count,
            _ => metric.EndsWith(".n", StringComparison.Ordinal) ? FigureUnit.Count : FigureUnit.Number,
        };
    }

    private static IEnumerable<Figure> Record(string id, TrackRecord record)
    {
        foreach (var (days, outcomes) in new[] { ("63", record.Over63), ("252", record.Over252) })
        {
            yield return Market($"{id}.{days}.n", outcomes.Count, FigureUnit.Count);
            yield return Market($"{id}.{days}.mean", outcomes.Mean, FigureUnit.PercentagePoints);
            yield return Market($"{id}.{days}.median", outcomes.Median, FigureUnit.PercentagePoints);
            yield return Market($"{id}.{days}.sharePositive", outcomes.SharePositive, FigureUnit.Percent);
        }
    }

    private static Figure Market(string metric, double? value, FigureUnit unit) => new(MetricPartition.Market, metric, value, unit);

    private static double? Flag(bool? flag) => flag switch { null => null, true => 1, false => 0 };
}
