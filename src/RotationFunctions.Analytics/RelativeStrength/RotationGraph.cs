using System.Globalization;

namespace RotationFunctions.Analytics;

/// <summary>Where a point lies on the rotation graph; a leader that tires weakens, lags, improves, and leads again: clockwise.</summary>
public enum Quadrant
{
    /// <summary>Strong and getting stronger: ratio and momentum 100 or more.</summary>
    Leading,

    /// <summary>Strong but losing: ratio 100 or more, momentum under 100.</summary>
    Weakening,

    /// <summary>Weak and getting weaker: both under 100.</summary>
    Lagging,

    /// <summary>Weak but gaining: ratio under 100, momentum 100 or more.</summary>
    Improving,
}

/// <summary>A week's point on the rotation graph.</summary>
/// <param name="LastDay">Last day of the week that both series have a close on.</param>
/// <param name="Ratio">Relative strength, 100 being its average of a year.</param>
/// <param name="Momentum">Its change, likewise; null before there is enough history.</param>
/// <param name="Running">Whether it is the week of the as-of day, which later days may still move.</param>
public sealed record RotationPoint(DateOnly LastDay, double? Ratio, double? Momentum, bool Running);

/// <summary>A pair's place on the rotation graph and the way it came.</summary>
/// <param name="Ratio">Relative strength, 100 being its average of a year.</param>
/// <param name="Momentum">Its change, likewise.</param>
/// <param name="Quadrant">Where that is; null when one of the two is absent.</param>
/// <param name="Tail">The eight finished weeks before and the running one, oldest first.</param>
public sealed record RotationPath(double? Ratio, double? Momentum, Quadrant? Quadrant, IReadOnlyList<RotationPoint> Tail);

/// <summary>
/// A graph in the style of the Relative Rotation Graphs of J. de Kempenaer, whose normalisation is unpublished; this is ours.
/// </summary>
/// <remarks>
/// On weekly closes (the last day of each ISO week on which both have one): <c>RS = 100·P_a/P_b</c>, <c>s = EMA₁₀(RS)</c>,
/// <c>ratio = 100 + z₅₂(s)</c>, <c>momentum = 100 + z₅₂(EMA₁₀(ratio_w − ratio_{w−1}))</c>. EMA₁₀ is recursive with α = 2/11 and seeded
/// with its first value; z₅₂(x) is (x − mean) / sample standard deviation over the 52 weeks that end with x. Everything
/// trails, so a finished week never moves; a z-score over the whole sample would move all of them every week. The week of
/// the as-of day counts as running always: nothing that is known on a day says that no other trading day follows
/// in the same week.
/// </remarks>
internal sealed class RotationGraph
{
    private const int Weeks = 52;
    private const int TailWeeks = 8;
    private const double Alpha = 2.0 / 11;

    private readonly TradingCalendar _calendar;
    private readonly int _start;
    private readonly int[] _finished;
    private readonly List<int> _lastDays = [];

    /// <param name="calendar">The trading days.</param>
    /// <param name="start">Calendar index of the first element.</param>
    /// <param name="ratio">Daily ratio of the two closes, NaN where either is missing.</param>
    /// <param name="strength">Takes the graph's ratio of each day.</param>
    /// <param name="momentum">Takes its momentum.</param>
    public RotationGraph(TradingCalendar calendar, int start, ReadOnlySpan<double> ratio, Span<double> strength, Span<double> momentum)
    {
        (_calendar, _start) = (calendar, start);
        _finished = new int[ratio.Length];
        strength.Fill(double.NaN);
        momentum.Fill(double.NaN);
        List<double> smoothed = [], changes = [];
        var last = (Week: -1, Day: -1, Smoothed: double.NaN, Strength: double.NaN, Change: double.NaN);
        var before = last;
        for (var i = 0; i < ratio.Length; i++)
        {
            _finished[i] = _lastDays.Count;
            if (double.IsNaN(ratio[i]))
                continue;
            var date = calendar[start + i].ToDateTime(TimeOnly.MinValue);
            var week = (ISOWeek.GetYear(date) * 100) + ISOWeek.GetWeekOfYear(date);
            if (week != last.Week && last.Day >= 0)
            {
                // The week before is over: what was its running point is its point.
                _lastDays.Add(last.Day);
                smoothed.Add(last.Smoothed);
                if (double.IsNaN(last.Change))
                    changes.Clear();
                else
                    changes.Add(last.Change);
                before = last;
            }

            _finished[i] = _lastDays.Count;
            var level = 100 * ratio[i];
            last = (week, start + i, Average(before.Smoothed, level), double.NaN, double.NaN);
            last.Strength = 100 + Score(smoothed, last.Smoothed);
            var change = last.Strength - before.Strength;
            if (!double.IsNaN(change))
                last.Change = Average(before.Change, change);
            strength[i] = last.Strength;
            momentum[i] = double.IsNaN(last.Change) ? double.NaN : 100 + Score(changes, last.Change);
        }
    }

    /// <summary>The path up to a day on which both have a close.</summary>
    public RotationPath On(int day, FigureTable figures)
    {
        var finished = _finished[day - _start];
        var tail = new List<RotationPoint>(TailWeeks + 1);
        for (var week = Math.Max(0, finished - TailWeeks); week < finished; week++)
            tail.Add(Point(_lastDays[week], false));
        tail.Add(Point(day, true));
        var (ratio, momentum) = (tail[^1].Ratio, tail[^1].Momentum);
        return new RotationPath(ratio, momentum, QuadrantOf(ratio, momentum), tail);

        RotationPoint Point(int at, bool running)
            => new(_calendar[at], figures[RotationIds.RotationRatio, at], figures[RotationIds.RotationMomentum, at], running);
    }

    /// <summary>The quadrant of a point; null when a coordinate is absent.</summary>
    internal static Quadrant? QuadrantOf(double? ratio, double? momentum) => (ratio, momentum) switch
    {
        (null, _) or (_, null) => null,
        ( >= 100, >= 100) => Quadrant.Leading,
        ( >= 100, _) => Quadrant.Weakening,
        (_, >= 100) => Quadrant.Improving,
        _ => Quadrant.Lagging,
    };

    private static double Average(double before, double value)
        => double.IsNaN(before) ? value : before + (Alpha * (value - before));

    /// <summary>(x − mean) / sample standard deviation of the last 51 finished weeks and x; NaN when there are fewer or they did not vary.</summary>
    private static double Score(List<double> finished, double value)
    {
        if (finished.Count < Weeks - 1)
            return double.NaN;
        var sum = value;
        for (var i = finished.Count - Weeks + 1; i < finished.Count; i++)
            sum += finished[i];
        var mean = sum / Weeks;
        var squares = (value - mean) * (value - mean);
        for (var i = finished.Count - Weeks + 1; i < finished.Count; i++)
            squares += (finished[i] - mean) * (finished[i] - mean);
        // What a level of this size is off by after so many roundings; less is no variation but noise.
        var noise = 64 * Math.BitIncrement(Math.Abs(mean)) - (64 * Math.Abs(mean));
        return squares <= Weeks * noise * noise ? double.NaN : (value - mean) / Math.Sqrt(squares / (Weeks - 1));
    }
}
