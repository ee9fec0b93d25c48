using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>The score, and the percentiles of the leads from a month to a year, as bars from 0 to 100; the first two leads make the score.</summary>
internal static class ScoreChart
{
    private const int InScore = 2;
    private static readonly Window[] Windows = [Window.OneMonth, Window.ThreeMonths, Window.SixMonths, Window.OneYear];

    internal static Chart? Draw(ChartSource source)
    {
        var (report, figures, texts) = source;
        if (report.Score is not { Value: not null, Leads: not null })
            return null;
        var score = figures[RotationIds.Score];
        Figure[] leads = [.. Windows.Select(window => figures[RotationIds.Percentile(RotationIds.Lead(window))])];
        var drawing = new Drawing(ChartSource.Width, 220);
        const double Left = 150, Right = 425, Top = 30, Values = ChartSource.Width - 4;
        double At(double value) => Left + ((Right - Left) * value / 100);
        foreach (var tick in new[] { 0, 25, 50, 75, 100 })
        {
            drawing.Line(At(tick), Top - 6, At(tick), 200, tick is 25 or 75 ? "threshold" : "grid");
            drawing.Text(At(tick), Top - 12, tick.ToString(CultureInfo.InvariantCulture), "middle", "tick");
        }

        drawing.Rectangle(Left, Top, At(score.Value!.Value) - Left, 26, "bar strong");
        drawing.Text(Left - 10, Top + 18, texts.ScoreWord, "end", "label strong");
        drawing.Figure(Values, Top + 18, score, "end", "label strong");
        for (var i = 0; i < leads.Length; i++)
        {
            var y = Top + 44 + (i * 32);
            drawing.Rectangle(Left, y, At((leads[i].Value ?? 0) * 100) - Left, 18, i < InScore ? "bar strong" : "bar");
            drawing.Text(Left - 10, y + 14, texts.Parts[i], "end");
            drawing.Figure(Values, y + 14, leads[i], "end");
        }

        return ChartSource.Chart("score", texts.Score, drawing, [texts.Part, texts.Percentile],
            [[texts.ScoreWord, score], .. leads.Select((lead, i) => (ChartCell[])[texts.Parts[i], lead])]);
    }
}
