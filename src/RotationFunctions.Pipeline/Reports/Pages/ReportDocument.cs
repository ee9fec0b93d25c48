using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Languages;
using RotationFunctions.Pipeline.Reports.Charts;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Figures.Families;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Pipeline.Reports.Pages;

/// <summary>A report laid out for a reader: what the page and the Markdown both show, in the same order.</summary>
public sealed record ReportDocument
{
    private ReportDocument(Report report, Language language)
    {
        Report = ReportTexts.Write(report, language);
        Texts = PageTexts.In(language);
        Stance = Report.Stance is { } stance ? Prose.In(language).Tag(stance.Value) : null;
        Figures = new ReportFigures(Report);
        Highlights = [.. HighlightsOf(Figures, Texts)];
        Changes = [.. ChangesOf(Report, Figures, Texts, Prose.In(language))];
        Risks = [.. Report.Risks.Where(r => r.Level is not null).Select(r => RiskOf(r, Report, Figures, Prose.In(language)))];
        Charts = [.. ReportCharts.Of(Report, Figures, language)];
        Tables = [.. ReportTables.Of(Report, Figures, Texts), .. FamilyProjection.TablesOf(Report, Figures, language)];
        Missing = [.. GroupedByReason(Report.Missing.Select(item => (item.Id, item.Reason)))];
        Warnings = [.. GroupedByReason(Report.Warnings.Select(warning => (warning.Id, warning.Reason)))];
        Quotes = [.. QuotesOf(Report, Figures)];
        PrintedFigures = [.. Printed().Distinct(StringComparer.Ordinal)];
    }

    internal static ReportDocument Of(Report report, Language language) => new(report, language);

    /// <summary>The report in the document's language.</summary>
    public Report Report { get; }

    public PageTexts Texts { get; }

    /// <summary>Who leads, in words; null on a day without a stance.</summary>
    public string? Stance { get; }

    public ReportFigures Figures { get; }

    public IReadOnlyList<Highlight> Highlights { get; }

    /// <summary>What is new since the trading day before.</summary>
    public IReadOnlyList<ChangeLine> Changes { get; }

    /// <summary>What the series that the day's tags are about closed at, in the universe's order.</summary>
    public IReadOnlyList<Quote> Quotes { get; }

    public IReadOnlyList<RiskRow> Risks { get; }

    internal IReadOnlyList<Chart> Charts { get; }

    public IReadOnlyList<FigureTable> Tables { get; }

    public IReadOnlyList<DataNote> Warnings { get; }

    public IReadOnlyList<DataNote> Missing { get; }

    /// <summary>The ids of the figures and dates that the document prints as such.</summary>
    internal IReadOnlyList<string> PrintedFigures { get; }

    private IEnumerable<string> Printed() => Report.Sections.SelectMany(s => s.Sentences).SelectMany(s => s.Stated).Select(s => s.Id)
        .Concat(Charts.SelectMany(c => c.Figures))
        .Concat(Tables.SelectMany(t => t.Groups).SelectMany(g => g.Rows).SelectMany(r => r.Cells).OfType<Figure>()
            .Concat(Highlights.Select(h => h.Figure))
            .Concat(Changes.Select(c => c.Figure).OfType<Figure>())
            .Concat(Quotes.SelectMany(q => new[] { q.Close, q.Day, q.Year }))
            .Concat(Risks.SelectMany(r => r.Inputs.SelectMany(i => new[] { i.Figure, i.Threshold }).OfType<Figure>().Concat(r.Bounds).Concat(r.Past)))
            .Append(Figures[RotationIds.Score])
            .Select(f => f.Id));

    private static IEnumerable<Quote> QuotesOf(Report report, ReportFigures figures)
    {
        var series = report.Tags.SelectMany(t => t.Series).ToHashSet(StringComparer.Ordinal);
        return report.Performance.Where(p => series.Contains(p.Series)).Select(p => new Quote(
            p.Series, p.Name, figures[p.Series, "close"], figures[p.Series, FigureIds.Return(Window.OneDay)], figures[p.Series, FigureIds.Return(Window.YearToDate)]));
    }

    private static IEnumerable<Highlight> HighlightsOf(ReportFigures figures, PageTexts texts)
    {
        var (roles, benchmark) = (figures.Roles, figures.Benchmark);
        // From the smallest companies to the largest.
        string[] sizes = [roles.MicroCap, roles.SmallCap, roles.MidCap, benchmark];
        var spread = figures[FigureKeys.Pair(roles.SmallCap, benchmark), FigureIds.Spread(Window.YearToDate)];
        return new[] { new Highlight($"{roles.SmallCap} − {benchmark}", texts.SpreadYearToDate, spread) }
            .Concat(sizes.Select(series =>
                new Highlight(series, texts.PriceReturnYearToDate, figures[series, FigureIds.Return(Window.YearToDate)])))
            .Where(h => h.Figure.Value is not null);
    }

    private static IEnumerable<ChangeLine> ChangesOf(Report report, ReportFigures figures, PageTexts texts, Prose prose)
    {
        foreach (var (id, before, after, restatement) in report.Changes)
        {
            yield return id switch
            {
                _ when restatement is not null => new ChangeLine(texts.Restated(restatement), Number(before), Number(after)),
                RotationIds.Stance => new ChangeLine(texts.StanceWord, StanceName(before), StanceName(after)),
                RotationIds.Score => new ChangeLine(texts.Score, Number(before), Number(after), figures[RotationIds.Score]),
                RotationIds.BreakoutHeld => new ChangeLine(texts.BreakoutStands, Word(before), Word(after)),
                ChangesOfDay.SectorLeader => new ChangeLine(texts.SectorLeader, before ?? FigureFormat.Absent, after ?? FigureFormat.Absent),
                _ when id.StartsWith("risk.", StringComparison.Ordinal) => new ChangeLine(prose.NameOf(id), LevelName(before), LevelName(after)),
                _ => new ChangeLine(prose.NameOf(id), Word(before ?? "no"), Word(after ?? "no")),
            };
        }

        string StanceName(string? value) => Enum.TryParse<Stance>(value, true, out var stance) ? prose.Tag(stance) : FigureFormat.Absent;

        string LevelName(string? value) => Enum.TryParse<RiskLevel>(value, true, out var level) ? prose.NameOf(level) : FigureFormat.Absent;

        string Word(string? value) => value switch { "yes" => texts.Yes, "no" => texts.No, _ => FigureFormat.Absent };

        static string Number(string? value) => FigureFormat.Text(new Figure("", "", value is null ? null : double.Parse(value, CultureInfo.InvariantCulture), FigureUnit.Number));
    }

    private static RiskRow RiskOf(RiskRating risk, Report report, ReportFigures figures, Prose prose)
    {
        return new RiskRow(
            prose.NameOf(risk.Id),
            prose.NameOf(risk.Level!.Value),
            [.. risk.Inputs.Select(i => Input(i.Figure)).Append(risk.SetBy is null ? null : Input(risk.SetBy.Figure)).OfType<Figure>().DistinctBy(f => f.Id)
                .Select(f => (f, risk.Inputs.Any(i => i.Threshold is not null && Qualified(i.Figure) == f.Id)
                    ? figures[RotationMetrics.Threshold(risk.Id, f.Id)]
                    : null))],
            [.. Enum.GetValues<RiskLevel>().Where(l => l > RiskLevel.Low).Select(l => figures[RotationMetrics.Bound(risk.Id, l)])],
            [.. Enum.GetValues<RiskLevel>().Select(l => figures[RotationMetrics.Past(risk.Id, l)])]);

        string Qualified(string figure) => RotationMetrics.Qualified(figure, report.Technicals?.Series);

        Figure? Input(string figure) => figures.Find(Qualified(figure));
    }

    private static IEnumerable<DataNote> GroupedByReason(IEnumerable<(string Id, string Reason)> items)
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
    string Id, TableTexts Texts, string RowHeading, IReadOnlyList<string> Columns, IReadOnlyList<FigureRowGroup> Groups)
{
    /// <summary>Whether the ground of a cell shows its sign and size, so that the eye finds what stands out.</summary>
    public bool IsHeatMap { get; init; }
}

/// <summary>Rows under a heading; a table whose rows are of one kind has one group without heading.</summary>
public sealed record FigureRowGroup(string? Heading, IReadOnlyList<FigureRow> Rows);

/// <summary>A row: the series' id, its name where the id alone says too little, and its figures; null where there is none to be had.</summary>
public sealed record FigureRow(string Label, string? Name, IReadOnlyList<Figure?> Cells);

/// <summary>Something that is not as it was, with its figure where it is one.</summary>
public sealed record ChangeLine(string What, string Before, string After, Figure? Figure = null);

/// <summary>Where a series closed.</summary>
public sealed record Quote(string Series, string Name, Figure Close, Figure Day, Figure Year);

/// <summary>A rating, the figures that it looks at with what each is held against, the bounds of its levels, and how often each level was met before.</summary>
public sealed record RiskRow(
    string Name, string Level, IReadOnlyList<(Figure Figure, Figure? Threshold)> Inputs, IReadOnlyList<Figure> Bounds, IReadOnlyList<Figure> Past);
