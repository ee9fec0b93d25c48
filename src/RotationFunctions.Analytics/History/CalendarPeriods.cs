namespace RotationFunctions.Analytics;

/// <summary>What one series returned more than another over a calendar month or year.</summary>
/// <param name="From">Last trading day before the period, whose closes the returns are measured from.</param>
/// <param name="To">Last trading day of the period, or the day of the report in the period that runs.</param>
/// <param name="Lead">Price return of the first less that of the second, as a fraction.</param>
public sealed record PeriodLead(DateOnly From, DateOnly To, double Lead);

/// <summary>The lead of one series over another, by calendar months and years.</summary>
/// <param name="A">Id of the series that is measured.</param>
/// <param name="B">Id of the series that it is measured against.</param>
/// <param name="Months">The months of these years, oldest first; one in which a close is missing at an end is left out.</param>
/// <param name="Years">Ten years and the one that runs, oldest first; likewise.</param>
public sealed record PeriodsDay(string A, string B, IReadOnlyList<PeriodLead> Months, IReadOnlyList<PeriodLead> Years);

/// <summary>
/// The lead of one series over another by calendar months and years, of ten years and the one that runs. The last period ends
/// on the day that is asked for: on the last trading day of a month nothing says that it is the last, and nothing needs to.
/// </summary>
internal sealed class CalendarPeriods(BarSeries a, BarSeries b, TradingCalendar calendar)
{
    private const int YearsBack = 10;

    // The days after which another month begins.
    private readonly int[] _monthEnds = [.. Enumerable.Range(0, calendar.Count - 1).Where(day => (calendar[day].Year, calendar[day].Month) != (calendar[day + 1].Year, calendar[day + 1].Month))];

    internal PeriodsDay On(int day)
    {
        var firstYear = calendar[day].Year - YearsBack;
        // From the last trading day before the first year.
        int[] ends = [.. _monthEnds.Where(end => end < day && (calendar[end].Year >= firstYear || calendar[end + 1].Year == firstYear)), day];
        int[] years = [.. ends.Where(end => end == day || calendar[end].Year != calendar[end + 1].Year)];
        return new PeriodsDay(a.Id, b.Id, Leads(ends), Leads(years));
    }

    private List<PeriodLead> Leads(int[] ends)
    {
        var leads = new List<PeriodLead>();
        foreach (var (from, to) in ends.Zip(ends.Skip(1)))
            if (a.HasBar(from) && a.HasBar(to) && b.HasBar(from) && b.HasBar(to))
                leads.Add(new PeriodLead(calendar[from], calendar[to], (Returns.Between(a, from, to) - Returns.Between(b, from, to)).Fraction));
        return leads;
    }
}
