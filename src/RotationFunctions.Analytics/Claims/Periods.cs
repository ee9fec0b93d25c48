namespace RotationFunctions.Analytics.Claims;

/// <summary>Returns by days, weeks, months, quarters and years of the calendar: their streaks, ranks and records.</summary>
internal static class Periods
{
    /// <summary>How many periods up to an end rose in a row (fell, where the claim says so), and the close before the first of them.</summary>
    public static (int Count, int First) Streak(TradingCalendar calendar, Claim claim, BarSeries series, BarSeries? against, int end)
    {
        var ends = Ends(calendar, claim.Unit ?? PeriodUnit.Day, Math.Max(series.Start, against?.Start ?? 0), end);
        var isFall = claim.Value < 0;
        var at = ends.Count - 1;
        while (at > 0)
        {
            var move = Return(series, ends[at - 1], ends[at]) - (against is null ? 0 : Return(against, ends[at - 1], ends[at]));
            if (!(isFall && against is null ? move < 0 : move > 0))
                break;
            at--;
        }

        var count = ends.Count - 1 - at;
        return (isFall ? -count : count, ends[at]);
    }

    /// <summary>The place of the last period's return among those that begin at or after a day; null when none does.</summary>
    public static int? Rank(TradingCalendar calendar, Claim claim, BarSeries series, int start, int end)
    {
        var ends = Ends(calendar, claim.Unit ?? PeriodUnit.Day, Math.Max(series.Start, start), end);
        if (ends.Count < 2)
            return null;
        var last = Return(series, ends[^2], ends[^1]);
        return 1 + Enumerable.Range(1, ends.Count - 2).Count(i => Return(series, ends[i - 1], ends[i]) is var other && (claim.IsWorst ? other < last : other > last));
    }

    /// <summary>The last day of the last earlier period that was at least as extreme; null when none was.</summary>
    public static DateOnly? LastAsExtreme(TradingCalendar calendar, Claim claim, BarSeries series, int end)
    {
        if (claim.Unit == PeriodUnit.Level)
        {
            var close = series.Close.Values[end - series.Start];
            for (var day = end - 1; day >= series.Start; day--)
                if (series.Close.Values[day - series.Start] is var earlier && (claim.IsWorst ? earlier <= close : earlier >= close))
                    return calendar[day];
            return null;
        }

        var ends = Ends(calendar, claim.Unit ?? PeriodUnit.Day, series.Start, end);
        if (ends.Count < 2)
            return null;
        var last = Return(series, ends[^2], ends[^1]);
        for (var i = ends.Count - 2; i > 0; i--)
            if (Return(series, ends[i - 1], ends[i]) is var other && (claim.IsWorst ? other <= last : other >= last))
                return calendar[ends[i]];
        return null;
    }

    /// <summary>The last trading days of the periods up to an end, which itself ends the last.</summary>
    private static List<int> Ends(TradingCalendar calendar, PeriodUnit unit, int from, int end)
    {
        var ends = new List<int>();
        for (var day = from; day <= end; day++)
            if (day == end || unit == PeriodUnit.Day || Key(calendar[day], unit) != Key(calendar[day + 1], unit))
                ends.Add(day);
        return ends;
    }

    private static int Key(DateOnly day, PeriodUnit unit) => unit switch
    {
        PeriodUnit.Week => day.DayNumber / 7,
        PeriodUnit.Month => (day.Year * 12) + day.Month,
        PeriodUnit.Quarter => (day.Year * 4) + ((day.Month - 1) / 3),
        _ => day.Year,
    };

    private static double Return(BarSeries series, int from, int to)
        => (series.Close.Values[to - series.Start] / series.Close.Values[from - series.Start]) - 1;
}
