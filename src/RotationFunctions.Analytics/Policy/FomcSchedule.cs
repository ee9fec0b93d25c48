namespace RotationFunctions.Analytics;

/// <summary>A calendar of scheduled policy decisions as it was announced, whole years at a time.</summary>
/// <param name="Announced">Day of the announcement; before it the calendar was not known.</param>
/// <param name="FirstMonth">First month that it speaks of, as its first day.</param>
/// <param name="LastMonth">Last month that it speaks of, as its first day: in a later month a meeting may be, for all that is known.</param>
/// <param name="Decisions">Days of the decisions, the second day of each meeting.</param>
public sealed record FomcAnnouncement(DateOnly Announced, DateOnly FirstMonth, DateOnly LastMonth, IReadOnlyList<DateOnly> Decisions);

/// <summary>
/// The days on which the Federal Open Market Committee decides. Futures of a month can only be read with them, and nothing
/// else in the data knows them ahead.
/// </summary>
public sealed class FomcSchedule
{
    private readonly IReadOnlyList<FomcAnnouncement> _announcements;

    /// <param name="announcements">Announcements, the earliest first.</param>
    /// <exception cref="ArgumentException">A month has two decisions: the average of its future cannot tell the two steps apart.</exception>
    public FomcSchedule(IReadOnlyList<FomcAnnouncement> announcements)
    {
        ArgumentNullException.ThrowIfNull(announcements);
        _announcements = announcements;
        var twice = announcements.SelectMany(a => a.Decisions).GroupBy(d => (d.Year, d.Month)).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"Two decisions lie in {twice.Key.Year}-{twice.Key.Month:00}; a month may have one.", nameof(announcements));
    }

    /// <summary>
    /// Scheduled decisions from 2024 to January 2028, from the Board's press releases "Federal Open Market Committee announces its
    /// tentative meeting schedule": for 2025 and 2026 of 9 August 2024, for 2027 of 5 September 2025, and for 2024 from the
    /// meeting calendars at federalreserve.gov/monetarypolicy/fomccalendars.htm (announced in the course of 2023; here known from the end of 2023).
    /// </summary>
    public static FomcSchedule Published { get; } = new(
    [
        new(new(2023, 12, 31), new(2024, 1, 1), new(2024, 12, 1),
            [new(2024, 1, 31), new(2024, 3, 20), new(2024, 5, 1), new(2024, 6, 12), new(2024, 7, 31), new(2024, 9, 18), new(2024, 11, 7), new(2024, 12, 18)]),
        new(new(2024, 8, 9), new(2025, 1, 1), new(2027, 1, 1),
            [new(2025, 1, 29), new(2025, 3, 19), new(2025, 5, 7), new(2025, 6, 18), new(2025, 7, 30), new(2025, 9, 17), new(2025, 10, 29), new(2025, 12, 10),
             new(2026, 1, 28), new(2026, 3, 18), new(2026, 4, 29), new(2026, 6, 17), new(2026, 7, 29), new(2026, 9, 16), new(2026, 10, 28), new(2026, 12, 9),
             new(2027, 1, 27)]),
        new(new(2025, 9, 5), new(2027, 2, 1), new(2028, 1, 1),
            [new(2027, 3, 17), new(2027, 4, 28), new(2027, 6, 9), new(2027, 7, 28), new(2027, 9, 15), new(2027, 10, 27), new(2027, 12, 8), new(2028, 1, 26)]),
    ]);

    /// <summary>Whether the calendar known on a day speaks of a month.</summary>
    public bool Covers(DateOnly month, DateOnly asOf) => Announcement(month, asOf) is not null;

    /// <summary>The day of the decision in a month, as known on a day; null when none is scheduled or the calendar does not reach that far.</summary>
    public DateOnly? Decision(DateOnly month, DateOnly asOf)
    {
        foreach (var day in Announcement(month, asOf)?.Decisions ?? [])
            if (day.Year == month.Year && day.Month == month.Month)
                return day;
        return null;
    }

    private FomcAnnouncement? Announcement(DateOnly month, DateOnly asOf)
        => _announcements.FirstOrDefault(a => a.Announced <= asOf && FirstOf(month) >= a.FirstMonth && FirstOf(month) <= a.LastMonth);

    private static DateOnly FirstOf(DateOnly date) => new(date.Year, date.Month, 1);
}
