namespace RotationFunctions.Analytics;

/// <summary>Which edge of the range a price went beyond.</summary>
internal enum RangeSide
{
    Above = 1,
    Below = -1,
}

/// <summary>How a price stands to one edge of its range on one day; days are positions in the column of closes, −1 for none.</summary>
/// <param name="State">How far it has come.</param>
/// <param name="Since">First of the closes that made it hold, of the latest time that it did.</param>
/// <param name="Lost">Day on which it went back into the range, of a failure.</param>
/// <param name="Reached">First day on which a close met the target.</param>
internal readonly record struct RangeBreak(PatternStatus State, int Since, int Lost, int Reached)
{
    public static RangeBreak Absent => new(PatternStatus.None, -1, -1, -1);

    /// <summary>Whether the price still holds beyond the edge.</summary>
    public bool Holds => State is PatternStatus.Confirmed or PatternStatus.Reached;
}

/// <summary>
/// Ways out of the range (section 6), for every day over its last 63 days and with its own range: a run counts consecutive closes beyond the edge. On a run's
/// third close it holds from the run's first day; a close more than 1 % back inside ends it; a later third close begins anew.
/// </summary>
internal static class RangeBreaks
{
    private const int ClosesBeyond = 3;
    private const double LostBy = 0.01;

    /// <summary>High plus the range's height, or low minus it; NaN unless positive.</summary>
    public static double Target(double high, double low, RangeSide side)
    {
        var target = side == RangeSide.Above ? high + (high - low) : low - (high - low);
        return target > 0 ? target : double.NaN;
    }

    /// <summary>How each day stands to one edge.</summary>
    /// <param name="closes">The closes; a day without one neither counts nor interrupts.</param>
    /// <param name="high">High of each day's range, NaN where there is none.</param>
    /// <param name="low">Its low.</param>
    /// <param name="side">The edge.</param>
    public static RangeBreak[] On(ReadOnlySpan<double> closes, ReadOnlySpan<double> high, ReadOnlySpan<double> low, RangeSide side)
    {
        var breaks = new RangeBreak[closes.Length];
        for (var day = 0; day < breaks.Length; day++)
        {
            breaks[day] = double.IsNaN(high[day])
                ? RangeBreak.Absent
                : On(closes, day, side == RangeSide.Above ? high[day] : low[day], Target(high[day], low[day], side), side);
        }

        return breaks;
    }

    private static RangeBreak On(ReadOnlySpan<double> closes, int day, double edge, double target, RangeSide side)
    {
        var sign = (int)side;
        var (beyond, lostAt, goal) = (sign * edge, sign * edge * (1 - (sign * LostBy)), sign * target);
        var (holds, run, began, since, lost, reached) = (false, 0, -1, -1, -1, -1);
        for (var i = Math.Max(day - TradingRange.DaysSince + 1, 0); i <= day; i++)
        {
            var close = sign * closes[i];
            if (double.IsNaN(close))
                continue;
            if (holds)
            {
                if (close < lostAt)
                    (holds, run, lost) = (false, 0, i);
            }
            else if (close > beyond)
            {
                if (run++ == 0)
                    began = i;
                if (run == ClosesBeyond)
                    (holds, since, lost, reached) = (true, began, -1, FirstAtTarget(closes, began, i, goal, sign));
            }
            else
            {
                run = 0;
            }

            if (holds && reached < 0 && close >= goal)
                reached = i;
        }

        var state = holds ? (reached >= 0 ? PatternStatus.Reached : PatternStatus.Confirmed)
            : lost >= 0 ? PatternStatus.Failed
            : sign * closes[day] > beyond ? PatternStatus.Forming
            : PatternStatus.None;
        return state is PatternStatus.Forming or PatternStatus.None ? RangeBreak.Absent with { State = state } : new(state, since, lost, reached);
    }

    private static int FirstAtTarget(ReadOnlySpan<double> closes, int from, int to, double goal, int sign)
    {
        for (var i = from; i <= to; i++)
            if (sign * closes[i] >= goal)
                return i;
        return -1;
    }
}
