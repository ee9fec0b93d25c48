namespace RotationFunctions.Analytics;

/// <summary>How much a risk asks for attention.</summary>
public enum RiskLevel
{
    /// <summary>Below the first bound.</summary>
    Low,
    /// <summary>From the first bound.</summary>
    Medium,
    /// <summary>From the second bound.</summary>
    MediumHigh,
    /// <summary>From the third bound.</summary>
    High,
}

/// <summary>A figure that a rating looks at.</summary>
/// <param name="Figure">The figure's id, after its series or pair and a slash where it has one.</param>
/// <param name="Value">Its value; null when absent.</param>
/// <param name="Threshold">What it is held against alone, where the rating counts conditions; null otherwise.</param>
/// <param name="Met">Whether it reaches the threshold.</param>
public sealed record RatingInput(string Figure, double? Value, double? Threshold = null, bool? Met = null);

/// <summary>How often each level was met on earlier days on which the rating existed.</summary>
/// <param name="Days">Number of those days.</param>
/// <param name="Shares">Share of them by level; empty without any.</param>
public sealed record LevelRecord(int Days, IReadOnlyDictionary<RiskLevel, double> Shares);

/// <summary>A rating of one risk on one day.</summary>
public sealed record RiskRating
{
    /// <summary>Its id, as <c>risk.overextension</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The level; null when a figure that it needs is absent.</summary>
    public required RiskLevel? Level { get; init; }

    /// <summary>The figure that set the level; null when it is absent.</summary>
    public required RatingInput? SetBy { get; init; }

    /// <summary>Every figure that it looks at.</summary>
    public required IReadOnlyList<RatingInput> Inputs { get; init; }

    /// <summary>The bounds between the levels, low to high, in the unit of <see cref="SetBy"/>.</summary>
    public required IReadOnlyList<double> Bounds { get; init; }

    /// <summary>How often each level was met before.</summary>
    public required LevelRecord Past { get; init; }

    /// <summary>How far the small-cap index fell after each level; null for a risk of which it is not told, and in a report from before it was.</summary>
    public IReadOnlyDictionary<RiskLevel, AfterLevel>? After { get; init; }
}

/// <summary>A level for every trading day, and how often each was met before.</summary>
internal sealed class LevelHistory
{
    private const sbyte None = -1;
    private static readonly RiskLevel[] All = Enum.GetValues<RiskLevel>();

    private readonly sbyte[] _levels;
    private readonly int[][] _before;

    /// <param name="levels">Level of each day, or null.</param>
    public LevelHistory(ReadOnlySpan<RiskLevel?> levels)
    {
        _levels = new sbyte[levels.Length];
        _before = [.. All.Select(_ => new int[_levels.Length])];
        Span<int> count = stackalloc int[All.Length];
        for (var day = 0; day < _levels.Length; day++)
        {
            for (var i = 0; i < count.Length; i++)
                _before[i][day] = count[i];
            _levels[day] = levels[day] is { } level ? (sbyte)level : None;
            if (_levels[day] != None)
                count[_levels[day]]++;
        }
    }

    public RiskLevel? this[int day] => _levels[day] == None ? null : (RiskLevel)_levels[day];

    /// <summary>The levels of the days before one.</summary>
    public LevelRecord Before(int day)
    {
        var days = _before.Sum(b => b[day]);
        return new LevelRecord(
            days, days == 0 ? new Dictionary<RiskLevel, double>() : All.ToDictionary(level => level, level => (double)_before[(int)level][day] / days));
    }

    /// <summary>The level of a figure under ascending bounds: under the first low, under the second medium, and so on.</summary>
    public static RiskLevel? Of(double value, ReadOnlySpan<double> bounds)
    {
        if (double.IsNaN(value))
            return null;
        var level = 0;
        while (level < bounds.Length && value >= bounds[level])
            level++;
        return (RiskLevel)level;
    }
}
