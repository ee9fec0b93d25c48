namespace RotationFunctions.Analytics;

/// <summary>
/// When a daily rate or yield becomes known: the rate of a day is published on the calendar day after it. Series are dated by
/// publication, so this is also the way back to the day that a value is of.
/// </summary>
public static class DailyRate
{
    /// <summary>The day on which the rate of a day is published.</summary>
    public static DateOnly PublishedOn(DateOnly day) => day.AddDays(1);

    /// <summary>The day that a rate published on a day is of.</summary>
    public static DateOnly ObservedOn(DateOnly published) => published.AddDays(-1);
}
