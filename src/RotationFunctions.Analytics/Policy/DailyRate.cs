namespace RotationFunctions.Analytics;

/// <summary>
/// When a daily rate or yield becomes known: the rate of a day is published on the calendar day after it. Series are dated by
/// publication, so this is also the way back to the day that a value is of.
/// </summary>
public static class DailyRate
{
    /// <summary>The day on which the rate of a day is published.</summary>
    public static DateOnly PublishedOn(DateOnly day) => day.AddDays(1);

    /// <summary>The day that a rate published on a day is of.</summary>
    public static DateOnly ObservedOn(DateOnly published) => published.AddDays(-1);

    /// <summary>The rate of each trading day itself, as it was published on the day after; NaN where there was none.</summary>
    internal static double[] ByTradingDay(ObservationSeries rates, TradingCalendar calendar)
    {
        var observed = new double[calendar.Count];
        observed.AsSpan().Fill(double.NaN);
        for (var i = 0; i < rates.Published.Length; i++)
            if (calendar.IndexOf(ObservedOn(rates.Published[i])) is >= 0 and var day)
                observed[day] = rates.Values[i];
        return observed;
    }
}
