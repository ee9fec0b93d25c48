namespace RotationFunctions.Analytics;

/// <summary>What followed some days, over a number of trading days.</summary>
/// <param name="Count">Number of outcomes complete by the day of the report.</param>
/// <param name="Mean">Their mean; null without any.</param>
/// <param name="Median">Their median; null without any.</param>
/// <param name="SharePositive">Share of them above zero; null without any.</param>
public sealed record Outcomes(int Count, double? Mean, double? Median, double? SharePositive);

/// <summary>What followed, over a quarter and over a year: price return of the instrument less that of the benchmark.</summary>
/// <param name="Instrument">What the return is of; several are held in equal parts.</param>
/// <param name="Over63">Over the following 63 trading days.</param>
/// <param name="Over252">Over the following 252 trading days.</param>
public sealed record TrackRecord(IReadOnlyList<string> Instrument, Outcomes Over63, Outcomes Over252);

/// <summary>Outcomes by the day that they start from.</summary>
internal sealed class OutcomeHistory
{
    private readonly string[] _instruments;
    private readonly double[] _over63, _over252;

    /// <param name="instruments">Ids of what is held, in equal parts; with one of them missing there is no outcome.</param>
    /// <param name="figures">Figures of instruments by id.</param>
    /// <param name="history">The history, whose benchmark they are measured against.</param>
    public OutcomeHistory(IReadOnlyList<string> instruments, IReadOnlyDictionary<string, InstrumentFigures> figures, MarketHistory history)
    {
        _instruments = [.. instruments];
        _over63 = Over(Window.ThreeMonths, instruments, figures, history);
        _over252 = Over(Window.OneYear, instruments, figures, history);
    }

    /// <summary>The outcomes of starts that were complete by a day.</summary>
    public TrackRecord Of(IEnumerable<int> starts, int day)
    {
        var all = starts as IReadOnlyCollection<int> ?? [.. starts];
        return new TrackRecord(_instruments, Of(all, day, _over63, 63), Of(all, day, _over252, 252));
    }

    private static Outcomes Of(IReadOnlyCollection<int> starts, int day, double[] outcomes, int days)
    {
        double[] complete = [.. starts.Where(start => start + days <= day && !double.IsNaN(outcomes[start])).Select(start => outcomes[start])];
        if (complete.Length == 0)
            return new Outcomes(0, null, null, null);
        var mean = complete.Sum() / complete.Length;
        Array.Sort(complete);
        return new Outcomes(complete.Length, mean, Quantiles.Of(complete, 0.5), (double)complete.Count(v => v > 0) / complete.Length);
    }

    private static double[] Over(
        Window window, IReadOnlyList<string> instruments, IReadOnlyDictionary<string, InstrumentFigures> figures, MarketHistory history)
    {
        var days = window.TradingDays!.Value;
        var outcomes = new double[history.Calendar.Count];
        outcomes.AsSpan().Fill(double.NaN);
        if (!instruments.All(figures.ContainsKey))
            return outcomes;
        var held = instruments.Select(id => figures[id]).ToArray();
        var benchmark = figures[history.Benchmark.Id];
        for (var start = 0; start + days < outcomes.Length; start++)
        {
            double sum = 0;
            foreach (var instrument in held)
                sum += instrument.PriceReturn(window, start + days).Fraction;
            outcomes[start] = (sum / held.Length) - benchmark.PriceReturn(window, start + days).Fraction;
        }

        return outcomes;
    }
}
