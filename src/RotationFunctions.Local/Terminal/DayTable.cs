using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using Spectre.Console;

namespace RotationFunctions.Local.Terminal;

/// <summary>The day at a glance: each instrument's close and returns, and how far small and micro caps are ahead.</summary>
internal static class DayTable
{
    /// <summary>A terminal narrower than this shows no names: figures must not wrap.</summary>
    private const int WidthForNames = 110;

    private static readonly Window[] Windows =
        [Window.OneDay, Window.OneWeek, Window.OneMonth, Window.ThreeMonths, Window.YearToDate, Window.OneYear];

    public static Table Of(Report report, TerminalTexts texts, int width)
    {
        var figures = new ReportFigures(report);
        var named = width >= WidthForNames;
        var table = new Table { Border = TableBorder.Simple, Caption = new TableTitle(Markup.Escape(texts.Returns)) };
        table.AddColumn(new TableColumn(texts.Series).NoWrap());
        if (named)
            table.AddColumn(new TableColumn(texts.Name));
        table.AddColumn(new TableColumn(texts.Page.Close).RightAligned().NoWrap());
        foreach (var window in Windows)
            table.AddColumn(new TableColumn(texts.Page.Window(window)).RightAligned().NoWrap());

        foreach (var instrument in report.Performance)
            AddRow(instrument.Series, instrument.Name, figures[instrument.Series, "close"], window => figures[instrument.Series, $"return.{window}"]);
        (string A, string B)[] leads = [(figures.Roles.SmallCap, figures.Benchmark), (figures.Roles.MicroCap, figures.Benchmark)];
        var spreads = leads.Where(pair => report.Spreads.Any(spread => spread.A == pair.A && spread.B == pair.B)).ToList();
        if (spreads.Count > 0)
            table.AddEmptyRow();
        foreach (var (a, b) in spreads)
            AddRow($"{a} {FigureFormat.Minus} {b}", texts.PercentagePoints, null, window => figures[$"{a}-{b}", $"spread.{window}"]);
        return table;

        void AddRow(string series, string name, Figure? close, Func<Window, Figure> figure) => table.AddRow(
        [
            new Text(series, new Style(decoration: Decoration.Bold)),
            .. named ? [new Text(name) { Overflow = Overflow.Ellipsis }] : Array.Empty<Text>(),
            new Text(close is null ? "" : FigureFormat.Text(close)),
            .. Windows.Select(window => Cell(figure(window))),
        ]);
    }

    /// <summary>The sign of what is printed decides the colour: a zero has none.</summary>
    private static Text Cell(Figure figure) => new(FigureFormat.Text(figure), figure.Direction switch
    {
        > 0 => new Style(Color.Green),
        < 0 => new Style(Color.Red),
        _ => Style.Plain,
    });
}
