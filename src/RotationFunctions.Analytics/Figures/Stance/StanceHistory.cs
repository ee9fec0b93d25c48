namespace RotationFunctions.Analytics;

/// <summary>The stance on every trading day, and the spells that it came in.</summary>
internal sealed class StanceHistory
{
    private readonly Stance?[] _stances;
    private readonly int[] _spell, _inSpell;
    private readonly int[][] _days;
    private readonly List<int> _firstDays = [];

    /// <param name="score">Daily scores on the calendar's days, NaN where absent.</param>
    public StanceHistory(ReadOnlySpan<double> score)
    {
        _stances = new Stance?[score.Length];
        _spell = new int[score.Length];
        _inSpell = new int[score.Length];
        _days = [.. Enum.GetValues<Stance>().Select(_ => new int[_stances.Length])];
        var rule = default(StanceRule);
        Stance? before = null;
        var inSpell = 0;
        for (var day = 0; day < score.Length; day++)
        {
            _stances[day] = rule.Next(score[day]);
            if (_stances[day] is { } stance)
            {
                if (stance != before)
                {
                    _firstDays.Add(day);
                    (before, inSpell) = (stance, 0);
                }

                inSpell++;
            }

            (_spell[day], _inSpell[day]) = (_firstDays.Count - 1, inSpell);
            for (var i = 0; i < _days.Length; i++)
                _days[i][day] = (day == 0 ? 0 : _days[i][day - 1]) + ((int?)_stances[day] == i ? 1 : 0);
        }
    }

    /// <summary>The stance of a trading day; null without a score.</summary>
    public Stance? this[int day] => _stances[day];

    /// <summary>First day of the spell that a day is in.</summary>
    public int Since(int day) => _firstDays[_spell[day]];

    /// <summary>Days with a stance that the spell has had up to a day.</summary>
    public int DaysInSpell(int day) => _inSpell[day];

    /// <summary>Days with a stance up to a day.</summary>
    public int DaysTold(int day) => _days.Sum(d => d[day]);

    /// <summary>Changes of stance per 252 days with one, up to a day.</summary>
    public double ChangesPerYear(int day) => _spell[day] / ((double)DaysTold(day) / Volatility.TradingDaysPerYear);

    /// <summary>Share of the days with a stance, up to a day, that had a given one.</summary>
    public double Share(Stance stance, int day) => (double)_days[(int)stance][day] / DaysTold(day);

    /// <summary>Whether a stance was that of each day; null where there was none.</summary>
    public bool?[] Is(Stance stance) => [.. _stances.Select(s => s is null ? (bool?)null : s == stance)];
}
