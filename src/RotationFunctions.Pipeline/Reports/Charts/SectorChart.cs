using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>The sectors' returns of a month as bars, best first.</summary>
internal static class SectorChart
{
    internal static Chart? Draw(ChartSource source)
    {
        var (report, figures, texts) = source;
        if (report.Sectors?.Windows[Window.OneMonth.Name].Ranking is not { Count: > 0 } ranking)
            return null;
        var drawing = new Drawing(ChartSource.Width, 44 + (ranking.Count * 24));
        const double Left = 60, Right = 400, Top = 26, Values = ChartSource.Width - 4;
        var benchmark = Return(figures.Benchmark);
        double[] all = [.. ranking.Select(r => r.Return * 100), 0, (benchmark.Value ?? 0) * 100];
        var scale = new Scale(all.Min(), all.Max(), Left, Right, 4);
        ChartSource.Down(drawing, scale, Top, drawing.Height - 8);
        for (var i = 0; i < ranking.Count; i++)
        {
            var y = Top + 6 + (i * 24);
            var (zero, end) = (scale.At(0), scale.At(ranking[i].Return * 100));
            drawing.Rectangle(Math.Min(zero, end), y, Math.Abs(end - zero), 16, ranking[i].Return < 0 ? "bar negative" : "bar");
            drawing.Text(Left - 8, y + 13, ranking[i].Id, "end");
            drawing.Figure(Values, y + 13, Return(ranking[i].Id), "end");
        }

        drawing.Line(scale.At(0), Top, scale.At(0), drawing.Height - 8, "axis");
        if (benchmark.Value is { } line)
            drawing.Line(scale.At(line * 100), Top, scale.At(line * 100), drawing.Height - 8, "threshold");
        return ChartSource.Chart("sectors", texts.Sectors(figures.Benchmark), drawing, [texts.Sector, texts.Return],
            [.. ranking.Select(r => (ChartCell[])[r.Id, Return(r.Id)]), [figures.Benchmark, benchmark]]);

        Figure Return(string id) => figures[id, FigureIds.Return(Window.OneMonth)];
    }
}
