namespace RotationFunctions.Analytics;

/// <summary>How long one series has beaten another day by day, and how that compares with earlier runs.</summary>
/// <param name="Days">Consecutive trading days up to and with this one on which the first returned more than the second.</param>
/// <param name="LongestBefore">Length of the longest run that had ended before; null when none had.</param>
/// <param name="LongestBeforeLastDay">Last day of that run, of the latest one among equals.</param>
/// <param name="LastAsLongDays">Length of the most recent run at least as long as this one; null when there was none.</param>
/// <param name="LastAsLongLastDay">Last day of that run.</param>
public sealed record Streak(
    int Days, int? LongestBefore, DateOnly? LongestBeforeLastDay, int? LastAsLongDays, DateOnly? LastAsLongLastDay);

/// <summary>Runs of consecutive trading days on which one series returned more than another.</summary>
internal sealed class Streaks
{
    private readonly TradingCalendar _calendar;
    private readonly int _start;
    private readonly int[] _current;
    private readonly int[] _ended;
    private readonly List<(int Days, int LastDay)> _runs = [];
    private readonly List<int> _longest = [];

    /// <summary>A tie ends a run, and so does a day on which one of the two has no return.</summary>
    /// <param name="calendar">The trading days.</param>
    /// <param name="start">Calendar index of the first element.</param>
    /// <param name="a">Daily price returns of the first series.</param>
    /// <param name="b">Those of the second.</param>
    public Streaks(TradingCalendar calendar, int start, ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        (_calendar, _start) = (calendar, start);
        _current = new int[a.Length];
        _ended = new int[a.Length];
        var run = 0;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] > b[i])
            {
                run++;
            }
            else
            {
                if (run > 0)
                    End(run, start + i - 1);
                run = 0;
            }

            _current[i] = run;
            _ended[i] = _runs.Count;
        }
    }

    /// <summary>Length of the run that includes the element; 0 when the first series did not win that day.</summary>
    public int Current(int position) => _current[position];

    public Streak On(int day)
    {
        var days = _current[day - _start];
        var ended = _ended[day - _start];
        if (ended == 0)
            return new Streak(days, null, null, null, null);
        var longest = _runs[_longest[ended - 1]];
        var asLong = ended - 1;
        while (asLong >= 0 && _runs[asLong].Days < days)
            asLong--;
        return new Streak(
            days, longest.Days, _calendar[longest.LastDay],
            asLong < 0 ? null : _runs[asLong].Days, asLong < 0 ? null : _calendar[_runs[asLong].LastDay]);
    }

    private void End(int days, int lastDay)
    {
        _runs.Add((days, lastDay));
        _longest.Add(_longest.Count > 0 && _runs[_longest[^1]].Days > days ? _longest[^1] : _runs.Count - 1);
    }
}
