using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>The score and its five parts as bars from 0 to 100.</summary>
internal static class ScoreChart
{
    internal static Chart? Draw(ChartSource source)
    {
        var (report, figures, texts) = source;
        if (report.Score is not { Value: not null })
            return null;
        var score = figures[RotationIds.Score];
        Figure[] parts =
        [
            figures[RotationIds.ScoreYearToDate], figures[RotationIds.ScoreMansfield], figures[RotationIds.ScoreCyclicals],
            figures[RotationIds.ScoreBreadth], figures[RotationIds.ScoreDaysWon],
        ];
        var drawing = new Drawing(ChartSource.Width, 250);
        const double Left = 150, Right = 425, Top = 30, Values = ChartSource.Width - 4;
        double At(double value) => Left + ((Right - Left) * value / 100);
        foreach (var tick in new[] { 0, 35, 65, 100 })
        {
            drawing.Line(At(tick), Top - 6, At(tick), 232, tick is 35 or 65 ? "threshold" : "grid");
            drawing.Text(At(tick), Top - 12, tick.ToString(CultureInfo.InvariantCulture), "middle", "tick");
        }

        drawing.Rectangle(Left, Top, At(score.Value!.Value) - Left, 26, "bar strong");
        drawing.Text(Left - 10, Top + 18, texts.ScoreWord, "end", "label strong");
        drawing.Figure(Values, Top + 18, score, "end", "label strong");
        for (var i = 0; i < parts.Length; i++)
        {
            var y = Top + 44 + (i * 32);
            drawing.Rectangle(Left, y, At((parts[i].Value ?? 0) * 100) - Left, 18, "bar");
            drawing.Text(Left - 10, y + 14, texts.Parts[i], "end");
            drawing.Figure(Values, y + 14, parts[i], "end");
        }

        return ChartSource.Chart("score", texts.Score, drawing, [texts.Part, texts.Percentile],
            [[texts.ScoreWord, score], .. parts.Select((part, i) => (ChartCell[])[texts.Parts[i], part])]);
    }
}
