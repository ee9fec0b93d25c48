namespace RotationFunctions.Pipeline.Sources.Demo;

/// <summary>The days of the simulated market: ten years of weekdays without 1 January and 25 December.</summary>
internal static class DemoCalendar
{
    public static readonly DateOnly First = new(2016, 1, 4);
    public static readonly DateOnly Last = new(2025, 12, 31);

    /// <summary>The trading days, oldest first.</summary>
    public static DateOnly[] TradingDays { get; } = [.. Days().Where(IsTradingDay)];

    /// <summary>
    /// Whether the central bank meets: eight Wednesdays a year, as the FOMC does. It decides on that day, and the
    /// decision takes effect on the next.
    /// </summary>
    public static bool IsMeeting(DateOnly date) => date.DayOfWeek == DayOfWeek.Wednesday && date.Month switch
    {
        1 or 7 => date.AddDays(7).Month != date.Month,
        5 or 11 => date.Day <= 7,
        _ => PublishesProjections(date),
    };

    /// <summary>Whether projections are published: at the four meetings that end a quarter.</summary>
    public static bool PublishesProjections(DateOnly date) =>
        date.DayOfWeek == DayOfWeek.Wednesday && date.Month % 3 == 0 && date.Day is >= 15 and <= 21;

    /// <summary>Whether funds that pay every quarter go ex dividend: the third Friday of the quarter's last month.</summary>
    public static bool IsQuarterlyExDate(DateOnly date) =>
        date.DayOfWeek == DayOfWeek.Friday && date.Month % 3 == 0 && date.Day is >= 15 and <= 21;

    /// <summary>Whether bond funds go ex dividend: the first Tuesday of a month, never a holiday here.</summary>
    public static bool IsMonthlyExDate(DateOnly date) => date.DayOfWeek == DayOfWeek.Tuesday && date.Day is >= 2 and <= 8;

    private static IEnumerable<DateOnly> Days()
    {
        for (var date = First; date <= Last; date = date.AddDays(1))
            yield return date;
    }

    private static bool IsTradingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && (date.Month, date.Day) is not ((1, 1) or (12, 25));
}
