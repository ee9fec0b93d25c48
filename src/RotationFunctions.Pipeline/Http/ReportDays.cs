using RotationFunctions.Pipeline.Reports;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Which days have a report: where a reader can go from a page.</summary>
public sealed class ReportDays(ReportStore reports)
{
    private const int WeekOfDays = 7;

    // Day number of the first report when it was last looked for; 0 before. A look that loses a race is only repeated.
    private volatile int _first;

    /// <summary>The nearest day up to a date that has a report; null when none has.</summary>
    internal async Task<DateOnly?> UntilAsync(DateOnly date, CancellationToken cancellationToken)
        => (await reports.ListAsync(null, date, 1, null, cancellationToken)).Items is [var nearest] ? nearest.AsOf : null;

    /// <summary>The first day of all that has a report; null without any.</summary>
    /// <remarks>
    /// The table lists the latest first and cannot be read from its end, so the first is searched for by halves; after that one or
    /// two questions tell whether it still is the first.
    /// </remarks>
    internal async Task<DateOnly?> FirstAsync(CancellationToken cancellationToken)
    {
        if (await UntilAsync(DateOnly.MaxValue, cancellationToken) is not { } latest)
            return null;
        var (low, high) = (0, latest.DayNumber);
        if (_first is > 0 and var known && known <= high)
        {
            if (await UntilAsync(DateOnly.FromDayNumber(known), cancellationToken) is not { } found)
                low = known + 1;
            else if (await UntilAsync(found.AddDays(-1), cancellationToken) is { } earlier)
                high = earlier.DayNumber;
            else
                return found;
        }

        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (await UntilAsync(DateOnly.FromDayNumber(middle), cancellationToken) is { } found)
                high = found.DayNumber;
            else
                low = middle + 1;
        }

        _first = high;
        return DateOnly.FromDayNumber(high);
    }

    /// <summary>
    /// The nearest day after one that has a report, when that is not the latest. Lists begin with the latest, so it is looked for span by
    /// span: a week, then years.
    /// </summary>
    /// <param name="date">The day.</param>
    /// <param name="latest">The last day that has a report; later than <paramref name="date"/>.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    internal async Task<DateOnly> AfterAsync(DateOnly date, DateOnly latest, CancellationToken cancellationToken)
    {
        var from = date.AddDays(1);
        for (var days = WeekOfDays; from < latest; from = from.AddDays(days), days = ApiLimits.MostReports)
        {
            var until = Math.Min(from.DayNumber + days - 1, latest.DayNumber);
            var found = await reports.ListAsync(from, DateOnly.FromDayNumber(until), ApiLimits.MostReports, null, cancellationToken);
            if (found.Items is [.., var next])
                return next.AsOf;
        }

        return latest;
    }

    /// <summary>The reports around a day that has none; null when there is none at all.</summary>
    internal async Task<NearestReports?> AroundAsync(DateOnly date, CancellationToken cancellationToken)
    {
        if (await UntilAsync(DateOnly.MaxValue, cancellationToken) is not { } latest
            || await FirstAsync(cancellationToken) is not { } first)
            return null;
        var earlier = await UntilAsync(date, cancellationToken);
        DateOnly? later = date >= latest ? null : earlier is null ? first : await AfterAsync(date, latest, cancellationToken);
        return new NearestReports(earlier, later, first, latest);
    }
}

/// <summary>The reports around a day that has none.</summary>
/// <param name="Earlier">The nearest earlier day with a report; null when there is none.</param>
/// <param name="Later">The nearest later one; null when there is none.</param>
/// <param name="First">The first day of all that has a report.</param>
/// <param name="Latest">The last.</param>
public sealed record NearestReports(DateOnly? Earlier, DateOnly? Later, DateOnly First, DateOnly Latest);
