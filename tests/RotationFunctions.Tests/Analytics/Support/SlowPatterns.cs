using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics.Support;

/// <summary>The head-and-shoulders pattern that counts on the last day of a history, by the letter of the definition: no shortcut, nothing kept from the day before.</summary>
internal static class SlowPatterns
{
    public sealed record Found(PatternStatus State, int[]? Points, int? Break, double? Target, int Reached, int Failed, int Expired);

    private sealed record Life(int[] E, int Known, int? Break, int? Seen, double Height, double Target, int? End, PatternStatus Ending);

    public static Found On(double[] c, bool inverse)
    {
        var today = c.Length - 1;
        var pivots = Zigzag.Pivots(c, 0.04).Where(p => p.IsLow == inverse).ToArray();
        var lives = new List<Life>();
        foreach (var one in pivots)
            foreach (var three in pivots.Where(p => p.Position > one.Position && p.Position - one.Position <= 504))
                foreach (var five in pivots.Where(p => p.Position > three.Position && p.Position - three.Position <= 504 && p.Position - one.Position >= 63))
                    if (Of(c, inverse, one.Position, three.Position, five.Position, five.KnownAt) is { } life)
                        lives.Add(life);
        var published = lives.Where(l => l.Seen is not null)
            .GroupBy(l => l.E[2])
            .Select(head => head.OrderBy(l => l.Seen).ThenByDescending(l => l.Height).ThenBy(l => l.E[0]).ThenBy(l => l.E[4]).First())
            .ToArray();
        int Ended(PatternStatus how) => published.Count(l => l.End is not null && l.Ending == how);
        Found Tell(PatternStatus state, Life? life) => new(
            state, life?.E, state == PatternStatus.Forming ? null : life?.Break, state == PatternStatus.Forming ? null : life?.Target,
            Ended(PatternStatus.Reached), Ended(PatternStatus.Failed), Ended(PatternStatus.Expired));

        if (published.Where(l => l.End is null).MaxBy(l => l.E[2]) is { } confirmed)
            return Tell(PatternStatus.Confirmed, confirmed);
        var latest = published.MaxBy(l => l.E[2]);
        var forming = lives.Where(l => l.Break is null && l.End is null && l.E[2] > (latest?.E[2] ?? -1))
            .OrderByDescending(l => l.E[2]).ThenByDescending(l => l.Height).ThenBy(l => l.E[0]).ThenBy(l => l.E[4]).FirstOrDefault();
        if (forming is not null)
            return Tell(PatternStatus.Forming, forming);
        return latest is not null && today - latest.End <= 21 ? Tell(latest.Ending, latest) : Tell(PatternStatus.None, null);
    }

    private static Life? Of(double[] c, bool inverse, int e1, int e3, int e5, int known)
    {
        bool Under(double a, double b) => inverse ? a < b : a > b;
        var within = c[e1..(e5 + 1)].Where(x => !double.IsNaN(x)).ToArray();
        if (Under(inverse ? within.Min() : within.Max(), c[e3]))
            return null;
        var head = inverse ? 0.96 : 1.04;
        if (!Under(c[e3], head * c[e1]) || !Under(c[e3], head * c[e5]))
            return null;
        int Peak(int from, int to) => Enumerable.Range(from, to - from + 1).Where(t => !double.IsNaN(c[t])).Aggregate((best, t) => Under(c[best], c[t]) ? t : best);
        var (e2, e4) = (Peak(e1, e3), Peak(e3, e5));
        if (Math.Abs(c[e1] - c[e5]) / (c[e1] + c[e5]) > 0.05 || Math.Abs(c[e2] - c[e4]) / (c[e2] + c[e4]) > 0.05)
            return null;
        double Line(int t) => c[e2] + ((c[e4] - c[e2]) * (t - e2) / (e4 - e2));
        var stops = Enumerable.Range(e5 + 1, e3 + 505 - e5).Where(t => t < c.Length && Under(c[t], c[e3])).Append(e3 + 505).First();
        var breaks = Enumerable.Range(e5 + 1, c.Length - e5 - 1).Where(t => Under(Line(t), c[t])).Take(1).ToArray();
        var height = Math.Abs(Line(e3) - c[e3]);
        int[] points = [e1, e2, e3, e4, e5];
        var formed = new Life(points, known, null, null, height / Line(e3), double.NaN, stops < c.Length ? stops : null, PatternStatus.None);
        if (breaks.Length == 0 || Math.Max(breaks[0], known) >= stops)
            return formed;
        var (b, seen) = (breaks[0], Math.Max(breaks[0], known));
        var target = inverse ? Line(b) + height : Line(b) - height;
        var stop = (inverse ? 0.96 : 1.04) * Line(b);
        for (var t = b; t < c.Length; t++)
        {
            var ending = t >= b + 253 ? PatternStatus.Expired
                : Under(c[t], stop) ? PatternStatus.Failed
                : c[t] == target || Under(target, c[t]) ? PatternStatus.Reached
                : PatternStatus.None;
            if (ending != PatternStatus.None)
                return t <= seen ? null : new Life(points, known, b, seen, height / Line(e3), target, t, ending);
        }

        return new Life(points, known, b, seen, height / Line(e3), target, null, PatternStatus.None);
    }
}
