using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>The lead of small over large caps through twenty years, over the band of what is usual.</summary>
internal static class SpreadChart
{
    private const int LeastMonths = 24;

    internal static Chart? Draw(ChartSource source)
    {
        var (report, figures, texts) = source;
        if (report.Paths?.Spread is not { Values.Count: > 0 } paths)
            return null;
        var (pair, values) = paths.Values.First();
        double[] known = [.. values.OfType<double>().Order()];
        if (known.Length < LeastMonths)
            return null;
        var (low, high) = (known[known.Length / 10], known[^((known.Length / 10) + 1)]);
        var drawing = new Drawing(ChartSource.Width, 280);
        const double Left = 44, Right = 412, Top = 12, Bottom = 248;
        var scale = new Scale(known[0] * 100, known[^1] * 100, Bottom, Top);
        double X(int i) => Left + ((Right - Left) * i / (paths.Dates.Count - 1));
        drawing.Rectangle(Left, scale.At(high * 100), Right - Left, scale.At(low * 100) - scale.At(high * 100), "band");
        ChartSource.Across(drawing, scale, Left, Right);
        var last = double.NegativeInfinity;
        for (var i = 1; i < paths.Dates.Count; i++)
        {
            if (paths.Dates[i].Year == paths.Dates[i - 1].Year || X(i) - last < 60 || X(i) > Right - 20)
                continue;
            last = X(i);
            ChartSource.Below(drawing, X(i), Bottom, paths.Dates[i].ToString("yyyy", CultureInfo.InvariantCulture));
        }

        drawing.Path(values.Select((v, i) => (X(i), v is { } value ? scale.At(value * 100) : (double?)null)), "line line-2");
        var now = figures[pair, FigureIds.Spread(Window.ThreeMonths)];
        if (now.Value is { } today)
        {
            drawing.Circle(Right, scale.At(today * 100), 5, "head week-2");
            drawing.Figure(Right + 10, scale.At(today * 100) + 5, now, "start", "label end-2");
        }

        return ChartSource.Chart("spread", texts.Spread(pair.Replace("-", " − ", StringComparison.Ordinal)), drawing, [texts.Date, texts.Points],
        [
            [texts.Tenth, ChartSource.Text(low, FigureUnit.PercentagePoints)],
            [texts.Ninetieth, ChartSource.Text(high, FigureUnit.PercentagePoints)],
            .. Enumerable.Range(0, values.Count).TakeLast(13).Select(i => (ChartCell[])[
                ChartSource.Iso(paths.Dates[i]), i == values.Count - 1 ? now : ChartSource.Text(values[i], FigureUnit.PercentagePoints)]),
        ]);
    }
}
