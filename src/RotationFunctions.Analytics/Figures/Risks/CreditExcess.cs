namespace RotationFunctions.Analytics;

/// <summary>
/// Total return of high-yield bonds less a quarter of that of long Treasuries: what is left of high yield without its interest-rate
/// part (effective durations of about 4 and 16 years). Falling means that lenders ask more for the risk of default.
/// </summary>
internal sealed class CreditExcess
{
    /// <summary>The long fund's share that has the high-yield fund's duration.</summary>
    public const double Hedge = 0.25;

    private readonly InstrumentFigures _highYield, _treasuries;

    public CreditExcess(InstrumentFigures highYield, InstrumentFigures treasuries)
    {
        (_highYield, _treasuries) = (highYield, treasuries);
        Quarter = Over(Window.ThreeMonths);
    }

    /// <summary>The excess over the last 63 days, on the calendar's days, NaN where absent.</summary>
    public double[] Quarter { get; }

    /// <summary>The excess over a window that ends on each day, NaN where absent.</summary>
    public double[] Over(Window window)
    {
        var excess = new double[_highYield.Calendar.Count];
        for (var day = 0; day < excess.Length; day++)
            excess[day] = Over(window, day);
        return excess;
    }

    /// <summary>The excess over a window that ends on a day; NaN when absent.</summary>
    public double Over(Window window, int day) => _highYield.TotalReturn(window, day).Fraction - (Hedge * _treasuries.TotalReturn(window, day).Fraction);

    /// <summary>Why it is absent on a day; null when it is there.</summary>
    public Reason? Explain(int day)
    {
        if (!double.IsNaN(Quarter[day]))
            return null;
        var figure = FigureIds.TotalReturn(Window.ThreeMonths);
        foreach (var fund in (ReadOnlySpan<InstrumentFigures>)[_highYield, _treasuries])
            if (Absence.Explain(fund, figure, day) is { } reason)
                return Reason.Of("figure.ofSeriesAbsent", $"{figure} of {fund.Series.Id} is absent: {reason}");
        return null;
    }
}
