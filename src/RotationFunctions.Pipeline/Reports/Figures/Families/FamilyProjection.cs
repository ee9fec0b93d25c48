using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures.Definitions;
using RotationFunctions.Pipeline.Reports.Pages;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Pipeline.Reports.Figures.Families;

/// <summary>Families' figures as a report has them: its member <c>figures</c>, what it lacks, and its tables.</summary>
internal static class FamilyProjection
{
    /// <summary>The member <c>figures</c>: by series, pair or group, then by id, both in the order of their letters.</summary>
    public static SortedDictionary<string, IReadOnlyDictionary<string, ReportFigure>> MemberOf(IEnumerable<FamilyFigure> figures)
    {
        var member = new SortedDictionary<string, IReadOnlyDictionary<string, ReportFigure>>(StringComparer.Ordinal);
        foreach (var ofKey in figures.GroupBy(figure => figure.Key, StringComparer.Ordinal))
            member[ofKey.Key] = new SortedDictionary<string, ReportFigure>(
                ofKey.ToDictionary(figure => figure.Id, figure => new ReportFigure(figure.Value, FigureCatalog.UnitOf(figure.Id)) { Date = figure.Date }, StringComparer.Ordinal), StringComparer.Ordinal);
        return member;
    }

    /// <summary>What is absent. Figures of one kind that share a reason are one item, as <c>IWM/drawdown</c>.</summary>
    public static IEnumerable<MissingItem> MissingOf(IEnumerable<FamilyFigure> figures)
    {
        foreach (var kind in figures.GroupBy(figure => $"{figure.Key}/{figure.Id.Split('.')[0]}", StringComparer.Ordinal))
        {
            var reasons = kind.Where(figure => figure.Reason is not null).GroupBy(figure => figure.Reason!).ToList();
            if (reasons is [var shared] && shared.Count() == kind.Count())
                yield return new MissingItem(kind.Key, shared.Key);
            else
                foreach (var figure in kind.Where(figure => figure.Reason is not null))
                    yield return new MissingItem($"{figure.Key}/{figure.Id}", figure.Reason!);
        }
    }

    /// <summary>The figures that a report has under <c>figures</c>, dates apart.</summary>
    public static IEnumerable<Figure> FiguresOf(Report report) => report.Figures
        .SelectMany(of => of.Value.Where(figure => figure.Value.Unit != FigureUnit.Date).Select(figure => new Figure(of.Key, figure.Key, figure.Value.Value, figure.Value.Unit)));

    /// <summary>The dates that a report has under <c>figures</c>.</summary>
    public static IEnumerable<FigureDate> DatesOf(Report report) => report.Figures
        .SelectMany(of => of.Value.Where(figure => figure.Value.Unit == FigureUnit.Date).Select(figure => new FigureDate($"{of.Key}/{figure.Key}", figure.Value.Date)));

    /// <summary>The families' tables, rows whose series the report does not have left out; none for a report from before the family.</summary>
    public static IEnumerable<Pages.FigureTable> TablesOf(Report report, ReportFigures figures, Language language)
    {
        foreach (var registered in MetricFamilies.All)
        {
            foreach (var layout in registered.Family.Tables(figures.Roles, figures.Benchmark))
            {
                var words = registered.Words(language).Tables[layout.Id];
                var rows = layout.Rows.Select(row => (Row: row, Cells: layout.Columns.Select(column => figures.Cell($"{row.Key}/{row.Figure(column)}")).ToList()))
                    .Where(row => !row.Cells.Contains(null) && row.Cells.Exists(cell => cell?.Value is not null)).ToList();
                if (rows.Count > 0)
                    yield return new Pages.FigureTable(
                        layout.Id, words.Texts, words.RowHeading, [.. layout.Columns.Select(column => words.Columns[column])],
                        [.. rows.GroupBy(row => row.Row.Key, StringComparer.Ordinal).Select(group => new FigureRowGroup(
                            group.Any(row => row.Row.Value is not null) ? Label(group.Key) : null,
                            [.. group.Select(row => new FigureRow(row.Row.Value is { } value ? words.Rows.GetValueOrDefault(value, value) : Label(group.Key), null, row.Cells))]))]);
            }
        }

        static string Label(string key) => key.Replace("-", " − ", StringComparison.Ordinal);
    }
}
