using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Reports.Figures.Definitions;

/// <summary>Which dates and which series a figure of a report is computed from, told from the report alone.</summary>
public sealed class FigureOrigins
{
    private readonly Report _report;
    private readonly ReportFigures _figures;
    private readonly Dictionary<string, ReportInput> _inputs;
    private readonly Dictionary<string, (string A, string B)> _pairs = new(StringComparer.Ordinal);

    /// <param name="report">The report.</param>
    /// <param name="figures">Its figures.</param>
    public FigureOrigins(Report report, ReportFigures figures)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(figures);
        (_report, _figures) = (report, figures);
        _inputs = report.Inputs.ToDictionary(input => input.Series, StringComparer.Ordinal);
        foreach (var (a, b) in report.RelativeStrength.Select(pair => (pair.A, pair.B)).Concat(report.Spreads.Select(spread => (spread.A, spread.B))))
            _pairs.TryAdd(FigureKeys.Pair(a, b), (a, b));
    }

    /// <summary>
    /// First and last date that a figure is computed from: of a return the base, whose close it is measured from, and the
    /// report's day. Null for a constant, for a figure that is unknown, and where the report does not tell.
    /// </summary>
    /// <param name="id">The figure's id with its series: <c>IWM/return.YTD</c>.</param>
    public (DateOnly First, DateOnly Last)? DatesOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (FigureCatalog.Find(id) is not { } definition || _report.Calendar is not { } calendar)
            return null;
        var (series, metric) = Split(id);
        var window = FigureCatalog.WindowOf(metric);
        var asOf = _report.AsOf;
        return definition.Span.Kind switch
        {
            FigureSpanKind.Day => (asOf, asOf),
            FigureSpanKind.YearToDate => From(calendar.YearBase),
            FigureSpanKind.Window when window == Window.YearToDate => From(calendar.YearBase),
            FigureSpanKind.Window => From(Back(window!.TradingDays!.Value)),
            FigureSpanKind.WindowDays when window == Window.YearToDate => From(calendar.YearFirst),
            FigureSpanKind.WindowDays => From(Back(window!.TradingDays!.Value - 1)),
            FigureSpanKind.Back => Back(definition.Span.LastBack) is { } last && Back(definition.Span.FirstBack) is { } first ? (first, last) : null,
            FigureSpanKind.Whole => From(Begin(series)),
            // A rating names percentiles without the first day that they count.
            FigureSpanKind.Percentile => From(PercentileFrom(id) ?? Begin(series)),
            FigureSpanKind.Period => Period(metric),
            FigureSpanKind.Dated => DateBeside(id) is { } day ? (day, day) : null,
            _ => null,
        };

        (DateOnly, DateOnly)? From(DateOnly? first) => first is { } day ? (day, asOf) : null;

        DateOnly? Back(int days) => days == 0 ? asOf : calendar.DaysBack.TryGetValue(days, out var day) ? day : null;
    }

    /// <summary>The series that a figure is computed from, each with its raw response; those that the report lacks left out.</summary>
    /// <param name="id">The figure's id with its series.</param>
    public IReadOnlyList<ReportInput> InputsOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (FigureCatalog.Find(id) is not { } definition)
            return [];
        var (series, metric) = Split(id);
        return [.. definition.Inputs.SelectMany(name => Series(name, series, metric)).Distinct().SelectMany(Inputs)];
    }

    private IEnumerable<string> Series(string name, string series, string metric) => name switch
    {
        FigureInputs.Own when _pairs.TryGetValue(series, out var pair) => [pair.A, pair.B],
        FigureInputs.Own when Ranked(metric) is { } figure && FigureCatalog.Find(figure) is { } definition
            => definition.Inputs.SelectMany(input => input == FigureInputs.Own ? [series] : Series(input, series, figure)),
        FigureInputs.Own => [series],
        FigureInputs.Benchmark => _report.Calendar is { } calendar ? [calendar.Benchmark] : [],
        FigureInputs.Sectors => _figures.Roles.Sectors.All.Select(sector => sector.Id),
        FigureInputs.Basis => _report.Score?.Basis ?? [],
        FigureInputs.Technicals => _report.Technicals is { } technicals ? [technicals.Series] : [],
        FigureInputs.Rival => [_report.Analogs.FirstOrDefault(analogs => RotationIds.Analog(analogs.Rival) == string.Join('.', metric.Split('.')[..2]))?.Rival ?? ""],
        FigureInputs.Rating => RatingDefinitions.InputsOf(string.Join('.', metric.Split('.')[..2])).SelectMany(input => Series(input, series, metric)),
        FigureInputs.Companion => metric["comovement.".Length..^".3M".Length].Split('-').SelectMany(id => new[] { id, $"^{id}" }),
        ['{', .. var role, '}'] => [RoleNames.Find(_figures.Roles, role)],
        _ => [name],
    };

    /// <summary>The figure that a percentile is of; null for another metric.</summary>
    private static string? Ranked(string metric)
    {
        const string Percentile = "percentile.";
        if (!metric.StartsWith(Percentile, StringComparison.Ordinal))
            return null;
        var end = metric.EndsWith(".n", StringComparison.Ordinal) ? ".n".Length : metric.EndsWith(".from", StringComparison.Ordinal) ? ".from".Length : 0;
        return metric[Percentile.Length..^end];
    }

    /// <summary>A series, or every part of it: contracts of futures, target years of projections.</summary>
    private IEnumerable<ReportInput> Inputs(string series) => _inputs.TryGetValue(series, out var input)
        ? [input]
        : _inputs.Values.Where(part => part.Series.StartsWith(series + ".", StringComparison.Ordinal));

    /// <summary>The day from which on a series exists, or both of a pair; that of the trading calendar for what is of no series.</summary>
    private DateOnly? Begin(string series)
    {
        if (_pairs.TryGetValue(series, out var pair))
            return Begin(pair.A) is { } a && Begin(pair.B) is { } b ? (a > b ? a : b) : null;
        return _inputs.TryGetValue(series, out var input) ? input.First : _report.Calendar?.First;
    }

    private DateOnly? PercentileFrom(string id)
    {
        foreach (var end in (ReadOnlySpan<string>)["", ".n", ".from"])
            if (id.EndsWith(end, StringComparison.Ordinal) && _figures.Date(id[..^end.Length] + ".from").Day is { } day)
                return day;
        return null;
    }

    private (DateOnly, DateOnly)? Period(string metric)
    {
        var period = _report.Periods?.Months.FirstOrDefault(month => RotationIds.SpreadOfMonth(month.To) == metric)
            ?? _report.Periods?.Years.FirstOrDefault(year => RotationIds.SpreadOfYear(year.To) == metric);
        return period is null ? null : (period.From, period.To);
    }

    private DateOnly? DateBeside(string id)
        => _figures.Date(id).Day ?? _figures.Date(id + ".date").Day ?? _figures.Date(id[..id.LastIndexOf('.')] + ".date").Day;

    private static (string Series, string Metric) Split(string id)
        => id.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? (id[..slash], id[(slash + 1)..]) : ("", id);
}
