using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>Where the policy rate is, where futures see it month by month (without futures the two-year yield, a proxy), and where the FOMC projects it.</summary>
internal static class PolicyChart
{
    private const double Left = 44, Right = 470, Top = 48, Bottom = 252, ColumnWidth = 43, LongerRunWidth = 70, MonthsWidth = 196;
    private const string LongerRun = "longer_run";

    internal static Chart? Draw(ChartSource source)
    {
        var (report, figures, texts) = source;
        if (report.Policy is not { Rate: { } rate } policy || (policy.Projections is null && policy.Path.Count == 0 && policy.TwoYearProxy is null))
            return null;
        var drawing = new Drawing(ChartSource.Width, 288);
        var targets = (policy.Projections?.Medians ?? new Dictionary<string, double>()).Keys.Order(StringComparer.Ordinal).ToArray();
        var twoYears = rate + policy.TwoYearProxy;
        double[] all =
        [
            rate, policy.TargetLower ?? rate, policy.TargetUpper ?? rate, twoYears ?? rate,
            .. policy.Path.Select(m => m.Average), .. targets.Select(t => Projected(t).Value!.Value),
        ];
        var scale = new Scale(all.Min(), all.Max(), Bottom, Top, 4);
        // Projections have their columns at the right; what is left of them is today's, and the market's.
        double[] widths = [.. targets.Select(t => t == LongerRun ? LongerRunWidth : ColumnWidth)];
        var projections = Right - widths.Sum();
        var end = policy.Path.Count > 1 ? Math.Min(Left + 20 + MonthsWidth, projections - 24) : projections - 12;
        ChartSource.Across(drawing, scale, Left, Right, "0.##");
        if (policy is { TargetLower: { } lower, TargetUpper: { } upper })
            drawing.Rectangle(Left, scale.At(upper), end - Left, Math.Max(scale.At(lower) - scale.At(upper), 2), "band strong");
        Key();
        double X(int month) => Left + 20 + ((end - Left - 40) * month / Math.Max(policy.Path.Count - 1, 1));
        var rows = new List<ChartCell[]>
        {
            new ChartCell[] { texts.EffectiveRate, figures[RotationIds.PolicyRate] },
            new ChartCell[] { $"{texts.TargetRange}, {texts.From}", figures[RotationIds.TargetLower] },
            new ChartCell[] { $"{texts.TargetRange}, {texts.To}", figures[RotationIds.TargetUpper] },
        };
        if (policy.Path.Count > 0)
            Months();
        else
            Proxy();
        for (var i = 0; i < targets.Length; i++)
        {
            var (x, figure) = (projections + widths.Take(i).Sum() + (widths[i] / 2), Projected(targets[i]));
            drawing.Circle(x, scale.At(figure.Value!.Value), 5, "mark");
            drawing.Figure(x, scale.At(figure.Value.Value) - 12, figure, "middle", "label small halo");
            drawing.Text(x, Bottom + 20, targets[i] == LongerRun ? texts.LongerRun : targets[i], "middle", "tick");
            rows.Add([$"{texts.Projection} {(targets[i] == LongerRun ? texts.LongerRun : targets[i])}", figure]);
        }

        return ChartSource.Chart("policy-path", policy.Path.Count > 0 ? texts.Policy : texts.PolicyWithoutFutures, drawing, [texts.What, texts.Percent], rows);

        // What the marks mean, in one line over the picture.
        void Key()
        {
            drawing.Circle(Left + 6, 14, 5, "head week-2");
            drawing.Figure(Left + 18, 19, figures[RotationIds.PolicyRate], "start", "label small", texts.EffectiveRate);
            if (policy is not { TargetLower: not null, TargetUpper: not null })
                return;
            drawing.Rectangle(Left + 206, 7, 14, 14, "band strong");
            drawing.Text(Left + 226, 19, $"{texts.TargetRange} {FigureFormat.Text(figures[RotationIds.TargetLower])} – {FigureFormat.Text(figures[RotationIds.TargetUpper])}", "start", "label small");
        }

        void Months()
        {
            drawing.Path(policy.Path.Select((m, i) => (X(i), (double?)scale.At(m.Average))), "line line-1");
            // The first month, the last, and one between where there is room.
            var every = Math.Max(1, (int)Math.Ceiling((policy.Path.Count - 1) / 2.0));
            for (var i = 0; i < policy.Path.Count; i++)
            {
                var (month, figure) = (Name(policy.Path[i]), Implied(policy.Path[i]));
                drawing.Circle(X(i), scale.At(policy.Path[i].Average), policy.Path[i].Decision is null ? 2 : 3.5, "week week-1");
                if (i % every == 0)
                    ChartSource.Below(drawing, X(i), Bottom, month[2..]);
                rows.Add([$"{texts.Implied} {month}", figure]);
            }

            drawing.Figure(X(policy.Path.Count - 1) + 7, scale.At(policy.Path[^1].Average) + 4, Implied(policy.Path[^1]), "start", "label small halo end-1");
            drawing.Circle(Left + 4, scale.At(rate), 5, "head week-2");
        }

        void Proxy()
        {
            var today = twoYears is null ? (Left + end) / 2 : Left + ((end - Left) * 0.3);
            drawing.Circle(today, scale.At(rate), 5, "head week-2");
            drawing.Text(today, Bottom + 20, texts.Now, "middle", "tick");
            if (twoYears is not { } yield)
                return;
            var x = Left + ((end - Left) * 0.72);
            drawing.Rectangle(x - 4.5, scale.At(yield) - 4.5, 9, 9, "mark");
            drawing.Text(x, scale.At(yield) - 12, ChartSource.Text(yield, FigureUnit.Rate), "middle", "label small halo");
            drawing.Text(x, Bottom + 20, texts.TwoYears, "middle", "tick");
            rows.Add([texts.TwoYearProxy, figures[RotationIds.TwoYearProxy]]);
        }

        Figure Projected(string target) => figures[RotationIds.Projection(target)];

        Figure Implied(ImpliedMonth month) => figures[RotationIds.Implied(month.Month)];
    }

    private static string Name(ImpliedMonth month) => month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
