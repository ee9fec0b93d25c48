using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Figures.Definitions;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>
/// Which warnings a report tells, and of which figures. A warning lives as long as a window of the report looks over its day: a
/// dividend that an adjusted close lacks makes the return of a year wrong for a year.
/// </summary>
internal static class WarnedFigures
{
    /// <summary>The warnings of a report's day, those that touch no figure any more left out.</summary>
    /// <param name="report">The report.</param>
    /// <param name="warnings">What is odd about its data, by day.</param>
    public static IReadOnlyList<ReportWarning> Of(Report report, IReadOnlyList<DatedWarning> warnings)
    {
        var known = warnings.Where(warning => warning.Date <= report.AsOf && warning.Date >= FirstDay(report)).ToList();
        if (known.Count == 0)
            return [];
        var figures = new ReportFigures(report);
        var origins = new FigureOrigins(report, figures);
        var windows = new Dictionary<string, List<(string Id, DateOnly First, DateOnly Last)>>(StringComparer.Ordinal);
        foreach (var figure in figures.All.Where(figure => figure.Value is not null))
        {
            if (FigureCatalog.Find(figure.Id) is not { Span.Kind: not (FigureSpanKind.Whole or FigureSpanKind.Percentile or FigureSpanKind.Period) } || origins.DatesOf(figure.Id) is not var (first, last))
                continue;
            foreach (var series in origins.InputsOf(figure.Id).Select(input => input.Series))
            {
                if (!windows.TryGetValue(series, out var ofSeries))
                    windows.Add(series, ofSeries = []);
                ofSeries.Add((figure.Id, first, last));
            }
        }

        return [.. known.Select(warning => Told(warning, windows.GetValueOrDefault(warning.Id) ?? [])).OfType<ReportWarning>()];

        // What is odd about the day itself is told with no figure too: for it the figure is absent.
        ReportWarning? Told(DatedWarning warning, List<(string Id, DateOnly First, DateOnly Last)> ofSeries)
        {
            string[] touched = [.. ofSeries.Where(window => window.First <= warning.Date && warning.Date <= window.Last).Select(window => window.Id)];
            return touched.Length > 0 || warning.Date >= RecentDay(report)
                ? new ReportWarning(warning.Id, warning.Reason) { Date = warning.Date, Figures = touched }
                : null;
        }
    }

    /// <summary>The first day that any window of the report looks at.</summary>
    private static DateOnly FirstDay(Report report)
    {
        var days = report.Calendar!.DaysBack.Values.DefaultIfEmpty(report.AsOf).Min();
        return report.Calendar.YearBase is { } yearBase && yearBase < days ? yearBase : days;
    }

    /// <summary>A week's reports tell what was odd, whatever it touches.</summary>
    private static DateOnly RecentDay(Report report) => report.AsOf.AddDays(-6);
}
