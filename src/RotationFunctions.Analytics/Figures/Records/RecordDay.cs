namespace RotationFunctions.Analytics;

/// <summary>What followed when a condition began, over a month, a quarter and a year, against what followed any day.</summary>
/// <param name="Of">What the return is of; several are held in equal parts.</param>
/// <param name="Against">What it is less the return of.</param>
/// <param name="Horizons">The record over each horizon.</param>
/// <param name="Entries">Every day on which it began and whose outcome over some horizon is complete, oldest first; null where it is not listed.</param>
public sealed record RecordDay(IReadOnlyList<string> Of, string Against, IReadOnlyList<ConditionRecord> Horizons, IReadOnlyList<RecordEntryDay>? Entries);

/// <summary>A day on which a condition began, and what followed.</summary>
/// <param name="Date">The day.</param>
/// <param name="Spell">Trading days for which the condition held, of those on which it could be told; so far, of one that holds still.</param>
/// <param name="Outcomes">The lead over each horizon, by its days, as a fraction; those that are not complete left out.</param>
/// <param name="Counted">The horizons, in days, in whose record it counts: it lies at least as far after the last one that does.</param>
public sealed record RecordEntryDay(DateOnly Date, int Spell, IReadOnlyDictionary<string, double> Outcomes, IReadOnlyList<int> Counted);

/// <summary>The record of a condition over all horizons, as it was on every day.</summary>
internal sealed class RecordHistory
{
    private readonly IReadOnlyList<string> _of;
    private readonly string _against;
    private readonly TradingCalendar _calendar;
    private readonly ConditionHistory[] _horizons;

    /// <param name="of">What the return is of.</param>
    /// <param name="against">What it is less the return of.</param>
    /// <param name="calendar">The trading days.</param>
    /// <param name="holds">Whether the condition held on each day; null where it could not be told.</param>
    /// <param name="bases">What followed every day on which it could be told, for each horizon.</param>
    public RecordHistory(IReadOnlyList<string> of, string against, TradingCalendar calendar, bool?[] holds, IReadOnlyList<RecordBase> bases)
        => (_of, _against, _calendar, _horizons) = (of, against, calendar, [.. bases.Select(@base => new ConditionHistory(holds, @base))]);

    /// <summary>The windows over which outcomes are measured.</summary>
    public static IReadOnlyList<Window> Horizons { get; } = [Window.OneMonth, Window.ThreeMonths, Window.OneYear];

    /// <summary>The record as of a day.</summary>
    public RecordDay On(int day, bool withEntries)
        => new(_of, _against, [.. _horizons.Select(horizon => horizon.On(day))], withEntries ? EntriesOn(day) : null);

    private List<RecordEntryDay> EntriesOn(int day)
    {
        var entries = new SortedDictionary<int, (int Spell, OrderedDictionary<string, double> Outcomes, List<int> Counted)>();
        foreach (var horizon in _horizons)
        {
            foreach (var entry in horizon.Entries(day))
            {
                if (!entries.TryGetValue(entry.Day, out var found))
                    entries[entry.Day] = found = (entry.Spell, [], []);
                found.Outcomes[FormattableString.Invariant($"{horizon.Days}")] = entry.Outcome;
                if (entry.Independent)
                    found.Counted.Add(horizon.Days);
            }
        }

        return [.. entries.Select(entry => new RecordEntryDay(_calendar[entry.Key], entry.Value.Spell, entry.Value.Outcomes, entry.Value.Counted))];
    }
}
