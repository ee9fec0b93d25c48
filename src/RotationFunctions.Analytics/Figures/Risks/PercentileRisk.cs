namespace RotationFunctions.Analytics;

/// <summary>
/// A risk whose level is that of a figure in 0 to 1: under 0.5 low, under 0.75 medium, under 0.9 mediumHigh, else high; with how
/// often each level was met, and what followed it.
/// </summary>
internal sealed class PercentileRisk
{
    /// <summary>The median, the upper quartile and the upper tenth of a figure's own history.</summary>
    public static readonly double[] Bounds = [0.5, 0.75, 0.9];

    private readonly LevelHistory _levels;
    private readonly AfterLevels _after;

    /// <param name="value">The figure on the calendar's days, NaN where absent.</param>
    /// <param name="worstFalls">The worst fall after each day.</param>
    public PercentileRisk(double[] value, double[] worstFalls)
    {
        Value = value;
        var levels = Array.ConvertAll(value, v => LevelHistory.Of(v, Bounds));
        _levels = new LevelHistory(levels);
        _after = new AfterLevels(levels, worstFalls);
    }

    /// <summary>The figure on the calendar's days, NaN where absent.</summary>
    public double[] Value { get; }

    /// <summary>The level of a day; null when absent.</summary>
    public RiskLevel? Level(int day) => _levels[day];

    /// <summary>How often each level was met before.</summary>
    public LevelRecord Before(int day) => _levels.Before(day);

    /// <summary>What had followed each level by a day.</summary>
    public IReadOnlyDictionary<RiskLevel, AfterLevel> After(int day)
        => Enum.GetValues<RiskLevel>().ToDictionary(level => level, level => _after.On(level, day));
}
