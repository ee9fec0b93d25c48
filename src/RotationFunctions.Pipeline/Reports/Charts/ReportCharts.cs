using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>The charts of a report, drawn from it alone. One whose figures are absent is left out.</summary>
internal static class ReportCharts
{
    private static readonly (string Name, Func<ChartSource, Chart?> Draw)[] All =
    [
        ("score", ScoreChart.Draw), ("year-to-date", YearToDateChart.Draw), ("rotation", RotationChart.Draw), ("sectors", SectorChart.Draw),
        ("spread", SpreadChart.Draw), ("technicals", TechnicalChart.Draw), ("analogs", AnalogChart.Draw), ("policy-path", PolicyChart.Draw),
    ];

    /// <summary>The names of all charts that a report can have.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. All.Select(chart => chart.Name)];

    internal static IEnumerable<Chart> Of(Report report, ReportFigures figures, Language language)
    {
        var source = new ChartSource(report, figures, ChartTexts.In(language));
        return All.Select(chart => chart.Draw(source)).OfType<Chart>();
    }

    /// <summary>The chart of a name; null when the report has no figures for it.</summary>
    internal static Chart? Named(string name, Report report, ReportFigures figures, Language language)
        => All.First(chart => chart.Name == name).Draw(new ChartSource(report, figures, ChartTexts.In(language)));
}
