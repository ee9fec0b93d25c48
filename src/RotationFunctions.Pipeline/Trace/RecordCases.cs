using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Trace;

/// <summary>
/// Lists the cases behind the figures of a record. A report lists those of its own stance and of the conditions that are met; the others,
/// and ended patterns, are computed anew from its snapshot.
/// </summary>
/// <param name="report">The report.</param>
/// <param name="history">Its snapshot's series; null when the snapshot cannot be read.</param>
internal sealed class RecordCases(Report report, MarketHistory? history)
{
    private const string Record = ".record.";

    /// <summary>The cases of a figure; null for one that is not of a record, that is of its base, and where they are not to be had.</summary>
    internal RecordAnswer? Of(string metric)
    {
        if (metric.IndexOf(Record, StringComparison.Ordinal) is not (> 0 and var at))
            return null;
        var (id, parts) = (metric[..at], metric[(at + Record.Length)..].Split('.'));
        if (id is RotationIds.Pattern or RotationIds.PatternTop)
            return OfPattern(id);
        // The base is of every day, not of the cases.
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var days) || parts is [_, "base", ..])
            return null;
        var record = id.StartsWith(RotationIds.Stance + ".", StringComparison.Ordinal)
            ? OfStance(id[(RotationIds.Stance.Length + 1)..])
            : report.Opportunities.FirstOrDefault(opportunity => opportunity.Id == id)?.Records;
        return record?.Entries is null ? null : Of(record, days);
    }

    private static RecordAnswer Of(RecordDay record, int days)
    {
        var key = days.ToString(CultureInfo.InvariantCulture);
        return new RecordAnswer(record.Of, record.Against, days,
        [
            .. record.Entries!.Where(entry => entry.Outcomes.ContainsKey(key))
                .Select(entry => new CaseAnswer(entry.Date, entry.Spell, entry.Outcomes[key], null, null, entry.Counted.Contains(days))),
        ]);
    }

    private RecordDay? OfStance(string word)
    {
        var records = report.Stance?.Records?.Where(record => JsonName.Of(record.Key) == word).ToArray();
        if (records is not [var (stance, record)] || record.Entries is not null)
            return records is [var told] ? told.Value : null;
        return history is not null && report.Score?.Basis is [var small, var large]
            ? StanceCases.Of(history, small, large, stance, history.Calendar.IndexOf(report.AsOf))
            : null;
    }

    private RecordAnswer? OfPattern(string id)
        => report.Technicals is { } technicals && history?.Instrument(technicals.Series) is { } series
            ? new RecordAnswer([technicals.Series], null, null,
            [
                .. TechnicalFigures.Of(series, history.Calendar).EndedPatterns(id, history.Calendar.IndexOf(report.AsOf))
                    .Select(ended => new CaseAnswer(ended.Seen, ended.Days, null, ended.Outcome, ended.DriftlessChance, ended.Outcome != PatternStatus.Expired)),
            ])
            : null;
}
