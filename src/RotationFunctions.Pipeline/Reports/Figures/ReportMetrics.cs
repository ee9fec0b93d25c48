using RotationFunctions.Analytics;

namespace RotationFunctions.Pipeline.Reports.Figures;

/// <summary>The metrics of a report: where each stands in it, and under which id.</summary>
/// <remarks>One list, so that sentences, tables and tests cannot come to call the same figure by two names.</remarks>
internal static class ReportMetrics
{
    /// <summary>The figures of an instrument, by metric id.</summary>
    internal static IEnumerable<Figure> Of(Performance performance)
    {
        var series = performance.Series;
        yield return Figure.Of(series, "close", performance.Close);
        foreach (var figure in Windowed(series, "return", performance.Returns)
            .Concat(Windowed(series, "totalReturn", performance.TotalReturns))
            .Concat(Windowed(series, "volatility.daily", performance.Volatility.Daily))
            .Concat(Windowed(series, "volatility.annual", performance.Volatility.Annual))
            .Concat(Windowed(series, "drawdown.max", performance.Drawdown))
            .Concat(Windowed(series, "beta", performance.Beta))
            .Concat(Windowed(series, "correlation", performance.Correlation))
            .Concat(Windowed(series, "trackingError", performance.TrackingError))
            .Concat(Windowed(series, "informationRatio", performance.InformationRatio))
            .Concat(Windowed(series, "capture.up", performance.Capture.Up))
            .Concat(Windowed(series, "capture.down", performance.Capture.Down))
            .Concat(Windowed(series, "downsideDeviation", performance.DownsideDeviation))
            .Concat(Windowed(series, "sortino", performance.Sortino))
            .Concat(Windowed(series, "sma", performance.Sma))
            .Concat(Windowed(series, "rsi", performance.Rsi))
            .Concat(Windowed(series, "atr", performance.Atr)))
            yield return figure;
        yield return Figure.Of(series, FigureIds.High52Weeks, performance.High.Week52);
        yield return Figure.Of(series, FigureIds.High52WeeksDistance, performance.High.Week52Distance);
        yield return Figure.Of(series, FigureIds.HighAllTime, performance.High.AllTime);
        yield return Figure.Of(series, FigureIds.HighAllTimeDistance, performance.High.AllTimeDistance);
        yield return Figure.Of(series, FigureIds.DaysSinceHigh, performance.High.DaysSinceHigh);
        yield return Figure.Of(series, FigureIds.DistanceSma200, performance.DistanceSma200.Fraction);
        yield return Figure.Of(series, FigureIds.DistanceSma200Deviations, performance.DistanceSma200.StandardDeviations);
    }

    internal static IEnumerable<Figure> Of(Spread spread)
        => Windowed($"{spread.A}-{spread.B}", "spread", spread.Values);

    internal static IEnumerable<Figure> Of(Liquidity liquidity)
        => Windowed(liquidity.Series, "liquidity.dollarVolume", liquidity.DollarVolume)
            .Concat(Windowed(liquidity.Series, "liquidity.amihud", liquidity.Amihud))
            .Concat(Windowed(liquidity.Series, "liquidity.spread", liquidity.Spread));

    private static IEnumerable<Figure> Windowed(
        string series, string metric, IReadOnlyDictionary<string, double?> values)
        => values.Select(v => Figure.Of(series, $"{metric}.{v.Key}", v.Value));
}
