namespace RotationFunctions.Analytics;

/// <summary>A fall of the close from a high, by positions in its series.</summary>
/// <param name="Peak">Last day at the high.</param>
/// <param name="Trough">First day at the lowest close since.</param>
/// <param name="Recovery">First day at the high or above it again; null while there was none.</param>
/// <param name="Depth">Close of the trough over that of the peak, less one: negative.</param>
internal readonly record struct DrawdownPeriod(int Peak, int Trough, int? Recovery, double Depth);

/// <summary>
/// The periods that a close spent under an earlier high, as each day knew them: a period begins after the last day at the high and ends
/// on the first day that closes at it or above. Days without a bar are passed over.
/// </summary>
internal sealed class DrawdownPeriods
{
    private readonly List<DrawdownPeriod> _over = [];

    // For each day the period that it lies in, as far as it was known; a depth of zero on a day at the high.
    private readonly DrawdownPeriod[] _open;

    /// <param name="closes">The closes; NaN on a day without a bar.</param>
    public DrawdownPeriods(ReadOnlySpan<double> closes)
    {
        _open = new DrawdownPeriod[closes.Length];
        var open = new DrawdownPeriod(0, 0, null, 0);
        for (var day = 0; day < closes.Length; day++)
        {
            var close = closes[day];
            if (close >= closes[open.Peak])
            {
                if (open.Depth < 0)
                    _over.Add(open with { Recovery = day });
                open = new DrawdownPeriod(day, day, null, 0);
            }
            else if (close < closes[open.Trough])
            {
                open = open with { Trough = day, Depth = (close / closes[open.Peak]) - 1 };
            }

            _open[day] = open;
        }
    }

    /// <summary>The deepest periods known on a day, the deepest first, of equal ones the older.</summary>
    public IReadOnlyList<DrawdownPeriod> Deepest(int day, int count)
    {
        var known = new List<DrawdownPeriod>();
        foreach (var period in _over)
        {
            if (period.Recovery > day)
                break;
            known.Add(period);
        }

        if (_open[day].Depth < 0)
            known.Add(_open[day]);
        return [.. known.OrderBy(period => period.Depth).Take(count)];
    }
}
