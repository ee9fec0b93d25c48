namespace RotationFunctions.Analytics;

/// <summary>Which way a head-and-shoulders pattern points.</summary>
internal enum PatternKind
{
    /// <summary>A low between two higher ones: points up.</summary>
    Inverse = 1,

    /// <summary>A high between two lower ones: points down.</summary>
    Top = -1,
}

/// <summary>Two shoulders, a head, and what lies between them, by positions in a column of closes.</summary>
/// <param name="E1">First shoulder.</param>
/// <param name="E2">First of the highest closes from shoulder to head (lowest in a top).</param>
/// <param name="E3">The head.</param>
/// <param name="E4">First of the highest closes from head to shoulder (lowest in a top).</param>
/// <param name="E5">Second shoulder.</param>
/// <param name="Known">Day on which the second shoulder became a pivot: the first on which the pattern can be seen.</param>
internal readonly record struct PatternShape(int E1, int E2, int E3, int E4, int E5, int Known)
{
    /// <summary>The neckline on a day: the line through E2 and E4 over trading days.</summary>
    public double Neckline(ReadOnlySpan<double> closes, int day)
        => closes[E2] + ((closes[E4] - closes[E2]) * (day - E2) / (E4 - E2));
}

/// <summary>
/// Head-and-shoulders shapes on closes, after Lo, Mamaysky and Wang (2000), "Foundations of Technical Analysis", with tolerances
/// widened for an index over months.
/// </summary>
/// <remarks>
/// Of every three pivot lows E1 &lt; E3 &lt; E5 of a zigzag of 4 %: the head at most 504 days from either shoulder, the shoulders at least 63 days apart;
/// E3 the lowest close from E1 to E5 (ties allowed), under 0.96·E1 and under 0.96·E5; E1 and E5, and E2 and E4, within a twentieth:
/// |a − b|/(a + b) ≤ 0.05. A top is the mirror: pivot highs, E3 the highest and over 1.04 of both shoulders. All of it is worked
/// on closes times the kind's sign, so that one code serves both: a factor under one becomes one over it.
/// </remarks>
internal static class PatternShapes
{
    /// <summary>Size of the zigzag, and of the head against its shoulders.</summary>
    public const double Reversal = 0.04;

    private const int Reach = 504;
    private const int Shortest = 63;
    private const double Tolerance = 0.05;

    /// <summary>Every shape, head by head in time order.</summary>
    /// <param name="closes">The closes.</param>
    /// <param name="signed">The closes times the kind's sign.</param>
    /// <param name="kind">The kind.</param>
    public static IEnumerable<IReadOnlyList<PatternShape>> ByHead(double[] closes, double[] signed, PatternKind kind)
    {
        var pivots = Zigzag.Pivots(closes, Reversal).Where(p => p.IsLow == (kind == PatternKind.Inverse)).ToList();
        for (var head = 0; head < pivots.Count; head++)
            if (OnHead(signed, pivots, head, kind) is { Count: > 0 } shapes)
                yield return shapes;
    }

    private static List<PatternShape> OnHead(double[] signed, List<Pivot> pivots, int head, PatternKind kind)
    {
        var found = new List<PatternShape>();
        var firsts = Shoulders(signed, pivots, head, -1, kind);
        if (firsts.Count == 0)
            return found;
        var seconds = Shoulders(signed, pivots, head, 1, kind);
        foreach (var (first, left) in firsts)
        {
            foreach (var (second, right) in seconds)
            {
                int e1 = pivots[first].Position, e5 = pivots[second].Position;
                if (e5 - e1 >= Shortest && AreLevel(signed[e1], signed[e5]) && AreLevel(signed[left], signed[right]))
                    found.Add(new PatternShape(e1, left, pivots[head].Position, right, e5, pivots[second].KnownAt));
            }
        }

        return found;
    }

    /// <summary>The shoulders that a head may have on one side, each with the first of the highest closes between the two.</summary>
    private static List<(int Pivot, int Peak)> Shoulders(double[] signed, List<Pivot> pivots, int head, int step, PatternKind kind)
    {
        var shoulders = new List<(int, int)>();
        var bottom = pivots[head].Position;
        var (peak, at) = (bottom, bottom);
        for (var pivot = head + step; pivot >= 0 && pivot < pivots.Count; pivot += step)
        {
            var shoulder = pivots[pivot].Position;
            if (Math.Abs(shoulder - bottom) > Reach)
                break;
            while (at != shoulder)
            {
                at += step;
                // Walking backward an equal peak is an earlier one.
                if (signed[at] > signed[peak] || (step < 0 && signed[at] == signed[peak]))
                    peak = at;
                if (signed[at] < signed[bottom])
                    return shoulders;
            }

            if (signed[bottom] < signed[shoulder] * (1 - ((int)kind * Reversal)))
                shoulders.Add((pivot, peak));
        }

        return shoulders;
    }

    private static bool AreLevel(double a, double b) => Math.Abs(a - b) / Math.Abs(a + b) <= Tolerance;
}
