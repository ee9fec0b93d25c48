namespace RotationFunctions.Analytics;

/// <summary>
/// <c>risk.stress</c> (section 9): mean of the percentiles of the volatility that options imply and of the small-cap index' fall from its highest close
/// of 252 days.
/// </summary>
/// <remarks>
/// Ranks averaged as in the ECB's CISS (Holló, Kremer and Lo Duca 2012): empirical distributions that grow with time, and the fall from the window's high
/// (CMAX, after Patel and Sarkar 1998). It measures; it warns of nothing: stress is highest at lows.
/// </remarks>
internal sealed class StressFigures
{
    public StressFigures(InstrumentFigures small, InstrumentFigures volatility)
    {
        var calendar = small.Calendar;
        Falls = Columns.Absent(calendar.Count);
        Volatility = Columns.OnCalendar(volatility.Series.Close.Values, volatility.Series.Start, calendar.Count);
        var high = small.Column(FigureIds.High52Weeks);
        for (var i = 0; i < high.Length; i++)
            Falls[small.Series.Start + i] = 1 - (small.Series.Close.Values[i] / high[i]);
        VolatilityPercentiles = new PercentileHistory(calendar, 0, Volatility);
        FallPercentiles = new PercentileHistory(calendar, 0, Falls);
        Value = new double[calendar.Count];
        for (var day = 0; day < Value.Length; day++)
            Value[day] = (VolatilityPercentiles.At(day) + FallPercentiles.At(day)) / 2;
    }

    /// <summary>The close of the index of implied volatility.</summary>
    public double[] Volatility { get; }

    /// <summary>One less close over the highest close of 252 days, zero or positive.</summary>
    public double[] Falls { get; }

    public PercentileHistory VolatilityPercentiles { get; }

    public PercentileHistory FallPercentiles { get; }

    /// <summary>The mean of the two percentiles, NaN where either is absent.</summary>
    public double[] Value { get; }
}
