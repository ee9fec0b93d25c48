using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>Closes of the small-cap index with its range, breakout, pattern and targets.</summary>
internal static class TechnicalChart
{
    internal static Chart? Draw(ChartSource source)
    {
        var (report, figures, texts) = source;
        if (report.Technicals is not { } technicals || report.Paths?.Technicals is not { Dates.Count: > 20, Values.Count: > 0 } paths)
            return null;
        var closes = paths.Values.First().Value;
        var close = Of("close").Value is null ? new Figure(technicals.Series, "close", technicals.Close, FigureUnit.Number) : Of("close");
        (string Name, Figure Figure)[] levels =
        [
            .. new[]
            {
                (texts.MeasuredMove, Of(RotationIds.MeasuredMove)), ("1.272", Of(RotationIds.Fibonacci1272)), (texts.RangeHigh, Of(RotationIds.RangeHigh)),
                (texts.RangeLow, Of(RotationIds.RangeLow)), (texts.Neckline, Of(RotationIds.Pattern + ".neckline.now")),
            }.Where(level => level.Item2.Value is not null),
            (texts.Now, close),
        ];
        var drawing = new Drawing(ChartSource.Width, 330);
        const double Left = 52, Right = 312, Top = 12, Bottom = 298;
        double[] all = [.. closes.OfType<double>(), .. levels.Select(l => l.Figure.Value!.Value)];
        var scale = new Scale(all.Min(), all.Max(), Bottom, Top);
        double X(int i) => Left + ((Right - Left) * i / (paths.Dates.Count - 1));
        ChartSource.Across(drawing, scale, Left, Right, "#,0.##");
        for (var i = 1; i < paths.Dates.Count; i++)
            if (paths.Dates[i].Year != paths.Dates[i - 1].Year && X(i) <= Right - 20 && X(i) >= Left + 16)
                ChartSource.Below(drawing, X(i), Bottom, paths.Dates[i].ToString("yyyy", CultureInfo.InvariantCulture));

        var labels = Drawing.Apart([.. levels.Select(l => scale.At(l.Figure.Value!.Value) + 5)], Top + 5, Bottom + 5);
        for (var i = 0; i < levels.Length; i++)
        {
            var (isClose, at) = (i == levels.Length - 1, scale.At(levels[i].Figure.Value!.Value));
            if (!isClose)
                drawing.Line(Left, at, Right, at, "threshold");
            drawing.Line(Right, at, Right + 8, labels[i] - 5, "leader");
            drawing.Figure(Right + 10, labels[i], levels[i].Figure, "start", isClose ? "label strong" : "label small", levels[i].Name);
        }

        drawing.Path(closes.Select((v, i) => (X(i), v is { } value ? scale.At(value) : (double?)null)), "line line-2");
        drawing.Circle(X(closes.Count - 1), scale.At(technicals.Close), 4, "head week-2");
        if (technicals.Pattern is { } pattern)
            foreach (var (point, index) in pattern.Points.Select((p, i) => (p, i)).Where(p => p.p.Date >= paths.Dates[0]))
                drawing.Circle(Place(point.Date), scale.At(point.Close), index == 2 ? 5 : 3.5, "mark");
        if (technicals.Breakout is { } breakout)
            drawing.Circle(Place(breakout.Since), scale.At(breakout.Level), 5, "mark");
        return ChartSource.Chart("technicals", texts.Technicals(technicals.Series), drawing, [texts.Level, texts.Close],
            [.. levels.Select(l => (ChartCell[])[l.Name, l.Figure])]);

        Figure Of(string metric) => figures[technicals.Series, metric];

        double Place(DateOnly date)
        {
            var after = Enumerable.Range(0, paths.Dates.Count).FirstOrDefault(i => paths.Dates[i] >= date, paths.Dates.Count - 1);
            return X(after);
        }
    }
}
