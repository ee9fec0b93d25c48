using System.Globalization;
using System.Text.Json;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>What is new on a day: a daily reader wants it first.</summary>
/// <remarks>The day before is computed from the same snapshot, so that a report stays a function of its snapshot alone, whatever was published before.</remarks>
internal static class ChangesOfDay
{
    /// <summary>Id of the first sector by return over one month.</summary>
    internal const string SectorLeader = "sector.leader.1M";

    /// <summary>What the ids of restated histories begin with; the series follows.</summary>
    internal const string History = "history.";

    private const string Yes = "yes";
    private const string No = "no";

    internal static IReadOnlyList<ReportChange> Between(RotationDay before, RotationDay after)
    {
        var (earlier, later) = (StateOf(before), StateOf(after));
        return [.. later.Keys.Union(earlier.Keys)
            .Select(id => new ReportChange(id, earlier.GetValueOrDefault(id), later.GetValueOrDefault(id)))
            .Where(change => change.Before != change.After)];
    }

    internal static IEnumerable<ReportChange> Restated(IReadOnlyList<Restatement> restatements) => restatements.Select(restatement => new ReportChange(
        History + restatement.Series, restatement.Before?.ToString("R", CultureInfo.InvariantCulture), restatement.After?.ToString("R", CultureInfo.InvariantCulture), restatement));

    private static OrderedDictionary<string, string?> StateOf(RotationDay day)
    {
        var state = new OrderedDictionary<string, string?>
        {
            [RotationIds.Stance] = Name(day.Stance?.Value),
            [RotationIds.Score] = day.Score.Value?.ToString("R", CultureInfo.InvariantCulture),
            [RotationIds.BreakoutHeld] = day.Technicals?.Range is null ? null : day.Technicals.Breakout is null ? No : Yes,
            [SectorLeader] = day.Sectors.Windows[Window.OneMonth.Name].Ranking is [var first, ..] ? first.Id : null,
        };
        foreach (var risk in day.Risks)
            state[risk.Id] = Name(risk.Level);
        foreach (var opportunity in day.Opportunities)
            state[opportunity.Id] = Yes;
        return state;
    }

    private static string? Name<T>(T? value)
        where T : struct, Enum => value is { } known ? JsonName.Of(known) : null;
}
