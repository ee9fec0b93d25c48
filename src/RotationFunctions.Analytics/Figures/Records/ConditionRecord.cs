using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>What followed the days on which something began, over one horizon, against what followed any day (section 8b).</summary>
public sealed record ConditionRecord
{
    /// <summary>The horizon, in trading days.</summary>
    public required int Days { get; init; }

    /// <summary>Days on which it began, whose outcome is complete.</summary>
    public required int Entries { get; init; }

    /// <summary>Those of them that lie at least a horizon apart, so that no two outcomes share a day. All below is of these.</summary>
    public required int Independent { get; init; }

    /// <summary>How many of them were followed by a lead.</summary>
    public required int Positive { get; init; }

    /// <summary>Their median lead, as a fraction; null without any.</summary>
    public required double? Median { get; init; }

    /// <summary>Days on which the condition could be told and whose outcome is complete.</summary>
    public required int BaseDays { get; init; }

    /// <summary>Median lead after all of these; null without any.</summary>
    public required double? BaseMedian { get; init; }

    /// <summary>Share of all of these that were followed by a lead; null without any.</summary>
    public required double? BaseSharePositive { get; init; }

    /// <summary>Share of the independent entries that were followed by a lead; null without any.</summary>
    public double? SharePositive => Independent == 0 ? null : (double)Positive / Independent;

    /// <summary>Wilson's interval for that share; null without any.</summary>
    public ShareInterval? Interval => WilsonInterval.Of(Positive, Independent);

    /// <summary>Exact binomial probability of the count against the base's share, two-sided by doubling; null without any.</summary>
    public double? P => Independent == 0 || BaseSharePositive is not { } share ? null : Binomial.TwoSided(Positive, Independent, share);

    /// <summary>What it is worth.</summary>
    public RecordVerdict Verdict => Verdicts.Of(Independent, P);

    /// <summary>Which way it points; null without entries.</summary>
    public RecordDirection? Direction => SharePositive is not { } share ? null : share > BaseSharePositive ? RecordDirection.For : RecordDirection.Against;
}

/// <summary>A day on which a condition began, and what followed.</summary>
/// <param name="Day">Calendar index of the day.</param>
/// <param name="Outcome">The lead over the horizon.</param>
/// <param name="Independent">Whether it lies at least a horizon after the last one that counts.</param>
/// <param name="Spell">Days for which the condition held, of those on which it could be told; of one that still holds, so far.</param>
internal readonly record struct RecordEntry(int Day, double Outcome, bool Independent, int Spell);

/// <summary>The record of a condition over one horizon, as it was on every day.</summary>
internal sealed class ConditionHistory
{
    private readonly int _days;
    private readonly List<int> _entries = [];
    private readonly List<bool> _kept = [];
    private readonly bool?[] _holds;
    private readonly double[] _outcomes;
    private readonly int[] _entriesBy, _keptBy, _positiveBy;
    private readonly double[] _medians;
    private readonly RecordBase _base;

    /// <param name="holds">Whether the condition held on each day; null where it could not be told.</param>
    /// <param name="base">What followed every day on which it could be told.</param>
    public ConditionHistory(bool?[] holds, RecordBase @base)
    {
        (_holds, _base, _outcomes, _days) = (holds, @base, @base.Outcomes, @base.Days);
        _entriesBy = new int[holds.Length];
        _keptBy = new int[holds.Length];
        _positiveBy = new int[holds.Length];
        var sample = new ExpandingSample(_outcomes);
        var medians = new List<double>();
        var (before, lastKept, positive) = (false, -1, 0);
        for (var day = 0; day < holds.Length; day++)
        {
            // What began a horizon ago is complete today.
            if (day - _days is >= 0 and var start && holds[start] is { } held)
            {
                if (held && !before && !double.IsNaN(_outcomes[start]))
                {
                    var keep = lastKept < 0 || start - lastKept >= _days;
                    _entries.Add(start);
                    _kept.Add(keep);
                    if (keep)
                    {
                        lastKept = start;
                        positive += _outcomes[start] > 0 ? 1 : 0;
                        sample.Join(start);
                        medians.Add(sample.Quantile(0.5));
                    }
                }

                before = held;
            }

            (_entriesBy[day], _keptBy[day], _positiveBy[day]) = (_entries.Count, medians.Count, positive);
        }

        _medians = [.. medians];
    }

    /// <summary>The horizon, in trading days.</summary>
    public int Days => _days;

    /// <summary>The record as of a day.</summary>
    public ConditionRecord On(int day) => new()
    {
        Days = _days,
        Entries = _entriesBy[day],
        Independent = _keptBy[day],
        Positive = _positiveBy[day],
        Median = _keptBy[day] == 0 ? null : _medians[_keptBy[day] - 1],
        BaseDays = _base.Count(day),
        BaseMedian = _base.Median(day),
        BaseSharePositive = _base.SharePositive(day),
    };

    /// <summary>Every entry whose outcome was complete by a day, oldest first.</summary>
    public IEnumerable<RecordEntry> Entries(int day)
    {
        for (var i = 0; i < _entriesBy[day]; i++)
            yield return new RecordEntry(_entries[i], _outcomes[_entries[i]], _kept[i], Spell(_entries[i], day));
    }

    private int Spell(int from, int day)
    {
        var spell = 0;
        for (var i = from; i <= day && _holds[i] is not false; i++)
            spell += _holds[i] is true ? 1 : 0;
        return spell;
    }
}

/// <summary>What followed every day on which a condition could be told, over one horizon.</summary>
internal sealed class RecordBase
{
    private readonly int[] _count, _positive;
    private readonly double[] _median;

    /// <param name="told">Whether the condition could be told on each day.</param>
    /// <param name="outcomes">What followed each day over the horizon, NaN where it is not known.</param>
    /// <param name="days">The horizon in trading days.</param>
    public RecordBase(bool[] told, double[] outcomes, int days)
    {
        (Outcomes, Days) = (outcomes, days);
        _count = new int[told.Length];
        _positive = new int[told.Length];
        _median = new double[told.Length];
        var sample = new ExpandingSample(outcomes);
        var (positive, median) = (0, double.NaN);
        for (var day = 0; day < told.Length; day++)
        {
            if (day - days is >= 0 and var start && told[start] && !double.IsNaN(outcomes[start]))
            {
                sample.Join(start);
                positive += outcomes[start] > 0 ? 1 : 0;
                median = sample.Quantile(0.5);
            }

            (_count[day], _positive[day], _median[day]) = (sample.Count, positive, median);
        }
    }

    /// <summary>What followed every day on which a condition could be told, over a window.</summary>
    public static RecordBase Of(bool?[] holds, double[] outcomes, Window window)
        => new([.. holds.Select(held => held is not null)], outcomes, window.TradingDays!.Value);

    /// <summary>What followed each day.</summary>
    public double[] Outcomes { get; }

    /// <summary>The horizon, in trading days.</summary>
    public int Days { get; }

    /// <summary>Number of days whose outcome was complete by a day.</summary>
    public int Count(int day) => _count[day];

    /// <summary>Their median; null without any.</summary>
    public double? Median(int day) => _count[day] == 0 ? null : _median[day];

    /// <summary>Share of them that were followed by a lead; null without any.</summary>
    public double? SharePositive(int day) => _count[day] == 0 ? null : (double)_positive[day] / _count[day];
}
