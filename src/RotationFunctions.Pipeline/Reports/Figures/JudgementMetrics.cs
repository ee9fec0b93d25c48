using System.Globalization;
using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Reports.Figures;

/// <summary>The figures of score, stance, states, records, similar days and evidence, and under which id each stands in a report.</summary>
internal static class JudgementMetrics
{
    internal const string SizesAvailable = "size.available";
    internal const string SizesAhead = "size.ahead";

    /// <summary>What the ids of the record of a stance begin with; the horizon's days follow behind a dot.</summary>
    internal static string StanceRecord(Stance stance) => $"{RotationIds.Stance}.{JsonName.Of(stance)}.record";

    /// <summary>Id of one of the days most like the report's, from 1.</summary>
    internal static string Similar(int rank) => FormattableString.Invariant($"similar.{rank}");

    /// <summary>Id of a signal of the evidence.</summary>
    internal static string Evidence(string signal) => "evidence." + signal;

    internal static IEnumerable<Figure> Of(ScoreDay score)
    {
        yield return Figure.OfMarket(RotationIds.Score, score.Value);
        foreach (var (window, lead) in score.Leads ?? new Dictionary<string, LeadDay>())
        {
            yield return Figure.OfMarket("lead." + window, lead.Lead);
            foreach (var figure in Figure.OfPercentile(FigureKeys.Market, "lead." + window, lead.Percentile))
                yield return figure;
        }

        if (score.Context is { } context)
        {
            yield return Figure.OfMarket(RotationIds.DaysWon, context.DaysWon);
            foreach (var figure in Figure.OfPercentile(FigureKeys.Market, RotationIds.DaysWon, context.DaysWonPercentile))
                yield return figure;
        }

        if (score.Sizes is { } sizes)
        {
            yield return Figure.OfMarket(SizesAvailable, sizes.Available);
            yield return Figure.OfMarket(SizesAhead, sizes.Ahead);
        }
    }

    internal static IEnumerable<Figure> Of(StanceDay stance)
    {
        yield return Figure.OfMarket(RotationIds.Stance + ".changesPerYear", stance.ChangesPerYear);
        if (stance.Days is { } days)
            yield return Figure.OfMarket(RotationIds.Stance + ".days", days);
        foreach (var (value, share) in stance.Shares ?? new Dictionary<Stance, double>())
            yield return Figure.OfMarket($"{RotationIds.Stance}.share.{JsonName.Of(value)}", share);
        foreach (var (value, record) in stance.Records ?? new Dictionary<Stance, RecordDay>())
            foreach (var figure in Of(StanceRecord(value), record))
                yield return figure;
    }

    internal static IEnumerable<Figure> Of(string id, RecordDay record)
    {
        foreach (var horizon in record.Horizons)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{id}.{horizon.Days}.");
            yield return Figure.OfMarket(key + "entries", horizon.Entries);
            yield return Figure.OfMarket(key + "independent", horizon.Independent);
            yield return Figure.OfMarket(key + "median", horizon.Median);
            yield return Figure.OfMarket(key + "sharePositive", horizon.SharePositive);
            yield return Figure.OfMarket(key + "base.days", horizon.BaseDays);
            yield return Figure.OfMarket(key + "base.median", horizon.BaseMedian);
            yield return Figure.OfMarket(key + "base.sharePositive", horizon.BaseSharePositive);
            yield return Figure.OfMarket(key + "interval.low", horizon.Interval?.Low);
            yield return Figure.OfMarket(key + "interval.high", horizon.Interval?.High);
            yield return Figure.OfMarket(key + "p", horizon.P);
        }
    }

    internal static IEnumerable<Figure> Of(string id, AfterLevel after) =>
    [
        Figure.OfMarket(id + ".days", after.Days),
        Figure.OfMarket(id + ".independent", after.Independent),
        Figure.OfMarket(id + ".mean", after.Mean),
        Figure.OfMarket(id + ".median", after.Median),
        Figure.OfMarket(id + ".worstTenth", after.WorstTenth),
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
        yield return Figure.OfMarket("similar.candidates", similar.Candidates);
        for (var i = 0; i < similar.Days.Count; i++)
        {
            yield return Figure.OfMarket(Similar(i + 1) + ".distance", similar.Days[i].Distance);
            yield return Figure.OfMarket(Similar(i + 1) + ".asNear", similar.Days[i].AsNear);
            foreach (var (days, lead) in similar.Days[i].Leads)
                yield return Figure.OfMarket($"{Similar(i + 1)}.lead.{days}", lead);
        }
    }

    internal static IEnumerable<Figure> Of(EvidenceTable evidence)
    {
        yield return Figure.OfMarket("evidence.expectedBest", evidence.ExpectedBest);
        foreach (var row in evidence.Rows)
        {
            var id = Evidence(row.Id);
            yield return Figure.OfMarket(id + ".months", row.Months);
            yield return Figure.OfMarket(id + ".ic", row.Ic);
            yield return Figure.OfMarket(id + ".t", row.T);
            yield return Figure.OfMarket(id + ".p", row.P);
            yield return Figure.OfMarket(id + ".holm", row.Holm);
            yield return Figure.OfMarket(id + ".active", row.Active);
            yield return Figure.OfMarket(id + ".hit", row.Hit);
            yield return Figure.OfMarket(id + ".base", row.Base);
            yield return Figure.OfMarket(id + ".gross", row.Gross);
            yield return Figure.OfMarket(id + ".net", row.Net);
            yield return Figure.OfMarket(id + ".sharpe", row.Sharpe);
            yield return Figure.OfMarket(id + ".deflatedSharpe", row.DeflatedSharpe);
        }
    }

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
}
