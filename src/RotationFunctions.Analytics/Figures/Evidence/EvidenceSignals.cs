namespace RotationFunctions.Analytics;

/// <summary>The published signals that the evidence is of (section 13), from columns of the calendar's days. No parameter is ours.</summary>
internal static class EvidenceSignals
{
    private const int MonthDays = 21;
    private const int YearDays = 252;
    private const int AverageDays = 200;
    private const int VolatilityDays = 75;

    /// <summary>The value 21 days ago over that 252 days ago, less one, on every day.</summary>
    public static double[] Momentum(double[] values)
    {
        var momentum = new double[values.Length];
        for (var day = 0; day < momentum.Length; day++)
            momentum[day] = day < YearDays ? double.NaN : (values[day - MonthDays] / values[day - YearDays]) - 1;
        return momentum;
    }

    /// <summary>A value over its 200-day average, less one, on every day.</summary>
    public static double[] OverAverage(double[] values) => Over(values, AverageDays, share => share - 1);

    /// <summary>One less a value over its 75-day average, on every day.</summary>
    public static double[] UnderAverage(double[] values) => Over(values, VolatilityDays, share => 1 - share);

    /// <summary>1 on the days of December, 0 on all others.</summary>
    public static double[] January(TradingCalendar calendar)
    {
        var next = new double[calendar.Count];
        for (var day = 0; day < next.Length; day++)
            next[day] = calendar[day].Month == 12 ? 1 : 0;
        return next;
    }

    private static double[] Over(double[] values, int days, Func<double, double> figure)
    {
        var average = new double[values.Length];
        MovingAverages.OverDays(values, days, average);
        for (var day = 0; day < average.Length; day++)
            average[day] = figure(values[day] / average[day]);
        return average;
    }
}
