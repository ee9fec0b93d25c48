namespace RotationFunctions.Analytics;

/// <summary>Which pattern of a kind counts on each day, how far it has come, and what came of those before (section 6).</summary>
/// <remarks>
/// Of all shapes on one head one is published: the first that can be told as confirmed; of equals the deepest, then the one that began
/// first. It never changes afterwards. On a day counts, of the published ones that are confirmed, that with the latest head; else, of those forming
/// on a head later than every published one, that with the latest head, then the deepest, then the earliest; else the published one with the latest head
/// for 21 days after its end.
/// </remarks>
internal sealed class PatternHistory
{
    /// <summary>Days for which an ended pattern is told.</summary>
    public const int ToldFor = 21;

    private readonly List<PatternLife> _published = [];
    private readonly List<PatternLife> _ended;
    private readonly PatternLife?[] _counts;
    private readonly PatternStatus[] _states;
    private readonly double[] _chances;

    /// <param name="closes">Closes by trading day, NaN where there is none.</param>
    /// <param name="kind">The kind of pattern.</param>
    public PatternHistory(ReadOnlySpan<double> closes, PatternKind kind)
    {
        var prices = closes.ToArray();
        var signed = Array.ConvertAll(prices, close => (int)kind * close);
        var forming = new List<PatternLife>();
        foreach (var shapes in PatternShapes.ByHead(prices, signed, kind))
        {
            var lives = shapes.Select(shape => PatternLife.Of(shape, kind, prices, signed)).ToList();
            forming.AddRange(lives.Where(life => life.Shape.Known < FormsUntil(life)));
            // One that had ended when it could first be told was never told.
            if (lives.Where(life => life.Seen != PatternLife.Never).Order(ByPublication).Select(life => life.ToItsEnd(signed)).FirstOrDefault(life => life.End > life.Seen) is { } told)
                _published.Add(told);
        }

        _published.Sort((a, b) => a.Seen != b.Seen ? a.Seen.CompareTo(b.Seen) : a.Shape.E3.CompareTo(b.Shape.E3));
        _ended = [.. _published.Where(life => life.End != PatternLife.Never).OrderBy(life => life.End).ThenBy(life => life.Seen)];
        _chances = [.. _ended.Select(life => life.DriftlessChance(prices))];
        (_counts, _states) = (new PatternLife?[prices.Length], new PatternStatus[prices.Length]);
        Choose(forming);
    }

    private static Comparer<PatternLife> ByPublication { get; } = Comparer<PatternLife>.Create((a, b)
        => a.Seen != b.Seen ? a.Seen.CompareTo(b.Seen) : Deeper(a, b));

    /// <summary>The pattern that counts on a day; null when there is none.</summary>
    public PatternLife? On(int day) => _counts[day];

    /// <summary>How far it has come on that day.</summary>
    public PatternStatus StateOn(int day) => _states[day];

    /// <summary>What came of the patterns that had been told and had ended by a day.</summary>
    public PatternRecord RecordOn(int day)
    {
        int reached = 0, failed = 0, expired = 0;
        double driftless = 0;
        foreach (var (life, chance) in EndedBy(day))
        {
            reached += life.Outcome == PatternStatus.Reached ? 1 : 0;
            failed += life.Outcome == PatternStatus.Failed ? 1 : 0;
            expired += life.Outcome == PatternStatus.Expired ? 1 : 0;
            driftless += life.Outcome == PatternStatus.Expired ? 0 : chance;
        }

        return new PatternRecord(reached, failed, expired, driftless);
    }

    /// <summary>
    /// The patterns that had been told and had ended by a day, in the order of their ends, each with the chance that a price without drift
    /// had to meet its target before its stop.
    /// </summary>
    public IEnumerable<(PatternLife Life, double Chance)> EndedBy(int day)
    {
        for (var i = 0; i < _ended.Count && _ended[i].End <= day; i++)
            yield return (_ended[i], _chances[i]);
    }

    private static int FormsUntil(PatternLife life) => Math.Min(life.FormingStops, life.Break);

    private static int Deeper(PatternLife a, PatternLife b)
    {
        if (a.RelativeHeight != b.RelativeHeight)
            return b.RelativeHeight.CompareTo(a.RelativeHeight);
        return a.Shape.E1 != b.Shape.E1 ? a.Shape.E1.CompareTo(b.Shape.E1) : a.Shape.E5.CompareTo(b.Shape.E5);
    }

    private void Choose(List<PatternLife> forming)
    {
        forming.Sort((a, b) => a.Shape.Known.CompareTo(b.Shape.Known));
        var active = new List<PatternLife>();
        var (nextForming, nextPublished) = (0, 0);
        PatternLife? latest = null;
        for (var day = 0; day < _counts.Length; day++)
        {
            for (; nextForming < forming.Count && forming[nextForming].Shape.Known <= day; nextForming++)
                active.Add(forming[nextForming]);
            active.RemoveAll(life => FormsUntil(life) <= day);
            for (; nextPublished < _published.Count && _published[nextPublished].Seen <= day; nextPublished++)
                if (latest is null || _published[nextPublished].Shape.E3 > latest.Shape.E3)
                    latest = _published[nextPublished];
            (_counts[day], _states[day]) = On(day, nextPublished, latest, active);
        }
    }

    private (PatternLife?, PatternStatus) On(int day, int published, PatternLife? latest, List<PatternLife> forming)
    {
        PatternLife? found = null;
        for (var i = 0; i < published; i++)
            if (_published[i].End > day && (found is null || _published[i].Shape.E3 > found.Shape.E3))
                found = _published[i];
        if (found is not null)
            return (found, PatternStatus.Confirmed);
        foreach (var life in forming)
            if (life.Shape.E3 > (latest?.Shape.E3 ?? -1)
                && (found is null || life.Shape.E3 > found.Shape.E3 || (life.Shape.E3 == found.Shape.E3 && Deeper(life, found) < 0)))
                found = life;
        if (found is not null)
            return (found, PatternStatus.Forming);
        return latest is not null && day - latest.End <= ToldFor ? (latest, latest.Outcome) : (null, PatternStatus.None);
    }
}
