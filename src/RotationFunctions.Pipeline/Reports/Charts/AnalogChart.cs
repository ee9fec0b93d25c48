using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>Years in which small caps led as far at the same day: the way there and what came after, beside this year's way.</summary>
internal static class AnalogChart
{
    // More lines would hide one another; the latest say most of a market like today's.
    private const int MostYears = 8;

    internal static Chart? Draw(ChartSource source)
    {
        var (report, figures, texts) = source;
        if (report.Paths?.Analogs is not { Days.Count: > 1 } paths || report.Analogs.FirstOrDefault(a => a.Rival == paths.Rival) is not { } analogs)
            return null;
        var thisYear = Year(report.AsOf);
        string[] past = [.. paths.Values.Keys.Where(year => year != thisYear).Order(StringComparer.Ordinal).TakeLast(MostYears)];
        var drawing = new Drawing(ChartSource.Width, 320);
        const double Left = 44, Right = 380, Top = 12, Bottom = 288;
        double[] all = [.. past.Append(thisYear).SelectMany(year => paths.Values.GetValueOrDefault(year) ?? []).OfType<double>().Select(v => v * 100), 0];
        var scale = new Scale(all.Min(), all.Max(), Bottom, Top);
        double X(int day) => Left + ((Right - Left) * (day - paths.Days[0]) / (paths.Days[^1] - paths.Days[0]));
        ChartSource.Across(drawing, scale, Left, Right);
        foreach (var day in new[] { -189, -126, -63, 63, 126, 189, 252 }.Where(d => d >= paths.Days[0] + 20 && d <= paths.Days[^1]))
            ChartSource.Below(drawing, X(day), Bottom, day.ToString("+0;−0", CultureInfo.InvariantCulture));
        drawing.Line(X(0), Top, X(0), Bottom, "threshold");
        ChartSource.Below(drawing, X(0), Bottom, "0");

        var labels = Drawing.Apart([.. past.Select(year => scale.At((Last(year) ?? 0) * 100) + 5)], Top + 5, Bottom + 5);
        for (var i = 0; i < past.Length; i++)
        {
            var style = LineStyle(i);
            Draw(past[i], $"line past line-{style}");
            if (Last(past[i]) is not { } end)
                continue;
            var forward = Forward(past[i]);
            drawing.Line(XOfLast(past[i]), scale.At(end * 100), Right + 8, labels[i] - 5, "leader");
            if (forward.Value is null)
                drawing.Text(Right + 10, labels[i], $"{past[i]} {texts.Unfinished}", "start", $"label small end-{style}");
            else
                drawing.Figure(Right + 10, labels[i], forward, "start", $"label small end-{style}", past[i]);
        }

        Draw(thisYear, "line line-2");
        if (paths.Values.ContainsKey(thisYear))
        {
            drawing.Circle(X(0), scale.At(0), 5, "head week-2");
            // Near the left edge there is no room before the line.
            var isRoomy = X(0) - Left > 60;
            drawing.Text(X(0) + (isRoomy ? -8 : 8), scale.At(0) - 10, thisYear, isRoomy ? "end" : "start", "label halo end-2");
        }

        return ChartSource.Chart("analogs", texts.Analogs(analogs.Rival), drawing, [texts.Date, texts.LeadThen, texts.YearAfter],
            [.. analogs.Occurrences.Select(o => (ChartCell[])[
                ChartSource.Iso(o.Date), Of(Year(o.Date), "excess"), o.Forward is null ? texts.Unfinished : (ChartCell)Of(Year(o.Date), "forward")])]);

        void Draw(string year, string style)
        {
            if (paths.Values.TryGetValue(year, out var values))
                drawing.Path(values.Select((v, i) => (X(paths.Days[i]), v is { } value ? scale.At(value * 100) : (double?)null)), style);
        }

        double? Last(string year) => paths.Values[year].LastOrDefault(v => v is not null);

        double XOfLast(string year) => X(paths.Days[Enumerable.Range(0, paths.Days.Count).Last(i => paths.Values[year][i] is not null)]);

        Figure Forward(string year) => Of(year, "forward");

        Figure Of(string year, string what) => figures[FigureKeys.Market, $"{RotationIds.Analog(analogs.Rival)}.{year}.{what}"];
    }

    // The second style is this year's own.
    private static int LineStyle(int i) => new[] { 1, 3, 4, 5 }[i % 4];

    private static string Year(DateOnly date) => date.ToString("yyyy", CultureInfo.InvariantCulture);
}
