using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Pipeline.Reports.Pages;

/// <summary>A report laid out for a reader: what the page and the Markdown both show, in the same order.</summary>
public sealed record ReportDocument
{
    // From the smallest companies to the largest.
    private static readonly string[] HighlightedSeries = ["IWC", "IWM", "IJH", "SPY"];

    private ReportDocument(Report report, Language language)
    {
        Report = ReportTexts.Write(report, language);
        Texts = PageTexts.In(language);
        Figures = new ReportFigures(Report);
        Highlights = [.. HighlightsOf(Figures, Texts)];
        Tables = [.. ReportTables.Of(Report, Figures, Texts)];
        Missing = [.. GroupedByReason(Report.Missing)];
        Warnings = [.. GroupedByReason(Report.Warnings)];
    }

    internal static ReportDocument Of(Report report, Language language) => new(report, language);

    /// <summary>The report in the document's language.</summary>
    public Report Report { get; }

    public PageTexts Texts { get; }

    public ReportFigures Figures { get; }

    public IReadOnlyList<Highlight> Highlights { get; }

    public IReadOnlyList<FigureTable> Tables { get; }

    public IReadOnlyList<DataNote> Warnings { get; }

    public IReadOnlyList<DataNote> Missing { get; }

    private static IEnumerable<Highlight> HighlightsOf(ReportFigures figures, PageTexts texts)
    {
        var spread = figures["IWM-SPY", "spread.YTD"];
        return new[] { new Highlight("IWM − SPY", texts.SpreadYearToDate, spread) }
            .Concat(HighlightedSeries.Select(series =>
                new Highlight(series, texts.PriceReturnYearToDate, figures[series, FigureIds.Return(Window.YearToDate)])))
            .Where(h => h.Figure.Value is not null);
    }

    private static IEnumerable<DataNote> GroupedByReason(IReadOnlyList<MissingItem> items)
        => items.GroupBy(i => i.Reason, StringComparer.Ordinal).Select(g => new DataNote(g.Key, [.. g.Select(i => i.Id)]));
}

/// <summary>A figure that the reader sees first.</summary>
public sealed record Highlight(string Label, string Note, Figure Figure);

/// <summary>One reason and everything that it is the reason for.</summary>
public sealed record DataNote(string Reason, IReadOnlyList<string> Ids);

/// <summary>A table of figures.</summary>
/// <param name="Id">Name of the table in links.</param>
/// <param name="Texts">Caption and note.</param>
/// <param name="RowHeading">Heading of the first column.</param>
/// <param name="Columns">Headings of the figures' columns.</param>
/// <param name="Groups">The rows, by group.</param>
public sealed record FigureTable(
    string Id, TableTexts Texts, string RowHeading, IReadOnlyList<string> Columns, IReadOnlyList<FigureRowGroup> Groups);

/// <summary>Rows under a heading; a table whose rows are of one kind has one group without heading.</summary>
public sealed record FigureRowGroup(string? Heading, IReadOnlyList<FigureRow> Rows);

/// <summary>A row: the series' id, its name where the id alone says too little, and its figures.</summary>
public sealed record FigureRow(string Label, string? Name, IReadOnlyList<Figure> Cells);
