using RotationFunctions.Analytics;

namespace RotationFunctions.Tests.Analytics.Support;

/// <summary>Calendars whose years have few trading days, so that many years make a short history.</summary>
internal static class ShortYears
{
    /// <summary>Years of so many weekdays each, from the second of January on; at most 255.</summary>
    public static TradingCalendar Calendar(int first, int years, int days) => new(
        [.. Enumerable.Range(first, years).SelectMany(year => Enumerable.Range(0, 364).Select(new DateOnly(year, 1, 2).AddDays)
            .Where(date => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Take(days))]);
}
