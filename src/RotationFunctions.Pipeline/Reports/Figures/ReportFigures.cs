using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures.Families;

namespace RotationFunctions.Pipeline.Reports.Figures;

/// <summary>Every figure of a report by its id, absent ones with the reason.</summary>
public sealed class ReportFigures
{
    private readonly Dictionary<string, Figure> _figures;
    private readonly Dictionary<string, DateOnly?> _dates;
    private readonly Dictionary<string, string> _reasons;

    public ReportFigures(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        _figures = new Dictionary<string, Figure>(StringComparer.Ordinal);
        // A pair of the universe stands among the spreads and in relative strength: the same figure under the same id.
        foreach (var figure in report.Performance.SelectMany(ReportMetrics.Of)
            .Concat(report.Spreads.SelectMany(ReportMetrics.Of))
            .Concat(report.Liquidity.SelectMany(ReportMetrics.Of))
            .Concat(RotationMetrics.Of(report))
            .Concat(FamilyProjection.FiguresOf(report)))
            _figures.TryAdd(figure.Id, figure);
        _dates = RotationMetrics.DatesOf(report).Concat(FamilyProjection.DatesOf(report)).ToDictionary(d => d.Id, d => d.Day, StringComparer.Ordinal);
        _reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in report.Missing)
            _reasons.TryAdd(item.Id, item.Reason);
    }

    /// <summary>Every figure, absent ones included.</summary>
    public IReadOnlyCollection<Figure> All => _figures.Values;

    /// <summary>A figure by series and metric; absent when the report has none by that id.</summary>
    public Figure this[string series, string metric]
        => _figures.GetValueOrDefault($"{series}/{metric}") ?? new Figure(series, metric, null, FigureUnit.Number);

    /// <summary>A figure that is of no series, by its metric; absent when the report has none by that id.</summary>
    public Figure this[string metric] => RotationMetrics.Qualified(metric, null).Split('/') is [var series, _] ? this[series, metric] : throw new ArgumentException($"'{metric}' is of a series.", nameof(metric));

    /// <summary>A figure by its id, or null when the report has none.</summary>
    public Figure? Find(string id) => _figures.GetValueOrDefault(id);

    /// <summary>A figure, or a date as one, for a table's cell: its value is the number of the day. Null when the report has none by that id.</summary>
    public Figure? Cell(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Find(id) ?? (id.Split('/') is [var series, var metric] && _dates.TryGetValue(id, out var day) ? new Figure(series, metric, day?.DayNumber, FigureUnit.Date) : null);
    }

    /// <summary>Whether the report states a date by that id, be it absent.</summary>
    public bool HasDate(string id) => _dates.ContainsKey(id);

    /// <summary>A date by its id; absent when the report has none by that id.</summary>
    public FigureDate Date(string id) => new(id, _dates.GetValueOrDefault(id));

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
}
