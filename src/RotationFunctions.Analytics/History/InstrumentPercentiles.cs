namespace RotationFunctions.Analytics;

/// <summary>Where an instrument's figures stand in their own histories on one day, by the figure's id; null while too short.</summary>
public sealed record InstrumentPercentileDay(string Series, IReadOnlyDictionary<string, Percentile?> Percentiles);

/// <summary>The percentiles of an instrument's figures in their own histories.</summary>
public sealed class InstrumentPercentiles
{
    private static readonly string[] Figures =
    [
        .. Window.All.Select(FigureIds.Return),
        FigureIds.VolatilityDaily(Window.OneMonth), FigureIds.VolatilityDaily(Window.ThreeMonths), FigureIds.VolatilityDaily(Window.OneYear),
        FigureIds.Rsi14, FigureIds.DistanceSma200,
    ];

    private readonly Dictionary<string, PercentileHistory> _percentiles;

    private InstrumentPercentiles(InstrumentFigures figures)
    {
        Series = figures.Series;
        _percentiles = Figures.ToDictionary(f => f, f => new PercentileHistory(figures.Calendar, figures.Series.Start, figures.Column(f)), StringComparer.Ordinal);
    }

    /// <summary>The instrument.</summary>
    public BarSeries Series { get; }

    /// <summary>Computes the percentiles of an instrument.</summary>
    public static InstrumentPercentiles Of(InstrumentFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return new InstrumentPercentiles(figures);
    }

    /// <summary>The percentiles of a figure in its own history.</summary>
    /// <exception cref="KeyNotFoundException">The figure has no percentile.</exception>
    public PercentileHistory this[string figure] => _percentiles[figure];

    /// <summary>The percentiles of one trading day.</summary>
    public InstrumentPercentileDay On(int day) => new(Series.Id, _percentiles.ToDictionary(p => p.Key, p => p.Value.On(day)));
}
