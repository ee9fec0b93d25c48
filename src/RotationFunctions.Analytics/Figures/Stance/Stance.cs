namespace RotationFunctions.Analytics;

/// <summary>Who leads, as the score says.</summary>
public enum Stance
{
    /// <summary>No side leads clearly.</summary>
    Mixed,

    /// <summary>Leadership has moved to small caps.</summary>
    Rotation,

    /// <summary>Large caps lead.</summary>
    LargeCapLeadership,
}

/// <summary>The stance of one day.</summary>
/// <param name="Value">The stance.</param>
/// <param name="Since">First day of the spell that it is in.</param>
/// <param name="ChangesPerYear">Changes per 252 days with a score until now.</param>
public sealed record StanceDay(Stance Value, DateOnly Since, double ChangesPerYear)
{
    /// <summary>Days with a stance that the spell has had; null in a report from before it was told.</summary>
    public int? Days { get; init; }

    /// <summary>Share of the days with a stance that had each one; null in a report from before it was told.</summary>
    public IReadOnlyDictionary<Stance, double>? Shares { get; init; }

    /// <summary>What followed when each stance began before; null in a report from before it was told so.</summary>
    public IReadOnlyDictionary<Stance, RecordDay>? Records { get; init; }
}
