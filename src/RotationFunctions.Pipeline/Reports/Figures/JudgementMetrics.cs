using System.Globalization;
using System.Text.Json;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Reports.Figures;

/// <summary>The figures of score, stance, states, records, similar days and evidence, and under which id each stands in a report.</summary>
internal static class JudgementMetrics
{
    internal const string SizesAvailable = "size.available";
    internal const string SizesAhead = "size.ahead";

    /// <summary>Id of the record of a stance over a horizon; its parts follow behind a dot.</summary>
    internal static string StanceRecord(Stance stance, int days) => FormattableString.Invariant($"{RotationIds.Stance}.{Word(stance)}.record.{days}");

    /// <summary>Id of one of the days most like the report's, from 1.</summary>
    internal static string Similar(int rank) => FormattableString.Invariant($"similar.{rank}");

    /// <summary>Id of a signal of the evidence.</summary>
    internal static string Evidence(string signal) => "evidence." + signal;

    internal static IEnumerable<Figure> Of(ScoreDay score)
    {
        yield return Market(RotationIds.Score, score.Value);
        foreach (var (window, lead) in score.Leads ?? new Dictionary<string, LeadDay>())
        {
            yield return Market("lead." + window, lead.Lead);
            foreach (var figure in Percentile("lead." + window, lead.Percentile))
                yield return figure;
        }

        if (score.Context is { } context)
        {
            yield return Market(RotationIds.DaysWon, context.DaysWon);
            foreach (var figure in Percentile(RotationIds.DaysWon, context.DaysWonPercentile))
                yield return figure;
        }

        if (score.Sizes is { } sizes)
        {
            yield return Market(SizesAvailable, sizes.Available);
            yield return Market(SizesAhead, sizes.Ahead);
        }
    }

    internal static IEnumerable<Figure> Of(StanceDay stance)
    {
        yield return Market(RotationIds.Stance + ".changesPerYear", stance.ChangesPerYear);
        if (stance.Days is { } days)
            yield return Market(RotationIds.Stance + ".days", days);
        foreach (var (value, share) in stance.Shares ?? new Dictionary<Stance, double>())
            yield return Market($"{RotationIds.Stance}.share.{Word(value)}", share);
        foreach (var (value, record) in stance.Records ?? new Dictionary<Stance, RecordDay>())
            foreach (var figure in Of($"{RotationIds.Stance}.{Word(value)}.record", record))
                yield return figure;
    }

    internal static IEnumerable<Figure> Of(string id, RecordDay record)
    {
        foreach (var horizon in record.Horizons)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{id}.{horizon.Days}.");
            yield return Market(key + "entries", horizon.Entries);
            yield return Market(key + "independent", horizon.Independent);
            yield return Market(key + "median", horizon.Median);
            yield return Market(key + "sharePositive", horizon.SharePositive);
            yield return Market(key + "base.days", horizon.BaseDays);
            yield return Market(key + "base.median", horizon.BaseMedian);
            yield return Market(key + "base.sharePositive", horizon.BaseSharePositive);
            yield return Market(key + "interval.low", horizon.Interval?.Low);
            yield return Market(key + "interval.high", horizon.Interval?.High);
            yield return Market(key + "p", horizon.P);
        }
    }

    internal static IEnumerable<Figure> Of(string id, AfterLevel after) =>
    [
        Market(id + ".days", after.Days),
        Market(id + ".independent", after.Independent),
        Market(id + ".mean", after.Mean),
        Market(id + ".median", after.Median),
        Market(id + ".worstTenth", after.WorstTenth),
    ];

    internal static IEnumerable<Figure> Of(TechnicalDay technicals)
    {
        var key = technicals.Series;
        if (technicals.RangeState is { } state)
            yield return Figure.Of(key, RotationIds.RangeState, state switch { RangePosition.Above => 1, RangePosition.Below => -1, _ => 0 });
        foreach (var (id, side) in Sides(technicals))
        {
            yield return Figure.Of(key, id + ".target", side.Target);
            yield return Figure.Of(key, id + ".extent", side.Extent);
        }

        foreach (var (id, pattern, record) in Patterns(technicals))
        {
            for (var i = 0; i < pattern?.Points.Count; i++)
                yield return Figure.Of(key, RotationMetrics.PatternPoint(id, i), pattern.Points[i].Close);
            yield return Figure.Of(key, id + ".neckline.confirmation", pattern?.NecklineAtConfirmation);
            yield return Figure.Of(key, id + ".neckline.head", pattern?.NecklineAtHead);
            yield return Figure.Of(key, id + ".neckline.now", pattern?.NecklineNow);
            yield return Figure.Of(key, id + ".target", pattern?.Target);
            yield return Figure.Of(key, id + ".stop", pattern?.Stop);
            yield return Figure.Of(key, id + ".expiresInDays", pattern?.ExpiresInDays);
            if (record is null)
                continue;
            yield return Figure.Of(key, id + ".record.ended", record.Ended);
            yield return Figure.Of(key, id + ".record.reached", record.Reached);
            yield return Figure.Of(key, id + ".record.failed", record.Failed);
            yield return Figure.Of(key, id + ".record.expired", record.Expired);
            yield return Figure.Of(key, id + ".record.driftless", record.ReachedDriftless);
            yield return Figure.Of(key, id + ".record.p", record.P);
        }
    }

    internal static IEnumerable<FigureDate> DatesOf(TechnicalDay technicals)
    {
        FigureDate Day(string id, DateOnly? day) => new($"{technicals.Series}/{id}", day);
        foreach (var (id, side) in Sides(technicals))
        {
            yield return Day(id + ".since", side.Since);
            yield return Day(id + ".lost", side.Lost);
            yield return Day(id + ".reached", side.Reached);
        }

        foreach (var (id, pattern, _) in Patterns(technicals))
        {
            yield return Day(id + ".confirmed", pattern?.Confirmed);
            yield return Day(id + ".seen", pattern?.Seen);
            yield return Day(id + ".end", pattern?.End);
            for (var i = 0; i < pattern?.Points.Count; i++)
                yield return Day(RotationMetrics.PatternPoint(id, i) + ".date", pattern.Points[i].Date);
        }
    }

    internal static IEnumerable<FigureDate> DatesOf(Report report)
    {
        FigureDate Day(string id, DateOnly? day) => new($"{FigureKeys.Market}/{id}", day);
        foreach (var (window, lead) in report.Score?.Leads ?? new Dictionary<string, LeadDay>())
            yield return Day(RotationIds.Percentile("lead." + window) + ".from", lead.Percentile?.From);
        if (report.Score?.Context is { } context)
            yield return Day(RotationIds.Percentile(RotationIds.DaysWon) + ".from", context.DaysWonPercentile?.From);
        for (var i = 0; i < report.Similar?.Days.Count; i++)
            yield return Day(Similar(i + 1) + ".date", report.Similar.Days[i].Date);
        if (report.Evidence is not { } evidence)
            yield break;
        yield return Day("evidence.from", evidence.From);
        yield return Day("evidence.to", evidence.To);
    }

    internal static IEnumerable<Figure> Of(SimilarDaysDay similar)
    {
        yield return Market("similar.candidates", similar.Candidates);
        for (var i = 0; i < similar.Days.Count; i++)
        {
            yield return Market(Similar(i + 1) + ".distance", similar.Days[i].Distance);
            yield return Market(Similar(i + 1) + ".asNear", similar.Days[i].AsNear);
            foreach (var (days, lead) in similar.Days[i].Leads)
                yield return Market($"{Similar(i + 1)}.lead.{days}", lead);
        }
    }

    internal static IEnumerable<Figure> Of(EvidenceTable evidence)
    {
        yield return Market("evidence.expectedBest", evidence.ExpectedBest);
        foreach (var row in evidence.Rows)
        {
            var id = Evidence(row.Id);
            yield return Market(id + ".months", row.Months);
            yield return Market(id + ".ic", row.Ic);
            yield return Market(id + ".t", row.T);
            yield return Market(id + ".p", row.P);
            yield return Market(id + ".holm", row.Holm);
            yield return Market(id + ".active", row.Active);
            yield return Market(id + ".hit", row.Hit);
            yield return Market(id + ".base", row.Base);
            yield return Market(id + ".gross", row.Gross);
            yield return Market(id + ".net", row.Net);
            yield return Market(id + ".sharpe", row.Sharpe);
            yield return Market(id + ".deflatedSharpe", row.DeflatedSharpe);
        }
    }

    /// <summary>A value as ids and JSON write it, <c>largeCapLeadership</c>.</summary>
    internal static string Word(Stance stance) => JsonNamingPolicy.CamelCase.ConvertName(stance.ToString());

    private static IEnumerable<(string Id, RangeBreakDay Side)> Sides(TechnicalDay technicals)
    {
        if (technicals.RangeAbove is { } above)
            yield return (RotationIds.RangeAbove, above);
        if (technicals.RangeBelow is { } below)
            yield return (RotationIds.RangeBelow, below);
    }

    private static IEnumerable<(string Id, HeadAndShouldersDay? Pattern, PatternRecord? Record)> Patterns(TechnicalDay technicals) =>
    [
        (RotationIds.Pattern, technicals.Pattern, technicals.PatternRecord),
        (RotationIds.PatternTop, technicals.Top, technicals.TopRecord),
    ];

    private static IEnumerable<Figure> Percentile(string figure, Percentile? percentile) =>
    [
        Market(RotationIds.Percentile(figure), percentile?.Value),
        Market(RotationIds.Percentile(figure) + ".n", percentile?.Count),
    ];

    private static Figure Market(string metric, double? value) => Figure.Of(FigureKeys.Market, metric, value);
}
