using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>The charts of a report, drawn from it alone. One whose figures are absent is left out.</summary>
internal sealed class ReportCharts
{
    private const int Width = 480;

    // What of the rotation graph says most: sizes, equal weight, growth. More would hide one another.
    private static readonly string[] Rotating = ["IWC", "IWM", "IJH", "RSP", "QQQ"];

    private readonly Report _report;
    private readonly ReportFigures _figures;
    private readonly ChartTexts _texts;

    private ReportCharts(Report report, ReportFigures figures, Language language)
        => (_report, _figures, _texts) = (report, figures, ChartTexts.In(language));

    internal static IEnumerable<Chart> Of(Report report, ReportFigures figures, Language language)
    {
        var charts = new ReportCharts(report, figures, language);
        return new[]
        {
            charts.Score(), charts.YearToDate(), charts.Rotation(), charts.Sectors(), charts.Spread(), charts.Technicals(), charts.Analogs(), charts.Policy(),
        }.OfType<Chart>();
    }

    private Chart? Score()
    {
        if (_report.Score is not { Value: { } score })
            return null;
        Figure[] parts =
        [
            _figures[RotationIds.ScoreYearToDate], _figures[RotationIds.ScoreMansfield], _figures[RotationIds.ScoreCyclicals],
            _figures[RotationIds.ScoreBreadth], _figures[RotationIds.ScoreDaysWon],
        ];
        var drawing = new Drawing(Width, 250);
        const double Left = 150, Right = 425, Top = 30;
        double At(double value) => Left + ((Right - Left) * value / 100);
        foreach (var tick in new[] { 0, 35, 65, 100 })
        {
            drawing.Line(At(tick), Top - 6, At(tick), 232, tick is 35 or 65 ? "threshold" : "grid");
            drawing.Text(At(tick), Top - 12, tick.ToString(CultureInfo.InvariantCulture), "middle", "tick");
        }

        drawing.Rectangle(Left, Top, At(score) - Left, 26, "bar strong");
        drawing.Text(Left - 10, Top + 18, _texts.ScoreWord, "end", "label strong");
        drawing.Text(Width - 4, Top + 18, FigureFormat.Text(_figures[RotationIds.Score]), "end", "label strong");
        for (var i = 0; i < parts.Length; i++)
        {
            var y = Top + 44 + (i * 32);
            drawing.Rectangle(Left, y, At((parts[i].Value ?? 0) * 100) - Left, 18, "bar");
            drawing.Text(Left - 10, y + 14, _texts.Parts[i], "end");
            drawing.Text(Width - 4, y + 14, FigureFormat.Text(parts[i]), "end");
        }

        return Chart("score", _texts.Score, drawing, [_texts.Part, _texts.Percentile],
            [[_texts.ScoreWord, FigureFormat.Text(_figures[RotationIds.Score])], .. parts.Select((p, i) => new[] { _texts.Parts[i], FigureFormat.Text(p) })]);
    }

    private Chart? YearToDate()
    {
        if (_report.Paths?.YearToDate is not { Dates.Count: > 1, Values.Count: > 0 } paths)
            return null;
        var drawing = new Drawing(Width, 300);
        const double Left = 44, Right = 352, Top = 12, Bottom = 268;
        var all = paths.Values.Values.SelectMany(v => v).OfType<double>().Select(v => v * 100).ToArray();
        var scale = new Scale(Math.Min(all.Min(), 0), Math.Max(all.Max(), 0), Bottom, Top);
        double X(int i) => Left + ((Right - Left) * i / (paths.Dates.Count - 1));
        Grid(drawing, scale, Left, Right);
        // Months are named where there is room for the name.
        var last = double.NegativeInfinity;
        for (var i = 1; i < paths.Dates.Count; i++)
        {
            if (paths.Dates[i].Month == paths.Dates[i - 1].Month || X(i) - last < 46 || X(i) > Right - 10)
                continue;
            last = X(i);
            drawing.Line(X(i), Bottom, X(i), Bottom + 5, "axis");
            drawing.Text(X(i), Bottom + 20, paths.Dates[i].ToString("MM-dd", CultureInfo.InvariantCulture), "middle", "tick");
        }

        var series = paths.Values.Where(v => v.Value[^1] is not null).ToArray();
        var labels = Drawing.Apart([.. series.Select(s => scale.At(s.Value[^1]!.Value * 100) + 5)], Top + 5, Bottom);
        for (var s = 0; s < series.Length; s++)
        {
            drawing.Path(series[s].Value.Select((v, i) => (X(i), v is { } value ? scale.At(value * 100) : (double?)null)), $"line line-{s + 1}");
            drawing.Text(Right + 6, labels[s], $"{series[s].Key} {FigureFormat.Text(_figures[series[s].Key, FigureIds.Return(Window.YearToDate)])}", "start", $"label end-{s + 1}");
        }

        // Ten rows or fewer tell the way; the last is the day of the report.
        var step = Math.Max(1, (paths.Dates.Count - 1) / 10);
        int[] shown = [.. Enumerable.Range(0, paths.Dates.Count).Where(i => (paths.Dates.Count - 1 - i) % step == 0)];
        return Chart("year-to-date", _texts.YearToDate, drawing, [_texts.Date, .. series.Select(s => s.Key)],
            [.. shown.Select(i => (string[])[Iso(paths.Dates[i]), .. series.Select(s => Text(s.Value[i], FigureUnit.Change))])]);
    }

    private Chart? Rotation()
    {
        var paths = Rotating
            .Select(id => _report.RelativeStrength.FirstOrDefault(p => p.A == id && p.B == "SPY"))
            .Where(p => p?.Rotation is { Ratio: not null, Momentum: not null })
            .Select(p => p!).ToArray();
        if (paths.Length == 0)
            return null;
        var drawing = new Drawing(Width, 340);
        const double Left = 44, Right = 456, Top = 12, Bottom = 308;
        var points = paths.SelectMany(p => p.Rotation!.Tail).Where(t => t is { Ratio: not null, Momentum: not null }).ToArray();
        var (x, y) = (Around(points.Select(p => p.Ratio!.Value), Left, Right), Around(points.Select(p => p.Momentum!.Value), Bottom, Top));
        Grid(drawing, y, Left, Right, "0.#");
        foreach (var tick in x.Ticks)
        {
            drawing.Line(x.At(tick), Top, x.At(tick), Bottom, "grid");
            drawing.Text(x.At(tick), Bottom + 20, tick.ToString("0.#", CultureInfo.InvariantCulture), "middle", "tick");
        }

        drawing.Line(x.At(100), Top, x.At(100), Bottom, "axis");
        drawing.Line(Left, y.At(100), Right, y.At(100), "axis");
        drawing.Text(Right - 6, Top + 16, _texts.Quadrant(Quadrant.Leading), "end", "quadrant");
        drawing.Text(Right - 6, Bottom - 8, _texts.Quadrant(Quadrant.Weakening), "end", "quadrant");
        drawing.Text(Left + 6, Bottom - 8, _texts.Quadrant(Quadrant.Lagging), "start", "quadrant");
        drawing.Text(Left + 6, Top + 16, _texts.Quadrant(Quadrant.Improving), "start", "quadrant");
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

        return Chart("rotation", _texts.Rotation, drawing, [_texts.Series, _texts.Date, _texts.Ratio, _texts.Momentum],
            [.. paths.SelectMany(p => p.Rotation!.Tail.Select(t => (string[])[p.A, Iso(t.LastDay), Text(t.Ratio, FigureUnit.Number), Text(t.Momentum, FigureUnit.Number)]))]);

        static Scale Around(IEnumerable<double> values, double from, double to)
        {
            var far = Math.Max(values.Max(v => Math.Abs(v - 100)), 0.5);
            return new Scale(100 - far, 100 + far, from, to, 4);
        }
    }

    private Chart? Sectors()
    {
        if (_report.Sectors?.Windows[Window.OneMonth.Name].Ranking is not { Count: > 0 } ranking)
            return null;
        var drawing = new Drawing(Width, 44 + (ranking.Count * 24));
        const double Left = 60, Right = 400, Top = 26;
        var benchmark = _figures["SPY", FigureIds.Return(Window.OneMonth)].Value * 100;
        double[] all = [.. ranking.Select(r => r.Return * 100), 0, benchmark ?? 0];
        var scale = new Scale(all.Min(), all.Max(), Left, Right, 4);
        foreach (var tick in scale.Ticks)
        {
            drawing.Line(scale.At(tick), Top, scale.At(tick), drawing.Height - 8, "grid");
            drawing.Text(scale.At(tick), Top - 10, Tick(tick), "middle", "tick");
        }

        for (var i = 0; i < ranking.Count; i++)
        {
            var y = Top + 6 + (i * 24);
            var (zero, end) = (scale.At(0), scale.At(ranking[i].Return * 100));
            drawing.Rectangle(Math.Min(zero, end), y, Math.Abs(end - zero), 16, ranking[i].Return < 0 ? "bar negative" : "bar");
            drawing.Text(Left - 8, y + 13, ranking[i].Id, "end");
            drawing.Text(Width - 4, y + 13, Text(ranking[i].Return, FigureUnit.Change), "end");
        }

        drawing.Line(scale.At(0), Top, scale.At(0), drawing.Height - 8, "axis");
        if (benchmark is { } line)
            drawing.Line(scale.At(line), Top, scale.At(line), drawing.Height - 8, "threshold");
        return Chart("sectors", _texts.Sectors, drawing, [_texts.Sector, "1M"],
            [.. ranking.Select(r => (string[])[r.Id, Text(r.Return, FigureUnit.Change)]), ["SPY", FigureFormat.Text(_figures["SPY", FigureIds.Return(Window.OneMonth)])]]);
    }

    private Chart? Spread()
    {
        if (_report.Paths?.Spread is not { Values.Count: > 0 } paths)
            return null;
        var values = paths.Values.First().Value;
        double[] known = [.. values.OfType<double>().Order()];
        if (known.Length < 24)
            return null;
        var (low, high) = (known[known.Length / 10], known[^((known.Length / 10) + 1)]);
        var drawing = new Drawing(Width, 280);
        const double Left = 44, Right = 470, Top = 12, Bottom = 248;
        var scale = new Scale(known[0] * 100, known[^1] * 100, Bottom, Top);
        double X(int i) => Left + ((Right - Left) * i / (paths.Dates.Count - 1));
        drawing.Rectangle(Left, scale.At(high * 100), Right - Left, scale.At(low * 100) - scale.At(high * 100), "band");
        Grid(drawing, scale, Left, Right);
        var last = double.NegativeInfinity;
        for (var i = 1; i < paths.Dates.Count; i++)
        {
            if (paths.Dates[i].Year == paths.Dates[i - 1].Year || X(i) - last < 60 || X(i) > Right - 20)
                continue;
            last = X(i);
            drawing.Line(X(i), Bottom, X(i), Bottom + 5, "axis");
            drawing.Text(X(i), Bottom + 20, paths.Dates[i].ToString("yyyy", CultureInfo.InvariantCulture), "middle", "tick");
        }

        drawing.Path(values.Select((v, i) => (X(i), v is { } value ? scale.At(value * 100) : (double?)null)), "line line-2");
        if (values[^1] is { } now)
            drawing.Circle(X(values.Count - 1), scale.At(now * 100), 5, "head week-2");
        return Chart("spread", _texts.Spread, drawing, [_texts.Date, _texts.Points],
        [
            [_texts.Tenth, Text(low, FigureUnit.PercentagePoints)],
            [_texts.Ninetieth, Text(high, FigureUnit.PercentagePoints)],
            .. Enumerable.Range(0, values.Count).TakeLast(13).Select(i => (string[])[Iso(paths.Dates[i]), Text(values[i], FigureUnit.PercentagePoints)]),
        ]);
    }

    private Chart? Technicals()
    {
        if (_report.Technicals is not { } technicals || _report.Paths?.Technicals is not { Dates.Count: > 20, Values.Count: > 0 } paths)
            return null;
        var closes = paths.Values.First().Value;
        var levels = new List<(string Name, double Value)>();
        void Add(string name, double? value)
        {
            if (value is { } level)
                levels.Add((name, level));
        }

        Add(_texts.MeasuredMove, technicals.Targets.MeasuredMove);
        Add("1.272", technicals.Targets.Fibonacci1272);
        Add(_texts.RangeHigh, technicals.Range?.High);
        Add(_texts.RangeLow, technicals.Range?.Low);
        Add(_texts.Neckline, technicals.Pattern?.NecklineNow);
        var drawing = new Drawing(Width, 330);
        const double Left = 52, Right = 312, Top = 12, Bottom = 298;
        double[] all = [.. closes.OfType<double>(), .. levels.Select(l => l.Value), technicals.Close];
        var scale = new Scale(all.Min(), all.Max(), Bottom, Top);
        double X(int i) => Left + ((Right - Left) * i / (paths.Dates.Count - 1));
        foreach (var tick in scale.Ticks)
        {
            drawing.Line(Left, scale.At(tick), Right, scale.At(tick), "grid");
            drawing.Text(Left - 6, scale.At(tick) + 5, tick.ToString("#,0.##", CultureInfo.InvariantCulture), "end", "tick");
        }

        for (var i = 1; i < paths.Dates.Count; i++)
        {
            if (paths.Dates[i].Year == paths.Dates[i - 1].Year || X(i) > Right - 20 || X(i) < Left + 16)
                continue;
            drawing.Line(X(i), Bottom, X(i), Bottom + 5, "axis");
            drawing.Text(X(i), Bottom + 20, paths.Dates[i].ToString("yyyy", CultureInfo.InvariantCulture), "middle", "tick");
        }

        levels.Add((_texts.Now, technicals.Close));
        var labels = Drawing.Apart([.. levels.Select(l => scale.At(l.Value) + 5)], Top + 5, Bottom + 5);
        for (var i = 0; i < levels.Count; i++)
        {
            var isClose = i == levels.Count - 1;
            if (!isClose)
                drawing.Line(Left, scale.At(levels[i].Value), Right, scale.At(levels[i].Value), "threshold");
            drawing.Line(Right, scale.At(levels[i].Value), Right + 8, labels[i] - 5, "leader");
            drawing.Text(Right + 10, labels[i], $"{levels[i].Name} {Text(levels[i].Value, FigureUnit.Number)}", "start", isClose ? "label strong" : "label small");
        }

        drawing.Path(closes.Select((v, i) => (X(i), v is { } value ? scale.At(value) : (double?)null)), "line line-2");
        drawing.Circle(X(closes.Count - 1), scale.At(technicals.Close), 4, "head week-2");
        if (technicals.Pattern is { } pattern)
            foreach (var (point, index) in pattern.Points.Select((p, i) => (p, i)).Where(p => p.p.Date >= paths.Dates[0]))
                drawing.Circle(Place(point.Date), scale.At(point.Close), index == 2 ? 5 : 3.5, "mark");
        if (technicals.Breakout is { } breakout)
            drawing.Circle(Place(breakout.Since), scale.At(breakout.Level), 5, "mark");
        return Chart("technicals", _texts.Technicals(technicals.Series), drawing, [_texts.Level, _texts.Close],
            [.. levels.Select(l => (string[])[l.Name, Text(l.Value, FigureUnit.Number)])]);

        double Place(DateOnly date)
        {
            var after = Enumerable.Range(0, paths.Dates.Count).FirstOrDefault(i => paths.Dates[i] >= date, paths.Dates.Count - 1);
            return X(after);
        }
    }

    private Chart? Analogs()
    {
        if (_report.Analogs.FirstOrDefault(a => a.Complete > 0) is not { } analogs)
            return null;
        var years = analogs.Occurrences.TakeLast(14).ToArray();
        var drawing = new Drawing(Width, 44 + (years.Length * 24));
        const double Left = 60, Right = 400, Top = 26;
        double[] all = [.. years.Select(o => o.Forward).OfType<double>().Select(v => v * 100), 0];
        var scale = new Scale(all.Min(), all.Max(), Left, Right, 4);
        foreach (var tick in scale.Ticks)
        {
            drawing.Line(scale.At(tick), Top, scale.At(tick), drawing.Height - 8, "grid");
            drawing.Text(scale.At(tick), Top - 10, Tick(tick), "middle", "tick");
        }

        for (var i = 0; i < years.Length; i++)
        {
            var y = Top + 6 + (i * 24);
            drawing.Text(Left - 8, y + 13, years[i].Date.ToString("yyyy", CultureInfo.InvariantCulture), "end");
            drawing.Text(Width - 4, y + 13, years[i].Forward is null ? _texts.Today : Text(years[i].Forward, FigureUnit.PercentagePoints), "end");
            if (years[i].Forward is not { } forward)
                continue;
            var (zero, end) = (scale.At(0), scale.At(forward * 100));
            drawing.Rectangle(Math.Min(zero, end), y, Math.Abs(end - zero), 16, forward < 0 ? "bar negative" : "bar");
        }

        drawing.Line(scale.At(0), Top, scale.At(0), drawing.Height - 8, "axis");
        return Chart("analogs", _texts.Analogs(analogs.Rival), drawing, [_texts.Date, _texts.LeadThen, _texts.YearAfter],
            [.. years.Select(o => (string[])[Iso(o.Date), Text(o.Excess, FigureUnit.PercentagePoints), o.Forward is null ? _texts.Today : Text(o.Forward, FigureUnit.PercentagePoints)])]);
    }

    private Chart? Policy()
    {
        if (_report.Policy is not { Rate: { } rate, Projections: { } projections } policy)
            return null;
        var targets = projections.Medians.OrderBy(m => m.Key, StringComparer.Ordinal).ToArray();
        var drawing = new Drawing(Width, 260);
        const double Left = 44, Right = 470, Top = 24, Bottom = 224;
        double[] all = [rate, .. targets.Select(t => t.Value), policy.TargetLower ?? rate, policy.TargetUpper ?? rate];
        var scale = new Scale(all.Min(), all.Max(), Bottom, Top, 4);
        double X(int i) => Left + 40 + ((Right - Left - 80) * i / Math.Max(targets.Length, 1));
        Grid(drawing, scale, Left, Right, "0.##");
        if (policy is { TargetLower: { } lower, TargetUpper: { } upper })
            drawing.Rectangle(X(0) - 24, scale.At(upper), 48, Math.Max(scale.At(lower) - scale.At(upper), 2), "band strong");
        drawing.Path([(X(0), scale.At(rate)), .. targets.Select((t, i) => (X(i + 1), (double?)scale.At(t.Value))).Take(targets.Count(t => t.Key != "longer_run"))], "line line-2");
        drawing.Circle(X(0), scale.At(rate), 5, "head week-2");
        drawing.Text(X(0), scale.At(rate) - 12, Text(rate, FigureUnit.Rate), "middle", "label halo");
        drawing.Text(X(0), Bottom + 22, _texts.EffectiveRate, "middle", "tick");
        for (var i = 0; i < targets.Length; i++)
        {
            var (x, y) = (X(i + 1), scale.At(targets[i].Value));
            drawing.Circle(x, y, 5, "mark");
            drawing.Text(x, y - 12, Text(targets[i].Value, FigureUnit.Rate), "middle", "label halo");
            drawing.Text(x, Bottom + 22, Target(targets[i].Key), "middle", "tick");
        }

        return Chart("policy-path", _texts.Policy, drawing, [_texts.Date, _texts.Level],
        [
            [_texts.EffectiveRate, Text(rate, FigureUnit.Rate)],
            [_texts.TargetRange, $"{Text(policy.TargetLower, FigureUnit.Rate)} – {Text(policy.TargetUpper, FigureUnit.Rate)}"],
            .. targets.Select(t => (string[])[$"{_texts.Projection} {Target(t.Key)}", Text(t.Value, FigureUnit.Rate)]),
        ]);

        string Target(string key) => key == "longer_run" ? _texts.LongerRun : key;
    }

    private static void Grid(Drawing drawing, Scale scale, double left, double right, string format = "+0.##;−0.##;0")
    {
        foreach (var tick in scale.Ticks)
        {
            drawing.Line(left, scale.At(tick), right, scale.At(tick), Math.Abs(tick) < 1e-9 ? "axis" : "grid");
            drawing.Text(left - 6, scale.At(tick) + 5, tick.ToString(format, CultureInfo.InvariantCulture), "end", "tick");
        }
    }

    private static string Tick(double value) => value.ToString("+0.##;−0.##;0", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    private static string Text(double? value, FigureUnit unit) => FigureFormat.Text(new Figure("", "", value, unit));

    private static Chart Chart(string name, (string Title, string Note) texts, Drawing drawing, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
        => new(name, texts.Title, texts.Note, drawing.ToMarkup($"chart-{name}", texts.Title, texts.Note), new ChartData(columns, rows));
}
