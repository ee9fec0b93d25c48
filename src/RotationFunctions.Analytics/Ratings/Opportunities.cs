using RotationFunctions.Analytics.Rolling;

namespace RotationFunctions.Analytics;

/// <summary>A condition that is met, the figures that met it, and what followed when it was met before.</summary>
public sealed record Opportunity
{
    /// <summary>Its id, as <c>opportunity.microCaps</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The figures that its condition looks at.</summary>
    public required IReadOnlyList<RatingInput> Conditions { get; init; }

    /// <summary>Share of earlier days on which it held, of those on which it could be told; null without any.</summary>
    public required double? ShareOfPast { get; init; }

    /// <summary>Number of those days.</summary>
    public required int DaysOfPast { get; init; }

    /// <summary>What followed when it began before; null in a report from before it was told so.</summary>
    public RecordDay? Records { get; init; }
}

/// <summary>A figure held against a threshold on every day.</summary>
/// <param name="Figure">Its id.</param>
/// <param name="Values">Its values on the calendar's days, NaN where absent.</param>
/// <param name="Threshold">What it is held against.</param>
/// <param name="Comparison">How.</param>
/// <param name="WhyAbsent">Why it is absent on a day.</param>
internal sealed record Condition(string Figure, double[] Values, double Threshold, Comparison Comparison, Func<int, Reason?> WhyAbsent)
{
    /// <summary>Whether it is met on a day; null when absent.</summary>
    public bool? Met(int day) => double.IsNaN(Values[day]) ? null : Comparison switch
    {
        Comparison.Above => Values[day] > Threshold,
        Comparison.Under => Values[day] < Threshold,
        _ => Values[day] >= Threshold,
    };

    public RatingInput On(int day) => new(Figure, double.IsNaN(Values[day]) ? null : Values[day], Threshold, Met(day));
}

internal enum Comparison
{
    Above,
    AtLeast,
    Under,
}

/// <summary>
/// An opportunity on every trading day. It holds when every one of its alternatives has a condition that is met; on a day on
/// which any of its figures is absent it cannot be told.
/// </summary>
internal sealed class OpportunityHistory
{
    private readonly Condition[][] _alternatives;
    private readonly bool?[] _holds;
    private readonly int[] _toldBefore, _heldBefore;

    public OpportunityHistory(string id, TradingCalendar calendar, params Condition[][] alternatives)
    {
        (Id, _alternatives) = (id, alternatives);
        _holds = new bool?[calendar.Count];
        _toldBefore = new int[calendar.Count];
        _heldBefore = new int[calendar.Count];
        var (told, held) = (0, 0);
        for (var day = 0; day < _holds.Length; day++)
        {
            (_toldBefore[day], _heldBefore[day]) = (told, held);
            _holds[day] = Tell(day);
            told += _holds[day] is null ? 0 : 1;
            held += _holds[day] is true ? 1 : 0;
        }
    }

    public string Id { get; }

    /// <summary>What followed when it was met before; null until it is set.</summary>
    public RecordHistory? Records { get; private set; }

    /// <summary>Whether it holds on a day; null when it cannot be told.</summary>
    public bool? Holds(int day) => _holds[day];

    /// <summary>Measures what followed.</summary>
    /// <param name="of">What the return is of.</param>
    /// <param name="against">What it is less the return of.</param>
    /// <param name="calendar">The trading days.</param>
    /// <param name="lead">The lead over a window that ends on a day, NaN where absent.</param>
    public OpportunityHistory Followed(IReadOnlyList<string> of, string against, TradingCalendar calendar, Func<Window, int, double> lead)
    {
        Records = new RecordHistory(of, against, calendar, _holds, [.. RecordHistory.Horizons.Select(window =>
        {
            var days = window.TradingDays!.Value;
            var after = new double[_holds.Length];
            for (var day = 0; day < after.Length; day++)
                after[day] = day + days < after.Length ? lead(window, day + days) : double.NaN;
            return RecordBase.Of(_holds, after, window);
        })]);
        return this;
    }

    /// <summary>The condition and its past as of a day, whether it holds or not.</summary>
    public Opportunity On(int day) => new()
    {
        Id = Id,
        Conditions = [.. _alternatives.SelectMany(a => a).Select(c => c.On(day))],
        ShareOfPast = _toldBefore[day] == 0 ? null : (double)_heldBefore[day] / _toldBefore[day],
        DaysOfPast = _toldBefore[day],
        Records = Records?.On(day, withEntries: true),
    };

    /// <summary>Why it cannot be told on a day; null when it can.</summary>
    public Reason? Explain(int day)
    {
        foreach (var condition in _alternatives.SelectMany(a => a))
            if (condition.Met(day) is null)
                return Reason.Of("figure.absent", $"{condition.Figure} is absent: {condition.WhyAbsent(day)}");
        return null;
    }

    private bool? Tell(int day)
    {
        var holds = true;
        foreach (var alternatives in _alternatives)
        {
            var any = false;
            foreach (var condition in alternatives)
            {
                if (condition.Met(day) is not { } met)
                    return null;
                any |= met;
            }

            holds &= any;
        }

        return holds;
    }
}
