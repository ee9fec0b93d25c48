namespace RotationFunctions.Pipeline.Sources;

/// <summary>
/// Days on which the New York Stock Exchange is closed, and on which it closes at 13:00: its rules for each year
/// (https://www.nyse.com/markets/hours-calendars), and the closures that no rule foresees. Rules only ever warn: what the data
/// says counts, for an exchange may change its rules.
/// </summary>
internal static class ExchangeHolidays
{
    /// <summary>The first year for which the rules hold: since 1998 Martin Luther King's day is one of them.</summary>
    public const int FirstYear = 1998;

    /// <summary>Attacks of 2001, days of mourning for presidents, and hurricane Sandy.</summary>
    private static readonly HashSet<DateOnly> Unforeseen =
    [
        new(2001, 9, 11), new(2001, 9, 12), new(2001, 9, 13), new(2001, 9, 14), new(2004, 6, 11), new(2007, 1, 2),
        new(2012, 10, 29), new(2012, 10, 30), new(2018, 12, 5), new(2025, 1, 9),
    ];

    /// <summary>The holiday that closes the exchange on a weekday; null when it is open by the rules, or they do not reach back so far.</summary>
    public static string? NameOf(DateOnly day)
    {
        if (day.Year < FirstYear || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            return null;
        if (Unforeseen.Contains(day))
            return "a day of special closure";
        return (day.Month, day.Day) switch
        {
            // A New Year's Day on a Saturday is not made up for: the Friday before closes the year's books.
            (1, 1) => "New Year's Day",
            (1, 2) when day.DayOfWeek == DayOfWeek.Monday => "New Year's Day",
            (1, _) when IsNth(day, DayOfWeek.Monday, 3) => "Martin Luther King Jr. Day",
            (2, _) when IsNth(day, DayOfWeek.Monday, 3) => "Washington's Birthday",
            (5, > 24) when day.DayOfWeek == DayOfWeek.Monday => "Memorial Day",
            (6, _) when day.Year >= 2022 && IsObserved(day, new DateOnly(day.Year, 6, 19)) => "Juneteenth",
            (7, _) when IsObserved(day, new DateOnly(day.Year, 7, 4)) => "Independence Day",
            (9, _) when IsNth(day, DayOfWeek.Monday, 1) => "Labor Day",
            (11, _) when IsNth(day, DayOfWeek.Thursday, 4) => "Thanksgiving Day",
            (12, _) when IsObserved(day, new DateOnly(day.Year, 12, 25)) => "Christmas Day",
            (3 or 4, _) when day == Easter(day.Year).AddDays(-2) => "Good Friday",
            _ => null,
        };
    }

    /// <summary>Whether the session ends at 13:00: before Independence Day, after Thanksgiving, on Christmas Eve.</summary>
    public static bool ClosesEarly(DateOnly day)
    {
        if (day.Year < FirstYear || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || NameOf(day) is not null)
            return false;
        return (day.Month, day.Day) switch
        {
            (7, 3) => day.DayOfWeek != DayOfWeek.Friday,
            (12, 24) => true,
            (11, _) => IsNth(day.AddDays(-1), DayOfWeek.Thursday, 4),
            _ => false,
        };
    }

    /// <summary>A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after.</summary>
    private static bool IsObserved(DateOnly day, DateOnly holiday) => day == holiday.DayOfWeek switch
    {
        DayOfWeek.Saturday => holiday.AddDays(-1),
        DayOfWeek.Sunday => holiday.AddDays(1),
        _ => holiday,
    };

    private static bool IsNth(DateOnly day, DayOfWeek weekday, int nth) => day.DayOfWeek == weekday && (day.Day - 1) / 7 == nth - 1;

    /// <summary>Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms, 1991).</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var monthAndDay = h + l - 7 * m + 114;
        return new DateOnly(year, monthAndDay / 31, monthAndDay % 31 + 1);
    }
}
