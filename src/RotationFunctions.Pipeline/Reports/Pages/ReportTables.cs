using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Pages;

/// <summary>The tables of a report: one for each question a reader has, since one of fifty columns answers none.</summary>
internal static class ReportTables
{
    internal static IEnumerable<FigureTable> Of(Report report, ReportFigures figures, PageTexts texts)
    {
        var instruments = report.Performance;
        yield return Instruments("price-returns", texts.PriceReturns, [(texts.Close, "close"), .. Windows("return", Window.All)]);
        yield return Pairs();
        yield return Instruments("total-returns", texts.TotalReturns, Windows("totalReturn", Window.All));
        yield return Instruments("daily-volatility", texts.DailyVolatility, Windows("volatility.daily", Window.OfSeveralDays));
        yield return Instruments("annual-volatility", texts.AnnualVolatility, Windows("volatility.annual", Window.OfSeveralDays));
        yield return Instruments("drawdown", texts.Drawdown, Windows("drawdown.max", Window.OfSeveralDays));
        yield return Instruments("benchmark", texts.AgainstBenchmark,
        [
            (texts.Beta, "beta.1Y"),
            (texts.Correlation, "correlation.1Y"),
            (texts.TrackingError, "trackingError.1Y"),
            (texts.InformationRatio, "informationRatio.1Y"),
            (texts.CaptureUp, "capture.up.1Y"),
            (texts.CaptureDown, "capture.down.1Y"),
            (texts.DownsideDeviation, "downsideDeviation.1Y"),
            (texts.Sortino, "sortino.1Y"),
        ]);
        yield return Instruments("trend", texts.Trend,
        [
            (texts.Average50, "sma.50"),
            (texts.Average200, "sma.200"),
            (texts.DistanceFromAverage200, "distance.sma200"),
            (texts.InDeviations, "distance.sma200.deviations"),
            (texts.Rsi, "rsi.14"),
            (texts.Atr, "atr.14"),
            (texts.YearHigh, "high.52w"),
            (texts.DistanceFromYearHigh, "distance.high.52w"),
            (texts.AllTimeHigh, "high.allTime"),
            (texts.DistanceFromAllTimeHigh, "distance.high.allTime"),
            (texts.DaysSinceHigh, "daysSinceHigh"),
        ]);
        var liquid = report.Liquidity.Select(l => l.Series).ToHashSet(StringComparer.Ordinal);
        yield return Table("liquidity", texts.Liquidity, instruments.Where(p => liquid.Contains(p.Series)),
        [
            (texts.DollarVolume, "liquidity.dollarVolume.1M"),
            (texts.Amihud, "liquidity.amihud.1M"),
            (texts.BidAskSpread, "liquidity.spread.1M"),
        ]);

        IReadOnlyList<(string Heading, string Metric)> Windows(string metric, IReadOnlyList<Window> windows)
            => [.. windows.Select(w => (texts.Window(w), $"{metric}.{w}"))];

        FigureTable Instruments(string id, TableTexts caption, IReadOnlyList<(string Heading, string Metric)> columns)
            => Table(id, caption, instruments, columns);

        FigureTable Table(
            string id, TableTexts caption, IEnumerable<Performance> rows, IReadOnlyList<(string Heading, string Metric)> columns) => new(
            id,
            caption,
            texts.Instrument,
            [.. columns.Select(c => c.Heading)],
            [.. rows.GroupBy(p => p.Segment, StringComparer.Ordinal).Select(segment => new FigureRowGroup(
                texts.Segment(segment.Key),
                [.. segment.Select(p => new FigureRow(p.Series, p.Name, [.. columns.Select(c => figures[p.Series, c.Metric])]))]))]);

        FigureTable Pairs() => new(
            "spreads",
            texts.Spreads,
            texts.Pair,
            [.. Window.All.Select(texts.Window)],
            [new FigureRowGroup(null, [.. report.Spreads.Select(s => new FigureRow(
                $"{s.A} − {s.B}", null, [.. Window.All.Select(w => figures[$"{s.A}-{s.B}", $"spread.{w}"])]))])]);
    }
}
