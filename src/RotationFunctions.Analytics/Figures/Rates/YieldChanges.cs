namespace RotationFunctions.Analytics;

/// <summary>
/// Changes of yields over 63 trading days as they were known. The yield of a day is the latest observation dated before it, at most five trading
/// days old: an older one would be the yield of another time.
/// </summary>
internal static class YieldChanges
{
    private const int QuarterDays = 63;
    private const int OldestDays = 5;

    /// <summary>The change of a yield on every trading day, in percentage points; NaN where it is not known.</summary>
    public static double[] Of(MarketHistory history, string yield) => Changes(Known(history, yield));

    /// <summary>The change of one yield less another, likewise.</summary>
    public static double[] Between(MarketHistory history, string one, string other)
    {
        var (a, b) = (Known(history, one), Known(history, other));
        for (var day = 0; day < a.Length; day++)
            a[day] -= b[day];
        return Changes(a);
    }

    private static double[] Changes(double[] yields)
    {
        var changes = new double[yields.Length];
        for (var day = 0; day < changes.Length; day++)
            changes[day] = day < QuarterDays ? double.NaN : yields[day] - yields[day - QuarterDays];
        return changes;
    }

    private static double[] Known(MarketHistory history, string yield)
    {
        var calendar = history.Calendar;
        if (history.Observation(yield) is not { } observations)
            return Columns.Absent(calendar.Count);
        var known = observations.AlignedOn(calendar);
        for (var day = 0; day < known.Length; day++)
            if (observations.LastPublished(calendar[day]) is not { } published || day - calendar.IndexAtOrBefore(DailyRate.ObservedOn(published)) > OldestDays)
                known[day] = double.NaN;
        return known;
    }
}
