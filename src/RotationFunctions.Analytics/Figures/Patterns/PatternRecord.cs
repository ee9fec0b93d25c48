namespace RotationFunctions.Analytics;

/// <summary>What came of the patterns that were told as confirmed and have ended.</summary>
/// <param name="Reached">How many met their target.</param>
/// <param name="Failed">How many fell through their stop first.</param>
/// <param name="Expired">How many did neither within a year.</param>
/// <param name="ReachedDriftless">
/// How many of those that met either would have met the target in a price without drift: the sum of ln(x/stop)/ln(target/stop), x the close of the day on
/// which each was first told.
/// </param>
public sealed record PatternRecord(int Reached, int Failed, int Expired, double ReachedDriftless)
{
    /// <summary>How many have ended.</summary>
    public int Ended => Reached + Failed + Expired;

    /// <summary>
    /// Exact binomial probability, two-sided by doubling, of so many reached among those that met target or stop, against the mean of
    /// the driftless chances; null without any.
    /// </summary>
    public double? P => Decided == 0 ? null : Binomial.TwoSided(Reached, Decided, ReachedDriftless / Decided);

    /// <summary>What the record is worth.</summary>
    public RecordVerdict Verdict => Verdicts.Of(Decided, P);

    private int Decided => Reached + Failed;
}

/// <summary>A pattern that was told as confirmed and has ended.</summary>
/// <param name="Confirmed">Day of the break of its neckline.</param>
/// <param name="Seen">Day from which it was told.</param>
/// <param name="End">Day on which it ended.</param>
/// <param name="Days">Trading days from the day on which it was first told to its end.</param>
/// <param name="Outcome">How it ended: reached, failed or expired.</param>
/// <param name="DriftlessChance">The chance that a price without drift had to meet its target before its stop, 0 to 1.</param>
public sealed record EndedPattern(DateOnly Confirmed, DateOnly Seen, DateOnly End, int Days, PatternStatus Outcome, double DriftlessChance);
