using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Reports.Figures;

/// <summary>The metrics of a report: where each stands in it, under which id, and how it is printed.</summary>
/// <remarks>One list, so that sentences, tables and tests cannot come to call the same figure by two names.</remarks>
internal static class ReportMetrics
{
    /// <summary>The figures of an instrument, by metric id.</summary>
    internal static IEnumerable<Figure> Of(Performance performance)
    {
        var series = performance.Series;
        yield return new Figure(series, "close", performance.Close, FigureUnit.Number);
        foreach (var figure in Windowed(series, "return", performance.Returns, FigureUnit.Change)
            .Concat(Windowed(series, "totalReturn", performance.TotalReturns, FigureUnit.Change))
            .Concat(Windowed(series, "volatility.daily", performance.Volatility.Daily, FigureUnit.Percent))
            .Concat(Windowed(series, "volatility.annual", performance.Volatility.Annual, FigureUnit.Percent))
            .Concat(Windowed(series, "drawdown.max", performance.Drawdown, FigureUnit.Change))
            .Concat(Windowed(series, "beta", performance.Beta, FigureUnit.Number))
            .Concat(Windowed(series, "correlation", performance.Correlation, FigureUnit.Number))
            .Concat(Windowed(series, "trackingError", performance.TrackingError, FigureUnit.Percent))
            .Concat(Windowed(series, "informationRatio", performance.InformationRatio, FigureUnit.Number))
            .Concat(Windowed(series, "capture.up", performance.Capture.Up, FigureUnit.Percent))
            .Concat(Windowed(series, "capture.down", performance.Capture.Down, FigureUnit.Percent))
            .Concat(Windowed(series, "downsideDeviation", performance.DownsideDeviation, FigureUnit.Percent))
            .Concat(Windowed(series, "sortino", performance.Sortino, FigureUnit.Number))
            .Concat(Windowed(series, "sma", performance.Sma, FigureUnit.Number))
            .Concat(Windowed(series, "rsi", performance.Rsi, FigureUnit.Number))
            .Concat(Windowed(series, "atr", performance.Atr, FigureUnit.Number)))
            yield return figure;
        yield return new Figure(series, FigureIds.High52Weeks, performance.High.Week52, FigureUnit.Number);
        yield return new Figure(series, FigureIds.High52WeeksDistance, performance.High.Week52Distance, FigureUnit.Change);
        yield return new Figure(series, FigureIds.HighAllTime, performance.High.AllTime, FigureUnit.Number);
        yield return new Figure(series, FigureIds.HighAllTimeDistance, performance.High.AllTimeDistance, FigureUnit.Change);
        yield return new Figure(series, FigureIds.DaysSinceHigh, performance.High.DaysSinceHigh, FigureUnit.Count);
        yield return new Figure(series, FigureIds.DistanceSma200, performance.DistanceSma200.Fraction, FigureUnit.Change);
        yield return new Figure(series, FigureIds.DistanceSma200Deviations, performance.DistanceSma200.StandardDeviations, FigureUnit.Number);
    }

    internal static IEnumerable<Figure> Of(Spread spread)
        => Windowed($"{spread.A}-{spread.B}", "spread", spread.Values, FigureUnit.PercentagePoints);

    internal static IEnumerable<Figure> Of(Liquidity liquidity)
        => Windowed(liquidity.Series, "liquidity.dollarVolume", liquidity.DollarVolume, FigureUnit.DollarMillions)
            .Concat(Windowed(liquidity.Series, "liquidity.amihud", liquidity.Amihud, FigureUnit.Scientific))
            .Concat(Windowed(liquidity.Series, "liquidity.spread", liquidity.Spread, FigureUnit.Percent));

    private static IEnumerable<Figure> Windowed(
        string series, string metric, IReadOnlyDictionary<string, double?> values, FigureUnit unit)
        => values.Select(v => new Figure(series, $"{metric}.{v.Key}", v.Value, unit));
}
