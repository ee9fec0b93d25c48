namespace RotationFunctions.Analytics;

/// <summary>The cases behind the record of a stance that a report counts and does not list.</summary>
public static class StanceCases
{
    /// <summary>The record of a stance as of a day with every time that the stance began, computed anew from the two series that the score is of.</summary>
    /// <param name="history">The series.</param>
    /// <param name="small">Id of the small-cap series of the score's pair.</param>
    /// <param name="large">Id of the large-cap series.</param>
    /// <param name="stance">The stance.</param>
    /// <param name="day">Calendar index of the day.</param>
    /// <returns>The record; null when the history lacks one of the two series.</returns>
    public static RecordDay? Of(MarketHistory history, string small, string large, Stance stance, int day)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Instrument(small) is not { } first || history.Instrument(large) is not { } second)
            return null;
        var riskFree = RiskFree.Daily(history);
        InstrumentFigures Figures(BarSeries series) => InstrumentFigures.Of(series, history.Benchmark, history.Calendar, riskFree);
        return StanceFamily.RecordsOf(new BasisScore(PairFigures.Of(Figures(first), Figures(second))))[stance].On(day, withEntries: true);
    }
}
