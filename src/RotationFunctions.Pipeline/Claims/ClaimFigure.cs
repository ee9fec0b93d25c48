using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Analytics.Claims;
using RotationFunctions.Pipeline.Metrics;

namespace RotationFunctions.Pipeline.Claims;

/// <summary>The figure of the latest report that is what a claim states it is.</summary>
internal static class ClaimFigure
{
    /// <summary>Its address below the API's prefix; null when the report has none: of another day, another window, another pair.</summary>
    internal static string? AddressOf(CheckedClaim found, MarketData data)
    {
        var claim = found.Claim;
        if (found.StatedGives is null || claim.AsOf != data.LastDate)
            return null;
        var benchmark = data.History.Benchmark.Id;
        var against = claim.Against ?? benchmark;
        var window = (claim.Window as StatedWindow.Named)?.Window;
        var (series, metric) = (claim.Kind, window) switch
        {
            (ClaimKind.Level, null) => (claim.Series, "close"),
            (ClaimKind.Return, { } of) => (claim.Series, FigureIds.Return(of)),
            (ClaimKind.TotalReturn, { } of) => (claim.Series, FigureIds.TotalReturn(of)),
            (ClaimKind.DailyVolatility, { } of) when Window.OfSeveralDays.Contains(of) => (claim.Series, FigureIds.VolatilityDaily(of)),
            (ClaimKind.AnnualVolatility, { } of) when Window.OfSeveralDays.Contains(of) => (claim.Series, FigureIds.VolatilityAnnual(of)),
            (ClaimKind.Drawdown, { } of) => (claim.Series, FigureIds.Drawdown(of)),
            (ClaimKind.Spread, { } of) when claim.Series != against && (against == benchmark || data.Roles.Pairs.Contains((claim.Series, against)))
                => (FigureKeys.Pair(claim.Series, against), FigureIds.Spread(of)),
            (ClaimKind.Correlation, { } of) when of == Window.OneYear && against == benchmark => (claim.Series, FigureIds.Correlation),
            (ClaimKind.Beta, { } of) when of == Window.OneYear && against == benchmark => (claim.Series, FigureIds.Beta),
            _ => ("", ""),
        };
        return metric.Length == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"figures/{claim.AsOf:yyyy-MM-dd}/{Uri.EscapeDataString(series)}/{metric}");
    }
}
