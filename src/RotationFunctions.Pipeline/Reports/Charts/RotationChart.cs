using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>The rotation graph: relative strength against its momentum, with the tail of the weeks before.</summary>
internal static class RotationChart
{
    internal static Chart? Draw(ChartSource source)
    {
        var (report, figures, texts) = source;
        var (roles, benchmark) = (figures.Roles, figures.Benchmark);
        // What says most: sizes, equal weight, growth. More would hide one another.
        string[] rotating = [roles.MicroCap, roles.SmallCap, roles.MidCap, roles.EqualWeight, roles.LargeGrowth];
        var paths = rotating
            .Select(id => report.RelativeStrength.FirstOrDefault(p => p.A == id && p.B == benchmark))
            .Where(p => p?.Rotation is { Ratio: not null, Momentum: not null })
            .Select(p => p!).ToArray();
        if (paths.Length == 0)
            return null;
        var drawing = new Drawing(ChartSource.Width, 340);
        const double Left = 44, Right = 456, Top = 12, Bottom = 308;
        var points = paths.SelectMany(p => p.Rotation!.Tail).Where(t => t is { Ratio: not null, Momentum: not null }).ToArray();
        var (x, y) = (Around(points.Select(p => p.Ratio!.Value), Left, Right), Around(points.Select(p => p.Momentum!.Value), Bottom, Top));
        ChartSource.Across(drawing, y, Left, Right, "0.#");
        foreach (var tick in x.Ticks)
        {
            drawing.Line(x.At(tick), Top, x.At(tick), Bottom, "grid");
            drawing.Text(x.At(tick), Bottom + 20, tick.ToString("0.#", CultureInfo.InvariantCulture), "middle", "tick");
        }

        drawing.Line(x.At(100), Top, x.At(100), Bottom, "axis");
        drawing.Line(Left, y.At(100), Right, y.At(100), "axis");
        drawing.Text(Right - 6, Top + 16, texts.Quadrant(Quadrant.Leading), "end", "quadrant");
        drawing.Text(Right - 6, Bottom - 8, texts.Quadrant(Quadrant.Weakening), "end", "quadrant");
        drawing.Text(Left + 6, Bottom - 8, texts.Quadrant(Quadrant.Lagging), "start", "quadrant");
        drawing.Text(Left + 6, Top + 16, texts.Quadrant(Quadrant.Improving), "start", "quadrant");
        // Names of dots that lie beside one another are moved apart; a leader tells which is whose.
        var labels = Drawing.Apart([.. paths.Select(p => y.At(p.Rotation!.Momentum!.Value) + 5)], Top + 34, Bottom - 26);
        for (var i = 0; i < paths.Length; i++)
        {
            var tail = paths[i].Rotation!.Tail.Where(t => t is { Ratio: not null, Momentum: not null }).ToArray();
            drawing.Path(tail.Select(t => (x.At(t.Ratio!.Value), (double?)y.At(t.Momentum!.Value))), $"line line-{i + 1}");
            foreach (var week in tail.SkipLast(1))
                drawing.Circle(x.At(week.Ratio!.Value), y.At(week.Momentum!.Value), 2, $"week week-{i + 1}");
            var (headX, headY) = (x.At(tail[^1].Ratio!.Value), y.At(tail[^1].Momentum!.Value));
            drawing.Circle(headX, headY, 5, $"head week-{i + 1}");
        }

        // Names last: no line lies on one.
        for (var i = 0; i < paths.Length; i++)
        {
            var (headX, headY) = (x.At(paths[i].Rotation!.Ratio!.Value), y.At(paths[i].Rotation!.Momentum!.Value));
            var isRight = headX < Right - 60;
            drawing.Line(headX, headY, headX + (isRight ? 8 : -8), labels[i] - 5, "leader");
            drawing.Text(headX + (isRight ? 10 : -10), labels[i], paths[i].A, isRight ? "start" : "end", $"label halo end-{i + 1}");
        }

        return ChartSource.Chart("rotation", texts.Rotation(benchmark), drawing, [texts.Series, texts.Date, texts.Ratio, texts.Momentum],
        [
            .. paths.SelectMany(p => p.Rotation!.Tail.Select(t => t.LastDay == report.AsOf
                ? (ChartCell[])[p.A, ChartSource.Iso(t.LastDay), Of(p, RotationIds.RotationRatio), Of(p, RotationIds.RotationMomentum)]
                : [p.A, ChartSource.Iso(t.LastDay), ChartSource.Text(t.Ratio, FigureUnit.Number), ChartSource.Text(t.Momentum, FigureUnit.Number)])),
        ]);

        Figure Of(PairDay pair, string metric) => figures[FigureKeys.Pair(pair.A, pair.B), metric];

        static Scale Around(IEnumerable<double> values, double from, double to)
        {
            var far = Math.Max(values.Max(v => Math.Abs(v - 100)), 0.5);
            return new Scale(100 - far, 100 + far, from, to, 4);
        }
    }
}
