namespace RotationFunctions.Analytics;

/// <summary>
/// The trading days that windows count: the dates on which the benchmark has a bar (before its first one, those of
/// a second series where present). There is no table of holidays: a market that was shut left no bar, and a table
/// written by hand would be wrong for the next unscheduled closure.
/// </summary>
public sealed class TradingCalendar
{
    private readonly DateOnly[] _dates;
    private readonly int[] _yearBase;

    /// <param name="dates">Trading days, oldest first, without repetition.</param>
    /// <exception cref="ArgumentException">The dates are not strictly ascending.</exception>
    public TradingCalendar(ReadOnlySpan<DateOnly> dates)
    {
        _dates = dates.ToArray();
        _yearBase = new int[_dates.Length];
        var yearBase = -1;
        for (var day = 0; day < _dates.Length; day++)
        {
            if (day > 0)
            {
                if (_dates[day] <= _dates[day - 1])
                    throw new ArgumentException(
                        $"Trading days must ascend: {_dates[day]:yyyy-MM-dd} follows {_dates[day - 1]:yyyy-MM-dd}.", nameof(dates));
                // A calendar without any day in a year has no last close of that year to measure from.
                if (_dates[day].Year != _dates[day - 1].Year)
                    yearBase = _dates[day].Year == _dates[day - 1].Year + 1 ? day - 1 : -1;
            }

            _yearBase[day] = yearBase;
        }
    }

    /// <summary>
    /// Builds the calendar of a benchmark, continued backward by another series before the benchmark's first bar.
    /// </summary>
    public static TradingCalendar Of(ReadOnlySpan<DateOnly> benchmark, ReadOnlySpan<DateOnly> before = default)
    {
        if (benchmark.IsEmpty)
            return new TradingCalendar(before);
        var earlier = 0;
        while (earlier < before.Length && before[earlier] < benchmark[0])
            earlier++;
        var all = new DateOnly[earlier + benchmark.Length];
        before[..earlier].CopyTo(all);
        benchmark.CopyTo(all.AsSpan(earlier));
        return new TradingCalendar(all);
    }

    /// <summary>Number of trading days.</summary>
    public int Count => _dates.Length;

    /// <summary>All trading days, oldest first.</summary>
    public ReadOnlySpan<DateOnly> Dates => _dates;

    /// <summary>The trading day at an index.</summary>
    public DateOnly this[int day] => _dates[day];

    /// <summary>
    /// Index of the last trading day of the calendar year before that of <paramref name="day"/>, the base of
    /// year-to-date windows; −1 when the calendar does not reach back to it.
    /// </summary>
    public int YearBase(int day) => _yearBase[day];

    /// <summary>Index of a date, or −1 when it is not a trading day.</summary>
    public int IndexOf(DateOnly date)
    {
        var index = Array.BinarySearch(_dates, date);
        return index >= 0 ? index : -1;
    }

    /// <summary>Index of the last trading day on or before a date, or −1 when there is none.</summary>
    public int IndexAtOrBefore(DateOnly date)
    {
        var index = Array.BinarySearch(_dates, date);
        return index >= 0 ? index : ~index - 1;
    }

    /// <summary>Index of the first trading day on or after a date, or <see cref="Count"/> when there is none.</summary>
    public int IndexAtOrAfter(DateOnly date)
    {
        var index = Array.BinarySearch(_dates, date);
        return index >= 0 ? index : ~index;
    }

    /// <summary>The same calendar as it was known on a day: nothing after it.</summary>
    public TradingCalendar CutAt(DateOnly date) => new(_dates.AsSpan(0, IndexAtOrBefore(date) + 1));
}
