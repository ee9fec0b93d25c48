namespace RotationFunctions.Analytics;

/// <summary>Who leads, as the score says.</summary>
public enum Stance
{
    /// <summary>No side leads clearly.</summary>
    Mixed,

    /// <summary>Leadership has moved to small caps and cyclicals.</summary>
    Rotation,

    /// <summary>Large caps lead.</summary>
    LargeCapLeadership,
}

/// <summary>The stance of one day.</summary>
/// <param name="Value">The stance.</param>
/// <param name="Since">First day of the spell that it is in.</param>
/// <param name="ChangesPerYear">Changes per 252 days with a score until now.</param>
/// <param name="TrackRecord">What followed the first days of earlier spells of the same stance.</param>
public sealed record StanceDay(Stance Value, DateOnly Since, double ChangesPerYear, TrackRecord TrackRecord);

/// <summary>
/// <c>stance</c> (section 9) for every trading day: mixed at first. It becomes rotation when the score is at least 65 and the slope of small caps'
/// relative strength is above zero, and stays until the score is under 55; it becomes largeCapLeadership when the score is at most 35 and the
/// slope is under zero, and stays until the score is above 45. The gap between entering and leaving keeps it from flickering.
/// </summary>
/// <remarks>
/// Leaving is tested first, so one stance may follow another on the same day. A day without a score has no stance, but the spell
/// goes on behind it.
/// </remarks>
internal sealed class Stances
{
    private readonly TradingCalendar _calendar;
    private readonly Stance?[] _stances;
    private readonly int[] _spell;
    private readonly int[] _scored;
    private readonly List<(Stance Stance, int First)> _spells = [];
    private readonly OutcomeHistory _outcomes;

    /// <param name="score">Daily scores, on the calendar's days.</param>
    /// <param name="pair">Small caps against the benchmark.</param>
    /// <param name="outcomes">What followed each day.</param>
    public Stances(ReadOnlySpan<double> score, PairFigures pair, OutcomeHistory outcomes)
    {
        (_calendar, _outcomes) = (pair.Table.Calendar, outcomes);
        _stances = new Stance?[score.Length];
        _spell = new int[score.Length];
        _scored = new int[score.Length];
        var stance = Stance.Mixed;
        var scored = 0;
        for (var day = 0; day < score.Length; day++)
        {
            var slope = pair.Table[RotationIds.Slope, day] ?? double.NaN;
            if (!double.IsNaN(score[day]) && !double.IsNaN(slope))
            {
                stance = Next(stance, score[day], slope);
                if (_spells.Count == 0 || _spells[^1].Stance != stance)
                    _spells.Add((stance, day));
                _stances[day] = stance;
                scored++;
            }

            _spell[day] = _spells.Count - 1;
            _scored[day] = scored;
        }
    }

    public StanceDay? On(int day)
    {
        if (_stances[day] is not { } stance)
            return null;
        var spell = _spell[day];
        var before = _spells.Take(spell).Where(s => s.Stance == stance).Select(s => s.First).ToList();
        return new StanceDay(
            stance, _calendar[_spells[spell].First], spell / ((double)_scored[day] / Volatility.TradingDaysPerYear), _outcomes.Of(before, day));
    }

    internal static Stance Next(Stance stance, double score, double slope)
    {
        if ((stance == Stance.Rotation && score < 55) || (stance == Stance.LargeCapLeadership && score > 45))
            stance = Stance.Mixed;
        return stance != Stance.Mixed ? stance : (score, slope) switch
        {
            ( >= 65, > 0) => Stance.Rotation,
            ( <= 35, < 0) => Stance.LargeCapLeadership,
            _ => Stance.Mixed,
        };
    }
}
