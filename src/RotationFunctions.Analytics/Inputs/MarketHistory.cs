namespace RotationFunctions.Analytics;

/// <summary>Everything that is known of the market: bars by instrument, rates by series, on one calendar.</summary>
public sealed class MarketHistory
{
    private readonly Dictionary<string, BarSeries> _bars;
    private readonly Dictionary<string, ObservationSeries> _observations;

    /// <param name="calendar">The trading days.</param>
    /// <param name="benchmark">Id of the series that others are measured against; it must be among <paramref name="bars"/>.</param>
    /// <param name="bars">Instruments, aligned on the calendar.</param>
    /// <param name="observations">Rates and projections.</param>
    /// <exception cref="ArgumentException">The benchmark is not among the bars, or a series reaches beyond the calendar.</exception>
    public MarketHistory(
        TradingCalendar calendar, string benchmark, IEnumerable<BarSeries> bars, IEnumerable<ObservationSeries> observations)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        Calendar = calendar;
        _bars = bars.ToDictionary(s => s.Id, StringComparer.Ordinal);
        _observations = observations.ToDictionary(s => s.Id, StringComparer.Ordinal);
        Benchmark = _bars.TryGetValue(benchmark, out var found)
            ? found
            : throw new ArgumentException($"The benchmark {benchmark} has no bars.", nameof(benchmark));
        foreach (var series in _bars.Values)
            if (series.Start + series.Count > calendar.Count)
                throw new ArgumentException($"{series.Id} reaches beyond the calendar.", nameof(bars));
    }

    /// <summary>The trading days.</summary>
    public TradingCalendar Calendar { get; }

    /// <summary>The series that others are measured against.</summary>
    public BarSeries Benchmark { get; }

    /// <summary>Instruments, in the order in which they were given.</summary>
    public IReadOnlyCollection<BarSeries> Bars => _bars.Values;

    /// <summary>Rates and projections, in the order in which they were given.</summary>
    public IReadOnlyCollection<ObservationSeries> Observations => _observations.Values;

    /// <summary>The bars of an instrument, or null when the history has none.</summary>
    public BarSeries? Instrument(string id) => _bars.GetValueOrDefault(id);

    /// <summary>A rate or projection, or null when the history has none.</summary>
    public ObservationSeries? Observation(string id) => _observations.GetValueOrDefault(id);

    /// <summary>The history as it was known on a date: no bar and no publication after it.</summary>
    /// <exception cref="ArgumentException">The benchmark had no bar by then.</exception>
    public MarketHistory CutAt(DateOnly date)
    {
        var calendar = Calendar.CutAt(date);
        return new MarketHistory(
            calendar,
            Benchmark.Id,
            _bars.Values.Select(s => s.CutAt(calendar.Count - 1)).OfType<BarSeries>(),
            _observations.Values.Select(s => s.CutAt(date)));
    }
}
