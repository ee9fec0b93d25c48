using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>What charts are drawn from: a report's figures and paths, and the words of one language.</summary>
internal sealed record ChartSource(Report Report, ReportFigures Figures, ChartTexts Texts)
{
    /// <summary>Width of every chart, in units of the picture.</summary>
    internal const int Width = 480;

    /// <summary>Puts a chart together.</summary>
    /// <param name="name">Its name in links.</param>
    /// <param name="texts">Its title and how to read it.</param>
    /// <param name="drawing">The picture.</param>
    /// <param name="columns">Headings of its table.</param>
    /// <param name="rows">Rows of its table.</param>
    internal static Chart Chart(
        string name, (string Title, string Note) texts, Drawing drawing, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<ChartCell>> rows)
        => new(
            name, texts.Title, texts.Note, drawing, new ChartData(columns, rows),
            [.. drawing.Figures.Concat(rows.SelectMany(r => r).Select(c => c.Figure).OfType<string>()).Distinct(StringComparer.Ordinal)]);

    /// <summary>Lines across the picture at round numbers, these beside them.</summary>
    internal static void Across(Drawing drawing, Scale scale, double left, double right, string format = "+#,0.##;−#,0.##;0")
    {
        foreach (var tick in scale.Ticks)
        {
            drawing.Line(left, scale.At(tick), right, scale.At(tick), Math.Abs(tick) < 1e-9 ? "axis" : "grid");
            drawing.Text(left - 6, scale.At(tick) + 5, tick.ToString(format, CultureInfo.InvariantCulture), "end", "tick");
        }
    }

    /// <summary>Lines from top to bottom at round numbers, these above them.</summary>
    internal static void Down(Drawing drawing, Scale scale, double top, double bottom)
    {
        foreach (var tick in scale.Ticks)
        {
            drawing.Line(scale.At(tick), top, scale.At(tick), bottom, "grid");
            drawing.Text(scale.At(tick), top - 10, tick.ToString("+0.##;−0.##;0", CultureInfo.InvariantCulture), "middle", "tick");
        }
    }

    /// <summary>A tick under the picture, named.</summary>
    internal static void Below(Drawing drawing, double x, double bottom, string name)
    {
        drawing.Line(x, bottom, x, bottom + 5, "axis");
        drawing.Text(x, bottom + 20, name, "middle", "tick");
    }

    internal static string Iso(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    internal static string Text(double? value, FigureUnit unit) => FigureFormat.Text(new Figure("", "", value, unit));
}
