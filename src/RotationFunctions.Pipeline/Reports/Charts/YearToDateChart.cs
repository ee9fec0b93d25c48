using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>Returns of micro, small, mid and large caps since the year's base, day by day.</summary>
internal static class YearToDateChart
{
    internal static Chart? Draw(ChartSource source)
    {
        var (report, figures, texts) = source;
        if (report.Paths?.YearToDate is not { Dates.Count: > 1, Values.Count: > 0 } paths)
            return null;
        var drawing = new Drawing(ChartSource.Width, 300);
        const double Left = 44, Right = 352, Top = 12, Bottom = 268;
        var all = paths.Values.Values.SelectMany(v => v).OfType<double>().Select(v => v * 100).ToArray();
        var scale = new Scale(Math.Min(all.Min(), 0), Math.Max(all.Max(), 0), Bottom, Top);
        double X(int i) => Left + ((Right - Left) * i / (paths.Dates.Count - 1));
        ChartSource.Across(drawing, scale, Left, Right);
        // Months are named where there is room for the name.
        var last = double.NegativeInfinity;
        for (var i = 1; i < paths.Dates.Count; i++)
        {
            if (paths.Dates[i].Month == paths.Dates[i - 1].Month || X(i) - last < 46 || X(i) > Right - 10)
                continue;
            last = X(i);
            ChartSource.Below(drawing, X(i), Bottom, paths.Dates[i].ToString("MM-dd", CultureInfo.InvariantCulture));
        }

        var series = paths.Values.Where(v => v.Value[^1] is not null).ToArray();
        var labels = Drawing.Apart([.. series.Select(s => scale.At(s.Value[^1]!.Value * 100) + 5)], Top + 5, Bottom);
        for (var s = 0; s < series.Length; s++)
        {
            drawing.Path(series[s].Value.Select((v, i) => (X(i), v is { } value ? scale.At(value * 100) : (double?)null)), $"line line-{s + 1}");
            drawing.Figure(Right + 6, labels[s], Return(series[s].Key), "start", $"label end-{s + 1}", series[s].Key);
        }

        // Ten rows or fewer tell the way; the last is the day of the report.
        var step = Math.Max(1, (paths.Dates.Count - 1) / 10);
        int[] shown = [.. Enumerable.Range(0, paths.Dates.Count).Where(i => (paths.Dates.Count - 1 - i) % step == 0)];
        return ChartSource.Chart("year-to-date", texts.YearToDate, drawing, [texts.Date, .. series.Select(s => s.Key)],
            [.. shown.Select(i => (ChartCell[])[
                ChartSource.Iso(paths.Dates[i]),
                .. series.Select(s => i == paths.Dates.Count - 1 ? (ChartCell)Return(s.Key) : ChartSource.Text(s.Value[i], FigureUnit.Change))])]);

        Figure Return(string id) => figures[id, FigureIds.Return(Window.YearToDate)];
    }
}
