namespace RotationFunctions.Analytics;

/// <summary>Where a figure stands among its own earlier values.</summary>
/// <param name="Value">(number below + half the number equal) / number, in [0, 1].</param>
/// <param name="Count">Number of earlier values.</param>
/// <param name="From">Day of the first of them.</param>
public sealed record Percentile(double Value, int Count, DateOnly From);

/// <summary>
/// The percentile of every daily value of a figure among its own values on earlier days: (number below + half the number
/// equal) / number; absent under 252 earlier values.
/// </summary>
/// <remarks>
/// Values are ranked once, those of later days included, but only earlier days are ever counted: a rank orders
/// two values and says nothing of the others, so the counts, and with them every bit, are those of the day itself.
/// Counting is by a Fenwick tree over 64-bit words: n·log n for all days together, instead of n² when each day counts anew.
/// </remarks>
public sealed class PercentileHistory
{
    /// <summary>Fewer earlier values than this say too little of what is usual.</summary>
    public const int AtLeast = 252;

    private readonly TradingCalendar _calendar;
    private readonly int _start;
    private readonly int[] _before;
    private readonly int[] _twiceBelow;
    private readonly int _first;
    private readonly int _count;

    /// <param name="calendar">The trading days.</param>
    /// <param name="start">Calendar index of the first value.</param>
    /// <param name="values">Daily values, NaN where absent.</param>
    internal PercentileHistory(TradingCalendar calendar, int start, ReadOnlySpan<double> values)
    {
        (_calendar, _start) = (calendar, start);
        _before = new int[values.Length];
        _twiceBelow = new int[values.Length];
        _first = -1;
        var keys = new double[values.Length];
        var positions = new int[values.Length];
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            _twiceBelow[i] = -1;
            _before[i] = count;
            if (double.IsNaN(values[i]))
                continue;
            if (count == 0)
                _first = i;
            (keys[count], positions[count]) = (values[i], i);
            count++;
        }

        _count = count;
        if (count <= AtLeast)
            return;
        Array.Sort(keys, positions, 0, count);
        // Slot of each value in the sorted order, and the slots that its equals take.
        var slot = new int[values.Length];
        var low = new int[count];
        var high = new int[count];
        for (var from = 0; from < count;)
        {
            var to = from + 1;
            while (to < count && keys[to] == keys[from])
                to++;
            for (var k = from; k < to; k++)
                (slot[positions[k]], low[k], high[k]) = (k, from, to);
            from = to;
        }

        var seen = new CountedSet(count);
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                continue;
            var at = slot[i];
            if (_before[i] >= AtLeast)
            {
                var below = seen.Under(low[at]);
                _twiceBelow[i] = below + (high[at] == low[at] + 1 ? below : seen.Under(high[at]));
            }

            seen.Add(at);
        }
    }

    /// <summary>The percentile on a trading day (a calendar index); null when absent.</summary>
    public Percentile? On(int day)
    {
        var value = At(day);
        return double.IsNaN(value) ? null : new Percentile(value, _before[day - _start], _calendar[_start + _first]);
    }

    /// <summary>Number of values before a trading day.</summary>
    public int CountBefore(int day)
    {
        var position = day - _start;
        return position < 0 ? 0 : position < _before.Length ? _before[position] : _count;
    }

    /// <summary>The percentile's value on a trading day; NaN when absent.</summary>
    internal double At(int day)
    {
        var position = day - _start;
        return position < 0 || position >= _before.Length || _twiceBelow[position] < 0
            ? double.NaN
            : _twiceBelow[position] / 2.0 / _before[position];
    }

    /// <summary>The percentile's value on every trading day; NaN where absent.</summary>
    internal double[] OnCalendar()
    {
        var percentiles = new double[_calendar.Count];
        for (var day = 0; day < percentiles.Length; day++)
            percentiles[day] = At(day);
        return percentiles;
    }

    /// <summary>A set of slots that tells how many of its members lie under a slot.</summary>
    private readonly struct CountedSet(int slots)
    {
        private readonly ulong[] _members = new ulong[(slots >> 6) + 1];
        private readonly int[] _tree = new int[(slots >> 6) + 2];

        public void Add(int slot)
        {
            _members[slot >> 6] |= 1UL << (slot & 63);
            for (var node = (slot >> 6) + 1; node < _tree.Length; node += node & -node)
                _tree[node]++;
        }

        public int Under(int slot)
        {
            var word = slot >> 6;
            var count = System.Numerics.BitOperations.PopCount(_members[word] & ((1UL << (slot & 63)) - 1));
            for (var node = word; node > 0; node -= node & -node)
                count += _tree[node];
            return count;
        }
    }
}
