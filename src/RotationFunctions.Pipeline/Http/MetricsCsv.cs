using System.Globalization;
using System.Text;
using nietras.SeparatedValues;
using RotationFunctions.Pipeline.Metrics;

namespace RotationFunctions.Pipeline.Http;

/// <summary>The history of a series' figures as CSV (RFC 4180): a row a day, a column a figure.</summary>
internal static class MetricsCsv
{
    private static readonly SepWriterOptions Options = Sep.New(',').Writer(
        options => options with { Escape = true, CultureInfo = CultureInfo.InvariantCulture });

    /// <summary>The table, in UTF-8.</summary>
    /// <param name="rows">The days, oldest first; a figure that a day lacks is an empty field.</param>
    /// <param name="figures">Ids of the figures, in the order of the columns.</param>
    internal static byte[] Write(IReadOnlyList<MetricRow> rows, IReadOnlyList<string> figures)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
        using (var csv = Options.To(text))
        {
            csv.Header.Add([.. figures.Prepend("snapshot").Prepend("date").Select(Guarded)]);
            csv.Header.Write();
            foreach (var row in rows)
            {
                using var line = csv.NewRow();
                line[0].Set(row.Date.ToString("O", CultureInfo.InvariantCulture));
                line[1].Set(Guarded(row.Snapshot));
                for (var i = 0; i < figures.Count; i++)
                {
                    // Numbers are written as they are, a minus sign in front included.
                    if (row.Figures.TryGetValue(figures[i], out var value))
                        line[i + 2].Format(value);
                    else
                        line[i + 2].Set("");
                }
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>
    /// A text that a spreadsheet would run as a formula, with an apostrophe before it: spreadsheets take it for "this is text".
    /// </summary>
    internal static string Guarded(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
}
