namespace RotationFunctions.Analytics;

/// <summary>A past day that resembles another.</summary>
/// <param name="Day">Calendar index.</param>
/// <param name="Distance">Root of the mean of the squared differences of the figures: 0 the same, 1 the opposite in all.</param>
/// <param name="AsNear">Share of all candidates that are as near or nearer.</param>
internal readonly record struct SimilarDay(int Day, double Distance, double AsNear);

/// <summary>
/// The past days most like a day (section 8c), by figures in 0 to 1. Candidates lie at least a year before; the nearest is taken, then the next nearest
/// that lies a quarter from all taken (of equals the later), until five.
/// </summary>
internal sealed class SimilarDays
{
    /// <summary>Days that are told.</summary>
    public const int Count = 5;

    /// <summary>Fewer candidates say too little of what is near.</summary>
    public const int CandidatesAtLeast = 1000;

    private const int YearDays = 252;
    private const int QuarterDays = 63;

    private readonly double[][] _vectors;
    private readonly int[] _complete;

    /// <param name="figures">The figures, each in 0 to 1 by calendar day, NaN where absent.</param>
    public SimilarDays(params double[][] figures)
    {
        _vectors = figures;
        var days = figures[0].Length;
        _complete = [.. Enumerable.Range(0, days).Where(day => figures.All(f => !double.IsNaN(f[day])))];
    }

    /// <summary>A day's figures; NaN where absent.</summary>
    public double[] Vector(int day) => [.. _vectors.Select(v => v[day])];

    /// <summary>Earlier days with all figures that lie a year before.</summary>
    public int Candidates(int day)
    {
        var found = Array.BinarySearch(_complete, day - YearDays);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>The days most like one, nearest first; null when it lacks a figure or there are too few candidates.</summary>
    public IReadOnlyList<SimilarDay>? On(int day)
    {
        var candidates = Candidates(day);
        if (candidates < CandidatesAtLeast || _vectors.Any(v => double.IsNaN(v[day])))
            return null;
        var distances = new double[candidates];
        for (var i = 0; i < candidates; i++)
            distances[i] = Distance(_complete[i], day);
        var taken = new List<SimilarDay>();
        while (taken.Count < Count && Nearest(distances, taken) is >= 0 and var next)
            taken.Add(new SimilarDay(_complete[next], distances[next], (double)distances.Count(d => d <= distances[next]) / candidates));
        return taken;
    }

    private int Nearest(double[] distances, List<SimilarDay> taken)
    {
        var nearest = -1;
        for (var i = 0; i < distances.Length; i++)
            if ((nearest < 0 || distances[i] <= distances[nearest]) && taken.TrueForAll(t => Math.Abs(t.Day - _complete[i]) >= QuarterDays))
                nearest = i;
        return nearest;
    }

    private double Distance(int a, int b)
    {
        double squares = 0;
        foreach (var figure in _vectors)
            squares += (figure[a] - figure[b]) * (figure[a] - figure[b]);
        return Math.Sqrt(squares / _vectors.Length);
    }
}
