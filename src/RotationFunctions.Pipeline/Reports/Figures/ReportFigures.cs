using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures.Families;

namespace RotationFunctions.Pipeline.Reports.Figures;

/// <summary>Every figure of a report by its id, absent ones with the reason.</summary>
/// <remarks>
/// A text states a few hundred figures of thousands, so those of a series, and the dates, are looked up when one of them is first asked
/// for: a backfill spends a tenth of its time less. Not for several threads at once.
/// </remarks>
public sealed class ReportFigures
{
    private readonly Dictionary<string, OfKey> _keys = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, DateOnly?>> _dates;
    private readonly Dictionary<string, string> _reasons;

    public ReportFigures(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Roles = ReportMarket.RolesOf(report);
        Benchmark = ReportMarket.BenchmarkOf(report);
        foreach (var performance in report.Performance)
            Key(performance.Series).Later(() => ReportMetrics.Of(performance));
        foreach (var spread in report.Spreads)
            Key(FigureKeys.Pair(spread.A, spread.B)).Later(() => ReportMetrics.Of(spread));
        foreach (var liquidity in report.Liquidity)
            Key(liquidity.Series).Later(() => ReportMetrics.Of(liquidity));
        // A pair of the universe stands among the spreads and in relative strength: the same figure under the same id.
        foreach (var pair in report.RelativeStrength)
            Key(FigureKeys.Pair(pair.A, pair.B)).Later(() => RotationMetrics.Of(pair));
        foreach (var percentiles in report.Percentiles)
            Key(percentiles.Series).Later(() => RotationMetrics.Of(percentiles));
        foreach (var figure in RotationMetrics.OfMarket(report).Concat(FamilyProjection.FiguresOf(report)))
            Key(figure.Series).Now(figure);
        _dates = new(() => RotationMetrics.DatesOf(report).Concat(FamilyProjection.DatesOf(report)).ToDictionary(d => d.Id, d => d.Day, StringComparer.Ordinal));
        _reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in report.Missing)
            _reasons.TryAdd(item.Id, item.Reason);
    }

    /// <summary>Which series plays which part in the report.</summary>
    public MarketRoles Roles { get; }

    /// <summary>Id of the series that the report's others are measured against.</summary>
    public string Benchmark { get; }

    /// <summary>Every figure, absent ones included.</summary>
    public IReadOnlyCollection<Figure> All => field ??= [.. _keys.Values.SelectMany(key => key.All)];

    /// <summary>What figures are of: series, pairs and groups.</summary>
    internal IReadOnlyCollection<string> Keys => _keys.Keys;

    /// <summary>A figure by series and metric; absent when the report has none by that id.</summary>
    public Figure this[string series, string metric]
        => (_keys.TryGetValue(series, out var key) ? key.Find(metric) : null) ?? new Figure(series, metric, null, FigureUnit.Number);

    /// <summary>A figure that is of no series, by its metric; absent when the report has none by that id.</summary>
    public Figure this[string metric] => RotationMetrics.Qualified(metric, null).Split('/') is [var series, _] ? this[series, metric] : throw new ArgumentException($"'{metric}' is of a series.", nameof(metric));

    /// <summary>A figure by its id, or null when the report has none.</summary>
    public Figure? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash && _keys.TryGetValue(id[..slash], out var key) ? key.Find(id[(slash + 1)..]) : null;
    }

    /// <summary>A figure, or a date as one, for a table's cell: its value is the number of the day. Null when the report has none by that id.</summary>
    public Figure? Cell(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Find(id) ?? (id.Split('/') is [var series, var metric] && _dates.Value.TryGetValue(id, out var day) ? new Figure(series, metric, day?.DayNumber, FigureUnit.Date) : null);
    }

    /// <summary>Whether the report states a date by that id, be it absent.</summary>
    public bool HasDate(string id) => _dates.Value.ContainsKey(id);

    /// <summary>A date by its id; absent when the report has none by that id.</summary>
    public FigureDate Date(string id) => new(id, _dates.Value.GetValueOrDefault(id));

    /// <summary>
    /// Why a figure is absent, as the report says it: of the figure, of its family (<c>^RUT/totalReturn</c> for every
    /// window of it), or of the series; null when it says nothing.
    /// </summary>
    public string? ReasonFor(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        for (var metric = figure.Metric; ; metric = metric[..metric.LastIndexOf('.')])
        {
            if (_reasons.TryGetValue($"{figure.Series}/{metric}", out var reason))
                return reason;
            // What belongs to no series is missing under the figure's id alone.
            if (_reasons.TryGetValue(metric, out reason))
                return reason;
            if (!metric.Contains('.', StringComparison.Ordinal))
                return _reasons.GetValueOrDefault(figure.Series);
        }
    }

    private OfKey Key(string name)
    {
        if (!_keys.TryGetValue(name, out var key))
            _keys.Add(name, key = new OfKey());
        return key;
    }

    /// <summary>The figures of one series, pair or group, by metric.</summary>
    private sealed class OfKey
    {
        private readonly Dictionary<string, Figure> _figures = new(StringComparer.Ordinal);
        private readonly List<Func<IEnumerable<Figure>>> _later = [];

        public IEnumerable<Figure> All => Made().Values;

        public void Later(Func<IEnumerable<Figure>> figures) => _later.Add(figures);

        public void Now(Figure figure) => _figures.TryAdd(figure.Metric, figure);

        public Figure? Find(string metric) => Made().GetValueOrDefault(metric);

        private Dictionary<string, Figure> Made()
        {
            foreach (var figure in _later.SelectMany(figures => figures()))
                _figures.TryAdd(figure.Metric, figure);
            _later.Clear();
            return _figures;
        }
    }
}
