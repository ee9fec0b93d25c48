using System.Text;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Pages;

/// <summary>The report as Markdown, with tables as GitHub reads them: the page's content in the page's order.</summary>
public static class ReportMarkdown
{
    // Every character that Markdown or the HTML inside it could take for markup, wherever it stands.
    private const string Special = @"\`*_{}[]<>#|~!^$";

    /// <summary>Writes the report.</summary>
    public static string Render(Report report, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);
        var document = ReportDocument.Of(report, language);
        var text = new StringBuilder();
        WriteHead(text, document);
        WriteChanges(text, document);
        WriteSections(text, document);
        foreach (var table in document.Tables)
            WriteTable(text, table);
        WriteDataNotes(text, document);
        text.Append("---\n\n").Append(Escape(document.Report.Disclaimer)).Append('\n');
        return text.ToString();
    }

    private static void WriteHead(StringBuilder text, ReportDocument document)
    {
        var (report, texts) = (document.Report, document.Texts);
        text.Append("# ").Append(Escape(texts.Title)).Append("\n\n")
            .Append(Escape(texts.AsOf)).Append(" **").Append(Escape(texts.Date(report.AsOf))).Append("**\n\n");
        if (report.Source.IsDemo)
            text.Append("> **").Append(Escape(texts.Simulated)).Append("** ").Append(Escape(texts.SimulatedDetail)).Append("\n\n");
        if (report.Stance is { } stance)
            text.Append("**").Append(Escape(document.Stance!)).Append("** ").Append(Escape(texts.Since)).Append(' ')
                .Append(Escape(texts.Date(stance.Since))).Append(", ").Append(Escape(texts.Score)).Append(' ')
                .Append(FigureFormat.Text(document.Figures[RotationIds.Score])).Append(' ').Append(Escape(texts.OfHundred)).Append("\n\n");
        if (report.Tags.Count > 0)
            text.Append(Escape(texts.Tags)).Append(": ").Append(Escape(string.Join(" · ", report.Tags.Select(t => t.Text)))).Append("\n\n");
        foreach (var (label, value) in ((string, string)[])
        [
            (texts.Source, report.Source.Name),
            (texts.FetchedAt, PageTexts.Time(report.Source.FetchedAt)),
            (texts.GeneratedAt, PageTexts.Time(report.GeneratedAt)),
            (texts.Snapshot, report.Source.Snapshot),
            .. PublicationTexts.Of(report, texts),
        ])
            text.Append("- ").Append(Escape(label)).Append(": ").Append(Escape(value)).Append('\n');
        text.Append('\n');
        if (document.Highlights.Count > 0)
        {
            foreach (var highlight in document.Highlights)
                text.Append("- **").Append(Escape(highlight.Label)).Append("** ").Append(FigureFormat.Text(highlight.Figure))
                    .Append(" (").Append(Escape(highlight.Note)).Append(")\n");
            text.Append('\n');
        }

        if (document.Quotes.Count == 0)
            return;
        text.Append(Escape(texts.RelatedQuotes)).Append("\n\n");
        WriteRow(text, [texts.Instrument, texts.Close, texts.OnTheDay, texts.Window(Window.YearToDate)]);
        text.Append("|:---|---:|---:|---:|\n");
        foreach (var quote in document.Quotes)
            WriteRow(text, [$"{quote.Series} {quote.Name}", FigureFormat.Text(quote.Close), FigureFormat.Text(quote.Day), FigureFormat.Text(quote.Year)]);
        text.Append('\n');
    }

    private static void WriteChanges(StringBuilder text, ReportDocument document)
    {
        if (document.Changes.Count == 0)
            return;
        text.Append("## ").Append(Escape(document.Texts.Changes)).Append("\n\n");
        foreach (var change in document.Changes)
            text.Append("- ").Append(Escape(change.What)).Append(": ").Append(Escape(change.Before)).Append(" → **").Append(Escape(change.After)).Append("**\n");
        text.Append('\n');
    }

    private static void WriteSections(StringBuilder text, ReportDocument document)
    {
        foreach (var section in document.Report.Sections)
        {
            text.Append("## ").Append(Escape(section.Title)).Append("\n\n");
            foreach (var sentence in section.Sentences)
                text.Append(Escape(sentence.Text)).Append("\n\n");
        }
    }

    private static void WriteTable(StringBuilder text, FigureTable table)
    {
        text.Append("## ").Append(Escape(table.Texts.Caption)).Append("\n\n").Append(Escape(table.Texts.Note)).Append("\n\n");
        WriteRow(text, [table.RowHeading, .. table.Columns]);
        text.Append("|:---").Insert(text.Length, "|---:", table.Columns.Count).Append("|\n");
        foreach (var group in table.Groups)
        {
            if (group.Heading is not null)
                text.Append("| **").Append(Escape(group.Heading)).Append("**").Insert(text.Length, " |", table.Columns.Count + 1).Append('\n');
            foreach (var row in group.Rows)
                WriteRow(text, [row.Name is null ? row.Label : $"{row.Label} {row.Name}", .. row.Cells.Select(cell => cell is null ? "" : FigureFormat.Text(cell))]);
        }

        text.Append('\n');
    }

    private static void WriteDataNotes(StringBuilder text, ReportDocument document)
    {
        var texts = document.Texts;
        text.Append("## ").Append(Escape(texts.DataNotes)).Append("\n\n");
        foreach (var (title, notes) in new[] { (texts.Warnings, document.Warnings), (texts.Missing, document.Missing) })
        {
            if (notes.Count == 0)
                continue;
            text.Append("### ").Append(Escape(title)).Append("\n\n");
            WriteRow(text, [texts.Affected, texts.Reason]);
            text.Append("|:---|:---|\n");
            foreach (var note in notes)
                WriteRow(text, [string.Join(", ", note.Ids), note.Reason]);
            text.Append('\n');
        }

        text.Append("### ").Append(Escape(texts.Definitions)).Append("\n\n").Append(Escape(texts.DefinitionsDetail)).Append("\n\n");
    }

    private static void WriteRow(StringBuilder text, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            text.Append("| ").Append(Escape(cell)).Append(' ');
        text.Append("|\n");
    }

    /// <summary>Text that Markdown shows as it is: on one line, with nothing in it that is markup.</summary>
    internal static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var character in value)
        {
            if (character is '\r' or '\n' or '\u2028' or '\u2029' or '\t')
                text.Append(' ');
            else if (character == '&')
                text.Append("&amp;");
            else if (Special.Contains(character, StringComparison.Ordinal))
                text.Append('\\').Append(character);
            else
                text.Append(character);
        }

        return text.ToString();
    }
}
