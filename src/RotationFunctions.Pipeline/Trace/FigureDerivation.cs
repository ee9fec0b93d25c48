using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Figures.Definitions;

namespace RotationFunctions.Pipeline.Trace;

/// <summary>
/// Puts the numbers into a figure's formula, as one would with a pocket calculator: 2,718.77 / 2,481.91 − 1. It is a second,
/// plain computation beside that of the analytics; one that did not give the figure would not be shown.
/// </summary>
internal sealed class FigureDerivation
{
    // A pocket calculator's sum differs in the last digits from the analytics' order of summation.
    private const double Tolerance = 1e-9;

    private readonly ReportFigures _figures;
    private readonly MarketHistory _history;
    private readonly int _day;
    private readonly (int First, int Last)? _dates;

    /// <param name="figures">The figures of the report.</param>
    /// <param name="history">The snapshot's series.</param>
    /// <param name="day">Calendar index of the report's day.</param>
    /// <param name="dates">First and last day that the figure is computed from; null when the report does not tell.</param>
    internal FigureDerivation(ReportFigures figures, MarketHistory history, int day, (DateOnly First, DateOnly Last)? dates)
    {
        (_figures, _history, _day) = (figures, history, day);
        _dates = dates is var (first, last) ? (Calendar.IndexOf(first), Calendar.IndexOf(last)) : null;
    }

    private TradingCalendar Calendar => _history.Calendar;

    /// <summary>The formula with its numbers; null for an absent figure, and for one that folds too many numbers to write down.</summary>
    internal string? Of(Figure figure)
    {
        if (figure.Value is not { } value || Expression(figure) is not var (text, result))
            return null;
        return Math.Abs(result - value) <= Tolerance * Math.Max(1, Math.Abs(value)) ? text : null;
    }

    private (string Text, double Result)? Expression(Figure figure)
    {
        var (series, metric) = (figure.Series, figure.Metric);
        if (metric.StartsWith("percentile.", StringComparison.Ordinal))
            return metric.EndsWith(".n", StringComparison.Ordinal) ? null : Share(figure, _figures[series, metric + ".n"].Value);
        var window = FigureCatalog.WindowOf(metric);
        if (_history.Instrument(series) is { } bars && bars.HasBar(_day) && OfInstrument(bars, metric, window) is { } own)
            return own;
        if (series.Split('-') is [var a, var b] && window is not null && metric.StartsWith("spread.", StringComparison.Ordinal))
            return Minus(Return(a, window), Return(b, window));
        if (FigureCatalog.Find(metric)?.Span.Kind == FigureSpanKind.Period && series.Split('-') is [var first, var second] && _dates is var (from, to))
            return Minus(Ratio(Close(first, to), Close(first, from)), Ratio(Close(second, to), Close(second, from)));
        return metric switch
        {
            RotationIds.Mansfield => Mansfield(series),
            RotationIds.BreakoutExtent => Ratio(Close(series, _day), Value(series, RotationIds.BreakoutLevel)),
            RotationIds.MeasuredMoveOfRange => Extension(series, 1, "{high} + ({high} − {low})"),
            RotationIds.RangeAbove + ".extent" => Ratio(Close(series, _day), Value(series, RotationIds.RangeHigh)),
            RotationIds.RangeBelow + ".extent" => Ratio(Close(series, _day), Value(series, RotationIds.RangeLow)),
            RotationIds.RangeAbove + ".target" => Extension(series, 1, "{high} + ({high} − {low})"),
            RotationIds.Fibonacci1272 => Extension(series, 0.272, "{low} + 1.272 × ({high} − {low})"),
            RotationIds.Fibonacci1618 => Extension(series, 0.618, "{low} + 1.618 × ({high} − {low})"),
            RotationIds.MeasuredMove or RotationIds.Pattern + ".target" => MeasuredMove(series),
            RotationIds.TargetMid => Mean([Value(series, RotationIds.TargetLower), Value(series, RotationIds.TargetUpper)]),
            RotationIds.TwoYearProxy => Difference(Known(_figures.Roles.TwoYearYield), Value(series, RotationIds.PolicyRate)),
            RotationIds.Score => Scaled(Mean(
                [Market(RotationIds.Percentile(RotationIds.Lead(Window.OneMonth))), Market(RotationIds.Percentile(RotationIds.Lead(Window.ThreeMonths)))])),
            RotationIds.Stress + ".value" => Mean(
                [Market(RotationIds.Percentile(RotationIds.Stress + ".vix")), Market(RotationIds.Percentile(RotationIds.Stress + ".fall"))]),
            RotationIds.LiquidityRisk + ".timesBenchmark" => Quotient(Value(_figures.Roles.MicroCap, FigureIds.Amihud), Value(_history.Benchmark.Id, FigureIds.Amihud)),
            _ when window is not null && metric == RotationIds.CyclicalMinusDefensive(window) => Difference(
                Value(series, RotationIds.SectorGroup(MarketSectors.Cyclical, window)), Value(series, RotationIds.SectorGroup(MarketSectors.Defensive, window))),
            _ when window is not null && metric == RotationIds.SectorBreadth(window) => Share(figure, Value(series, RotationIds.SectorMembers(window))),
            _ when window is not null && metric.Split('.') is ["sector", "group", var group, _] => GroupMean(group, window),
            _ when metric.EndsWith(".shareNegative", StringComparison.Ordinal) => Share(figure, Value(series, metric[..^"shareNegative".Length] + "n")),
            _ when metric.EndsWith(".sharePositive", StringComparison.Ordinal) => Share(figure, Value(series, metric[..^"sharePositive".Length] + (metric.EndsWith(".base.sharePositive", StringComparison.Ordinal) ? "days" : "independent"))),
            _ when metric.EndsWith(".shareOfPast", StringComparison.Ordinal) => Share(figure, Value(series, metric[..^"shareOfPast".Length] + "daysOfPast")),
            _ when metric.Split('.') is ["risk", var risk, "past", not "days"] => Share(figure, Value(series, $"risk.{risk}.past.days")),
            _ => null,
        };
    }

    private (string, double)? OfInstrument(BarSeries bars, string metric, Window? window)
    {
        if (window is not null)
        {
            if (metric == FigureIds.Return(window))
                return Return(bars.Id, window);
            if (metric == FigureIds.TotalReturn(window) && bars.HasAdjusted && window.Base(Calendar, _day) is var from && from >= bars.Start)
                return Ratio(bars.Adjusted.Values[_day - bars.Start], bars.Adjusted.Values[from - bars.Start]);
            if (metric == FigureIds.Drawdown(window))
                return Drawdown(bars, window);
            if (metric == FigureIds.VolatilityDaily(window))
                return Volatility(bars, window, annual: false);
            if (metric == FigureIds.VolatilityAnnual(window))
                return Volatility(bars, window, annual: true);
        }

        var close = Close(bars.Id, _day);
        return metric switch
        {
            FigureIds.High52WeeksDistance => Ratio(close, Value(bars.Id, FigureIds.High52Weeks)),
            FigureIds.HighAllTimeDistance => Ratio(close, Value(bars.Id, FigureIds.HighAllTime)),
            FigureIds.DistanceSma200 => Ratio(close, Value(bars.Id, FigureIds.Sma200)),
            FigureIds.Sma50 => Average(bars.Close.Values, 50, bars.Start),
            FigureIds.Sma200 => Average(bars.Close.Values, 200, bars.Start),
            FigureIds.Beta or FigureIds.Correlation or FigureIds.TrackingError or FigureIds.InformationRatio => AgainstBenchmark(bars, metric),
            _ => null,
        };
    }

    private (string, double)? Return(string id, Window window)
        => Close(id, _day) is { } now && Close(id, window.Base(Calendar, _day)) is { } then ? Ratio(now, then) : null;

    private (string, double)? Drawdown(BarSeries bars, Window window)
    {
        var (worst, trough, top, peak) = (0.0, double.NaN, double.NaN, double.NegativeInfinity);
        for (var day = window.Base(Calendar, _day); day <= _day; day++)
        {
            if (Close(bars.Id, day) is not { } close)
                continue;
            peak = Math.Max(peak, close);
            if ((close / peak) - 1 < worst || double.IsNaN(trough))
                (worst, trough, top) = ((close / peak) - 1, close, peak);
        }

        return Ratio(trough, top);
    }

    private (string, double)? Volatility(BarSeries bars, Window window, bool annual)
    {
        var returns = Returns(bars, window).Where(r => !double.IsNaN(r)).ToList();
        if (returns.Count < 2)
            return null;
        var mean = returns.Average();
        var squares = returns.Sum(r => (r - mean) * (r - mean));
        var daily = Math.Sqrt(squares / (returns.Count - 1));
        var text = $"√({Small(squares)} / ({returns.Count} − 1))";
        return annual ? ($"{text} × √252", daily * Math.Sqrt(252)) : (text, daily);
    }

    private (string, double)? AgainstBenchmark(BarSeries bars, string metric)
    {
        var pairs = Returns(bars, Window.OneYear).Zip(Returns(_history.Benchmark, Window.OneYear))
            .Where(p => !double.IsNaN(p.First) && !double.IsNaN(p.Second)).ToList();
        if (pairs.Count < 2)
            return null;
        var (a, b) = (pairs.Average(p => p.First), pairs.Average(p => p.Second));
        var (ab, aa, bb) = (pairs.Sum(p => (p.First - a) * (p.Second - b)), pairs.Sum(p => (p.First - a) * (p.First - a)), pairs.Sum(p => (p.Second - b) * (p.Second - b)));
        var excess = pairs.Sum(p => (p.First - p.Second - (a - b)) * (p.First - p.Second - (a - b)));
        var error = Math.Sqrt(excess / (pairs.Count - 1)) * Math.Sqrt(252);
        return metric switch
        {
            FigureIds.Beta => ($"{Small(ab)} / {Small(bb)}", ab / bb),
            FigureIds.Correlation => ($"{Small(ab)} / √({Small(aa)} × {Small(bb)})", ab / Math.Sqrt(aa * bb)),
            FigureIds.TrackingError => ($"√({Small(excess)} / ({pairs.Count} − 1)) × √252", error),
            _ => ($"{Small(a - b)} × 252 / {Small(error)}", (a - b) * 252 / error),
        };
    }

    private (string, double)? Mansfield(string pair)
    {
        if (pair.Split('-') is not [var a, var b])
            return null;
        var ratios = Enumerable.Range(_day - 251, 252).Select(day => Close(a, day) / Close(b, day)).OfType<double>().ToList();
        if (ratios.Count == 0)
            return null;
        var (now, mean) = (ratios[^1], ratios.Average());
        return ($"({Small(now)} / {Small(mean)} − 1) × 100", ((now / mean) - 1) * 100);
    }

    private (string, double)? Average(ReadOnlySpan<double> prices, int days, int start)
    {
        double sum = 0;
        var count = 0;
        for (var day = Math.Max(_day - days + 1, start); day <= _day; day++)
        {
            if (double.IsNaN(prices[day - start]))
                continue;
            sum += prices[day - start];
            count++;
        }

        return count == 0 ? null : ($"{Number(sum)} / {count}", sum / count);
    }

    private (string, double)? GroupMean(string group, Window window)
    {
        var members = _figures.Roles.Sectors.Groups.FirstOrDefault(g => g.Name == group)?.Members ?? [];
        return Mean([.. members.Select(id => Value(id, FigureIds.Return(window))).Where(r => r is not null)]);
    }

    private (string, double)? Extension(string series, double beyond, string form)
        => Value(series, RotationIds.RangeHigh) is { } high && Value(series, RotationIds.RangeLow) is { } low
            ? (form.Replace("{high}", Number(high), StringComparison.Ordinal).Replace("{low}", Number(low), StringComparison.Ordinal), high + (beyond * (high - low)))
            : null;

    private (string, double)? MeasuredMove(string series)
        => Value(series, RotationIds.Pattern + ".neckline.confirmation") is { } confirmed && Value(series, RotationIds.Pattern + ".neckline.head") is { } neckline
            && Value(series, RotationMetrics.PatternPoint(RotationIds.Pattern, 2)) is { } head
            ? ($"{Number(confirmed)} + ({Number(neckline)} − {Number(head)})", confirmed + (neckline - head))
            : null;

    private static (string, double)? Mean(IReadOnlyList<double?> parts)
        => parts.Count > 0 && parts.All(part => part is not null)
            ? ($"({string.Join(" + ", parts.Select(part => Small(part!.Value)))}) / {parts.Count}", parts.Sum(part => part!.Value) / parts.Count)
            : null;

    private static (string, double)? Scaled((string Text, double Result)? fraction)
        => fraction is var (text, result) ? ($"{text} × 100", result * 100) : null;

    /// <summary>A share of something counted: the count that gives it, in halves where ties count half, over the number.</summary>
    private static (string, double)? Share(Figure figure, double? number)
        => figure.Value is { } value && number is > 0 and { } n && Math.Round(value * n * 2) / 2 is var count
            ? (FormattableString.Invariant($"{count} / {n}"), count / n)
            : null;

    private static (string, double)? Minus((string Text, double Result)? a, (string Text, double Result)? b)
        => a is var (first, x) && b is var (second, y) ? ($"({first}) − ({second})", x - y) : null;

    private static (string, double)? Ratio(double? now, double? then)
        => now is { } a && then is { } b ? ($"{Number(a)} / {Number(b)} − 1", (a / b) - 1) : null;

    private static (string, double)? Quotient(double? a, double? b) => a is { } x && b is { } y ? ($"{Small(x)} / {Small(y)}", x / y) : null;

    private static (string, double)? Difference(double? a, double? b) => a is { } x && b is { } y ? ($"{Small(x)} − {Small(y)}", x - y) : null;

    private IEnumerable<double> Returns(BarSeries bars, Window window)
    {
        for (var day = window.Base(Calendar, _day) + 1; day <= _day; day++)
            yield return Close(bars.Id, day) is { } now && Close(bars.Id, day - 1) is { } then ? (now / then) - 1 : double.NaN;
    }

    private double? Close(string id, int day)
        => _history.Instrument(id) is { } bars && bars.HasBar(day) ? bars.Close.Values[day - bars.Start] : null;

    private double? Known(string id)
        => _history.Observation(id)?.KnownOn(Calendar[_day]) is { } known && !double.IsNaN(known) ? known : null;

    private double? Value(string series, string metric) => _figures[series, metric].Value;

    private double? Market(string metric) => _figures[metric].Value;

    private static string Number(double value) => value.ToString("#,##0.######", CultureInfo.InvariantCulture).Replace('-', FigureFormat.Minus);

    private static string Small(double value) => value.ToString("G8", CultureInfo.InvariantCulture).Replace('-', FigureFormat.Minus);
}
