using System.Text.Json;
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

    /// <summary>The figures of the market that sentences and pages state; their ids name no series.</summary>
    internal static IEnumerable<Figure> OfMarket(Report report)
    {
        yield return new Figure("", RotationIds.Score, report.Score?.Value, FigureUnit.Number);
        foreach (var pair in report.RelativeStrength)
            foreach (var (figure, percentile) in pair.Percentiles)
                yield return new Figure($"{pair.A}-{pair.B}", RotationIds.Percentile(figure), percentile?.Value, FigureUnit.Percent);
        foreach (var (window, sectors) in report.Sectors?.Windows ?? new Dictionary<string, SectorWindow>())
        {
            yield return new Figure("", $"sector.breadth.{window}", sectors.Breadth, FigureUnit.Percent);
            yield return new Figure("", $"sector.cyclicalMinusDefensive.{window}", sectors.CyclicalMinusDefensive, FigureUnit.PercentagePoints);
        }

        if (report.Policy is { } policy)
        {
            yield return new Figure("", RotationIds.PolicyRate, policy.Rate, FigureUnit.Rate);
            yield return new Figure("", RotationIds.TargetLower, policy.TargetLower, FigureUnit.Rate);
            yield return new Figure("", RotationIds.TargetUpper, policy.TargetUpper, FigureUnit.Rate);
            foreach (var (target, median) in policy.Projections?.Medians ?? new Dictionary<string, double>())
                yield return new Figure("", RotationIds.Projection(target), median, FigureUnit.Rate);
        }

        foreach (var analog in report.Analogs)
        {
            var id = RotationIds.Analog(analog.Rival);
            yield return new Figure("", id + ".complete", analog.Complete, FigureUnit.Count);
            yield return new Figure("", id + ".shareNegative", analog.ShareNegative, FigureUnit.Percent);
            yield return new Figure("", id + ".median", analog.Median, FigureUnit.PercentagePoints);
        }

        foreach (var risk in report.Risks)
            foreach (var (level, share) in risk.Past.Shares)
                yield return new Figure("", PastOf(risk.Id, level), share, FigureUnit.Percent);
        foreach (var opportunity in report.Opportunities)
        {
            yield return new Figure("", PastOf(opportunity.Id), opportunity.ShareOfPast, FigureUnit.Percent);
            yield return new Figure("", opportunity.Id + ".over63.count", opportunity.Record.Over63.Count, FigureUnit.Count);
            yield return new Figure("", opportunity.Id + ".over63.median", opportunity.Record.Over63.Median, FigureUnit.PercentagePoints);
        }
    }

    /// <summary>Id of the share of earlier days on which a risk was at a level.</summary>
    internal static string PastOf(string risk, RiskLevel level) => $"{risk}.past.{JsonNamingPolicy.CamelCase.ConvertName(level.ToString())}";

    /// <summary>Id of the share of earlier days on which an opportunity's condition held.</summary>
    internal static string PastOf(string opportunity) => opportunity + ".past";

    private static IEnumerable<Figure> Windowed(
        string series, string metric, IReadOnlyDictionary<string, double?> values, FigureUnit unit)
        => values.Select(v => new Figure(series, $"{metric}.{v.Key}", v.Value, unit));
}
