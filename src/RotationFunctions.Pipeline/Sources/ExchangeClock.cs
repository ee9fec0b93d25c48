namespace RotationFunctions.Pipeline.Sources;

/// <summary>
/// When a day's session in New York is over. Every exchange that the desk watches closes at 16:00 there, and at 13:00 on a few
/// half-days. Which those are is known by rule (<see cref="ExchangeHolidays.ClosesEarly"/>), but their bars count from the
/// same hour on: fetches are made in the evening, so an earlier hour would gain nothing, and on the day on which the exchange
/// departs from its rules it would put the price of a running session into a report.
/// </summary>
internal static class ExchangeClock
{
    /// <summary>16:00 and half an hour for the closing auction and quotes that come a quarter late.</summary>
    private static readonly TimeSpan FinalFrom = new(16, 30, 0);

    // Windows knows the zone by another name, and the invariant globalization that we run with does not translate it.
    private static readonly TimeZoneInfo NewYork =
        TimeZoneInfo.TryFindSystemTimeZoneById("America/New_York", out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById("Eastern Standard Time");

    /// <summary>The last day whose bar, if it has one, is final at a moment.</summary>
    public static DateOnly LastFinalDay(DateTimeOffset moment)
    {
        var there = TimeZoneInfo.ConvertTime(moment, NewYork);
        return DateOnly.FromDateTime(there.DateTime).AddDays(there.TimeOfDay >= FinalFrom ? 0 : -1);
    }
}
