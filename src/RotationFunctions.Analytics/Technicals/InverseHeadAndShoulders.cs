namespace RotationFunctions.Analytics;

/// <summary>An inverse head-and-shoulders pattern, by positions in a column of closes.</summary>
internal sealed record HeadAndShoulders
{
    /// <summary>First shoulder, first peak, head, second peak, second shoulder.</summary>
    public required int[] Points { get; init; }

    /// <summary>First close above the neckline after the second shoulder; −1 when there is none within the head's reach.</summary>
    public required int ConfirmedAt { get; init; }

    /// <summary>Day on which the second shoulder became a pivot: the first one on which the pattern can be seen.</summary>
    public required int KnownAt { get; init; }

    /// <summary>Neckline less close at the head.</summary>
    public required double Depth { get; init; }

    /// <summary>First day on which the pattern can be served as confirmed; −1 for never.</summary>
    public int ServedAt => ConfirmedAt < 0 ? -1 : Math.Max(ConfirmedAt, KnownAt);

    /// <summary>The line through the two peaks.</summary>
    public double Neckline(ReadOnlySpan<double> closes, int position)
        => closes[Points[1]] + ((closes[Points[3]] - closes[Points[1]]) * (position - Points[1]) / (Points[3] - Points[1]));
}

/// <summary>
/// Inverse head-and-shoulders patterns on closes, after Lo, Mamaysky and Wang (2000), "Foundations of Technical Analysis",
/// with tolerances widened for an index over months.
/// </summary>
/// <remarks>
/// Of every three lows E1 &lt; E3 &lt; E5 of a zigzag with 4 % reversal: E3 is the lowest close from E1 to E5 and more than 4 %
/// under both; E1 and E5 lie each at most 504 days from E3 and at least 63 from one another, each within 5 % of their
/// mean; E2 and E4, the highest closes from E1 to E3 and from E3 to E5, likewise. The neckline runs through E2 and E4 over trading
/// days; the first close above it after E5 confirms. On a day the patterns count whose head is at most 504 days back.
/// Of those on the latest head that has a confirmed one, the first confirmed counts, then the deepest, then the one that
/// began first; none of the others can overtake it, so a published pattern never changes while its head counts. With none
/// confirmed, the deepest on the latest head counts, as forming.
/// </remarks>
internal static class InverseHeadAndShoulders
{
    private const int Reach = 504;
    private const int Shortest = 63;
    private const double Reversal = 0.04;
    private const double Tolerance = 0.05;

    /// <summary>The pattern that counts on each day, or null.</summary>
    public static HeadAndShoulders?[] OnEveryDay(ReadOnlySpan<double> closes)
    {
        var lows = Zigzag.Pivots(closes, Reversal).Where(p => p.IsLow).ToList();
        var events = new List<(int Day, int Head, HeadAndShoulders Pattern)>();
        for (var head = 0; head < lows.Count; head++)
        {
            foreach (var pattern in OnHead(closes, lows, head))
            {
                events.Add((pattern.KnownAt, head, pattern));
                if (pattern.ServedAt > pattern.KnownAt)
                    events.Add((pattern.ServedAt, head, pattern));
            }
        }

        events.Sort((a, b) => a.Day.CompareTo(b.Day));
        var confirmed = new HeadAndShoulders?[lows.Count];
        var forming = new HeadAndShoulders?[lows.Count];
        var counts = new HeadAndShoulders?[closes.Length];
        var next = 0;
        var heads = 0;
        for (var day = 0; day < closes.Length; day++)
        {
            for (; next < events.Count && events[next].Day <= day; next++)
            {
                var (_, head, pattern) = events[next];
                heads = Math.Max(heads, head + 1);
                if (pattern.ServedAt >= 0 && pattern.ServedAt <= day)
                    confirmed[head] = First(confirmed[head], pattern);
                else
                    forming[head] = Deepest(forming[head], pattern);
            }

            for (var head = heads - 1; head >= 0 && day - lows[head].Position <= Reach; head--)
            {
                if (confirmed[head] is { } found)
                {
                    counts[day] = found;
                    break;
                }

                counts[day] ??= forming[head];
            }
        }

        return counts;
    }

    private static List<HeadAndShoulders> OnHead(ReadOnlySpan<double> closes, List<Pivot> lows, int head)
    {
        var found = new List<HeadAndShoulders>();
        var firsts = Shoulders(closes, lows, head, -1);
        if (firsts.Count == 0)
            return found;
        var seconds = Shoulders(closes, lows, head, 1);
        var bottom = lows[head].Position;
        foreach (var (first, left) in firsts)
        {
            foreach (var (second, right) in seconds)
            {
                int e1 = lows[first].Position, e5 = lows[second].Position;
                if (e5 - e1 < Shortest || !AreLevel(closes[e1], closes[e5]) || !AreLevel(closes[left], closes[right]))
                    continue;
                var pattern = new HeadAndShoulders
                {
                    Points = [e1, left, bottom, right, e5],
                    KnownAt = lows[second].KnownAt,
                    ConfirmedAt = -1,
                    Depth = 0,
                };
                found.Add(pattern with
                {
                    ConfirmedAt = FirstAbove(closes, pattern),
                    Depth = pattern.Neckline(closes, bottom) - closes[bottom],
                });
            }
        }

        return found;
    }

    /// <summary>The shoulders that a head may have on one side, each with the highest close between the two, the earliest one of equals.</summary>
    private static List<(int Low, int Peak)> Shoulders(ReadOnlySpan<double> closes, List<Pivot> lows, int head, int step)
    {
        var shoulders = new List<(int, int)>();
        var bottom = lows[head].Position;
        var peak = bottom;
        var at = bottom;
        for (var low = head + step; low >= 0 && low < lows.Count; low += step)
        {
            var shoulder = lows[low].Position;
            if (Math.Abs(shoulder - bottom) > Reach)
                break;
            while (at != shoulder)
            {
                at += step;
                // Walking backward an equal peak is an earlier one.
                if (closes[at] > closes[peak] || (step < 0 && closes[at] == closes[peak]))
                    peak = at;
                if (closes[at] < closes[bottom])
                    return shoulders;
            }

            if (closes[bottom] < closes[shoulder] * (1 - Reversal))
                shoulders.Add((low, peak));
        }

        return shoulders;
    }

    private static bool AreLevel(double a, double b)
    {
        var mean = (a + b) / 2;
        return Math.Abs(a - mean) <= Tolerance * mean;
    }

    private static int FirstAbove(ReadOnlySpan<double> closes, HeadAndShoulders pattern)
    {
        // Later than that the head does not count any more.
        var end = Math.Min(closes.Length, pattern.Points[2] + Reach + 1);
        for (var i = pattern.Points[4] + 1; i < end; i++)
            if (closes[i] > pattern.Neckline(closes, i))
                return i;
        return -1;
    }

    private static HeadAndShoulders First(HeadAndShoulders? a, HeadAndShoulders b)
        => a is null || b.ServedAt < a.ServedAt || (b.ServedAt == a.ServedAt && ReferenceEquals(Deepest(a, b), b)) ? b : a;

    private static HeadAndShoulders Deepest(HeadAndShoulders? a, HeadAndShoulders b)
    {
        if (a is null || b.Depth != a.Depth)
            return a is null || b.Depth > a.Depth ? b : a;
        var order = b.Points[0] != a.Points[0] ? b.Points[0].CompareTo(a.Points[0]) : b.Points[4].CompareTo(a.Points[4]);
        return order < 0 ? b : a;
    }
}
