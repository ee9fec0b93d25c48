namespace RotationFunctions.Analytics;

/// <summary>Which trading day of its year each day is.</summary>
internal static class TradingYear
{
    /// <summary>
    /// Number of each day within its year, 1 for the first; 0 in a year whose base, the last close of the year before, the
    /// calendar does not have: such a year may begin anywhere, so its numbers compare with no other.
    /// </summary>
    public static int[] Ordinals(TradingCalendar calendar)
    {
        var ordinals = new int[calendar.Count];
        for (var day = 0; day < ordinals.Length; day++)
            ordinals[day] = calendar.YearBase(day) < 0 ? 0 : day - calendar.YearBase(day);
        return ordinals;
    }
}
