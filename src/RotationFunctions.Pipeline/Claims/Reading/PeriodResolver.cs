using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;

namespace RotationFunctions.Pipeline.Claims.Reading;

/// <summary>Days that a stated period means: the day whose price is the base, and the last day.</summary>
internal readonly record struct ResolvedPeriod(DateOnly Base, DateOnly End, DefinitionBase Price = DefinitionBase.Close);

/// <summary>Makes trading days of what a text states.</summary>
internal sealed class PeriodResolver(MarketHistory history)
{
    /// <summary>A day in January on which "the year" still is the one that ended, and days of a new month or quarter likewise.</summary>
    private const int DaysOfLookingBack = 12;

    /// <summary>Days ahead in which a date without a year is one to come.</summary>
    private const int DaysAhead = 30;

    private readonly TradingCalendar _calendar = history.Calendar;

    /// <summary>A date with what it leaves out: the latest such day on or before another.</summary>
    public static DateOnly? Complete(WrittenDate date, DateOnly notAfter)
    {
        if (date.Month is not { } month)
        {
            if (date.Day is { } only)
                return Latest(notAfter, d => d.Day == only, 62);
            return date.Year is { } y ? new DateOnly(y, 12, 31) : null;
        }

        if ((date.Year ?? (notAfter.Year - date.YearsBack)) is { } year)
            return Valid(year, month, date.Day ?? DateTime.DaysInMonth(year, month));
        for (var y = notAfter.Year; y > notAfter.Year - 9; y--)
            if (Valid(y, month, date.Day ?? 1) is { } found && found <= notAfter)
                return date.Day is null ? Valid(y, month, DateTime.DaysInMonth(y, month)) : found;
        return null;
    }

    /// <summary>
    /// A date of the past with what it leaves out; null for one that is about to come, as "the July 4 holiday" in a text of July 3: it is not
    /// that of the year before.
    /// </summary>
    public static DateOnly? CompletePast(WrittenDate date, DateOnly today)
    {
        if (Complete(date, today) is not { } past)
            return null;
        return date is { Year: null, YearsBack: null, Month: not null } && past.AddYears(1) <= today.AddDays(DaysAhead) && past < today ? null : past;
    }

    /// <summary>The trading day at or before a date.</summary>
    public DateOnly? Trading(DateOnly date) => _calendar.IndexAtOrBefore(date) is >= 0 and var day ? _calendar[day] : null;

    public DateOnly? TradingBefore(DateOnly date) => Trading(date.AddDays(-1));

    /// <summary>The days of a period, seen from a day; null when it means none.</summary>
    public ResolvedPeriod? Resolve(Period period, DateOnly asOf, string series)
    {
        if (Trading(asOf) is not { } end)
            return null;
        var monday = asOf.AddDays(-(((int)asOf.DayOfWeek + 6) % 7));
        var month = new DateOnly(asOf.Year, asOf.Month, 1);
        var quarter = new DateOnly(asOf.Year, (((asOf.Month - 1) / 3) * 3) + 1, 1);
        var year = new DateOnly(asOf.Year, 1, 1);
        switch (period.Code)
        {
            case "1D":
                return Make(TradingBefore(end), end);
            case "PREV":
                var yesterday = TradingBefore(end);
                return Make(yesterday is { } y ? TradingBefore(y) : null, yesterday);
            case "WTD":
                return Make(TradingBefore(monday), end);
            case "LW":
                return Make(TradingBefore(monday.AddDays(-7)), TradingBefore(monday));
            case "MTD":
                return Make(TradingBefore(month), end);
            case "LM":
                return Make(TradingBefore(month.AddMonths(-1)), TradingBefore(month));
            case "QTD":
                return Make(TradingBefore(quarter), end);
            case "LQ":
                return Make(TradingBefore(quarter.AddMonths(-3)), TradingBefore(quarter));
            case "YTD":
                return Make(TradingBefore(year), end);
            case "LY":
                return Make(TradingBefore(year.AddYears(-1)), TradingBefore(year));
            case "CY" or "YEAR":
                var ofYear = period.Year ?? (asOf.DayOfYear <= DaysOfLookingBack ? asOf.Year - 1 : asOf.Year);
                return Whole(new DateOnly(ofYear, 1, 1), 12, end);
            case "CYS":
                return Make(TradingBefore(new DateOnly(period.Year!.Value - period.Count + 1, 1, 1)), TradingBefore(new DateOnly(period.Year.Value + 1, 1, 1)));
            case "FM":
                return Whole(new DateOnly(period.Year ?? asOf.Year, 1, 1), period.Count, end);
            case "H1" or "H2":
                var half = period.Year ?? (period.Code == "H2" && asOf.Month < 7 ? asOf.Year - 1 : asOf.Year);
                return Whole(new DateOnly(half, period.Code == "H1" ? 1 : 7, 1), 6, end);
            case "M":
                return OfMonth(period, asOf) is { } first ? Whole(first, 1, end) : null;
            case "Q":
                var start = new DateOnly(period.Year ?? asOf.Year, ((period.Count - 1) * 3) + 1, 1);
                if (period.Year is null && start > asOf)
                    start = start.AddYears(-1);
                return Whole(start, 3, end);
            case "Y":
                return Make(Trading(asOf.AddYears(-period.Count)), end);
            case "MB":
                return Make(Trading(asOf.AddMonths(-period.Count)), end);
            case "WB":
                return Make(Trading(asOf.AddDays(-7 * period.Count)), end);
            case "N":
                var at = _calendar.IndexAtOrBefore(end) - period.Count;
                return at < 0 ? null : Make(_calendar[at], end);
            case "S" or "F":
                return Since(period, asOf, end);
            case "PK" or "TR":
                return FromExtreme(period, asOf, end, series);
            default:
                return null;
        }
    }

    private ResolvedPeriod? Since(Period period, DateOnly asOf, DateOnly end)
    {
        var to = period.To is null ? end : Complete(period.To, asOf) is { } last ? Trading(last) : null;
        if (to is null || period.From is null || Complete(period.From, to.Value) is not { } from)
            return null;
        if (period.From.Day is null)
        {
            // Since a month or a year began, or since it ended.
            from = period.From.Month is { } m ? new DateOnly(from.Year, m, 1) : new DateOnly(period.From.Year!.Value, 1, 1);
            return Make(period.IsFromClose ? Trading(from.AddMonths(period.From.Month is null ? 12 : 1).AddDays(-1)) : TradingBefore(from), to);
        }

        if (period.IsFromOpen)
            return Trading(from) is { } day ? new ResolvedPeriod(day, to.Value, DefinitionBase.Open) : null;
        return Make(period.Code == "F" || period.IsFromClose ? Trading(from) : TradingBefore(from), to);
    }

    private ResolvedPeriod? FromExtreme(Period period, DateOnly asOf, DateOnly end, string series)
    {
        if (history.Instrument(series) is not { } bars)
            return null;
        var isPeak = period.Code == "PK";
        var to = period.To is null ? end : Complete(period.To, asOf) is { } stated ? Trading(stated) ?? end : end;
        var (first, last) = (bars.Start, _calendar.IndexAtOrBefore(to));
        if (period.From is { } date)
        {
            if (Complete(date, to) is not { } day)
                return null;
            if (date.Day is not null)
            {
                return Trading(day) is { } exact ? new ResolvedPeriod(exact, to, period.IsIntraday ? isPeak ? DefinitionBase.High : DefinitionBase.Low : DefinitionBase.Close) : null;
            }

            var begin = date.Month is { } m ? new DateOnly(day.Year, m, 1) : new DateOnly(day.Year, 1, 1);
            first = Math.Max(first, _calendar.IndexAtOrAfter(begin));
            last = Math.Min(last, _calendar.IndexAtOrBefore(day));
        }
        else if (!isPeak)
        {
            // A low without a date is nobody's.
            return null;
        }
        else if (period.Count > 0)
        {
            first = Math.Max(first, last - period.Count);
        }

        var best = -1;
        for (var i = first; i <= last; i++)
        {
            if (!bars.HasBar(i))
                continue;
            double Price(int at) => !period.IsIntraday ? bars.Close.Values[at - bars.Start] : isPeak ? bars.High[at - bars.Start] : bars.Low[at - bars.Start];
            if (best < 0 || (isPeak ? Price(i) > Price(best) : Price(i) < Price(best)))
                best = i;
        }

        return best < 0 || _calendar[best] >= to ? null : new ResolvedPeriod(_calendar[best], to, period.IsIntraday ? isPeak ? DefinitionBase.High : DefinitionBase.Low : DefinitionBase.Close);
    }

    private static DateOnly? OfMonth(Period period, DateOnly asOf)
    {
        var first = Valid(period.Year ?? (asOf.Year - (period.From?.YearsBack ?? 0)), period.Count, 1);
        return first is { } month && period.Year is null && period.From is null && month > asOf ? month.AddYears(-1) : first;
    }

    private ResolvedPeriod? Whole(DateOnly first, int months, DateOnly end)
    {
        var last = Trading(first.AddMonths(months).AddDays(-1));
        return Make(TradingBefore(first), last is { } l && l < end ? l : end);
    }

    private static ResolvedPeriod? Make(DateOnly? start, DateOnly? end) => start is { } a && end is { } b && a < b ? new ResolvedPeriod(a, b) : null;

    private static DateOnly? Valid(int year, int month, int day)
        => year is > 0 and < 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static DateOnly? Latest(DateOnly notAfter, Func<DateOnly, bool> isIt, int days)
    {
        for (var back = 0; back < days; back++)
            if (isIt(notAfter.AddDays(-back)))
                return notAfter.AddDays(-back);
        return null;
    }
}
