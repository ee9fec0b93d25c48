using System.Globalization;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Tests.Reports;

/// <summary>
/// What a figure must be printed as, worked out from its value and its id alone: the rule of docs/metrics.md written once
/// more, beside the formatter that it checks.
/// </summary>
internal static class PrintedNumber
{
    private static readonly string[] Hundredfold =
    [
        "return", "totalReturn", "spread", "volatility", "drawdown", "trackingError", "downsideDeviation", "capture",
        "high.52w.distance", "high.allTime.distance", "distance.sma200", "liquidity.spread", "percentile", "breakout.extent",
        "sector.group", "sector.cyclicalMinusDefensive", "sector.dispersion", "sector.breadth",
        "lead", "credit.excess", "score.context.daysWon", "stance.share", "range.above.extent", "range.below.extent", "risk.stress.fall", "risk.stress.value", "risk.credit.value",
        "risk.liquidity.value",
    ];

    private static readonly string[] Exact = ["distance.sma200.std", "seasonality.january.correlation", "pattern.inverseHeadAndShoulders.neckline.now", "pattern.headAndShouldersTop.neckline.now"];

    // Of what came before: shares and differences of returns. A year's January is of the year alone.
    private static readonly string[] HundredfoldEndings =
    [
        ".mean", ".median", ".lowerQuartile", ".upperQuartile", ".now", ".excess", ".forward", ".shareNegative", ".sharePositive", ".shareOfPast",
        ".past.low", ".past.medium", ".past.mediumHigh", ".past.high", "rs.slope.3M", ".interval.low", ".interval.high", ".worstTenth", ".gross", ".net", ".hit", ".base", ".deflatedSharpe", ".asNear", ".lead.21",
        ".lead.63", ".lead.252",
    ];

    private static readonly string[] WholeEndings =
        ["daysSinceHigh", ".n", ".ordinal", ".conditions", ".daysOfPast", ".past.days", "rs.streak", ".longestBefore", ".lastAsLong", ".independent", ".entries", ".days", ".months", ".active", ".ended",
        ".reached", ".failed", ".expired", ".expiresInDays", "size.available", "size.ahead", "similar.candidates", ".timesBenchmark"];

    internal static decimal Of(Figure figure)
    {
        var value = figure.Value!.Value;
        if (figure.Metric.StartsWith("liquidity.amihud", StringComparison.Ordinal))
            return decimal.Parse(value.ToString("E2", CultureInfo.InvariantCulture).Split('E')[0], CultureInfo.InvariantCulture);
        // The digits that the JSON serves: a conversion to decimal would keep fifteen of them.
        var scaled = decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture) * Scale(figure.Metric);
        return Math.Round(scaled, WholeEndings.Any(e => figure.Metric.EndsWith(e, StringComparison.Ordinal)) ? 0 : 2, MidpointRounding.AwayFromZero);
    }

    /// <summary>Reads a printed number; of a power of ten the digits before it.</summary>
    internal static decimal Read(string text) => decimal.Parse(
        text.Replace('−', '-').TrimEnd('%').Split('\u00A0')[0],
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
        CultureInfo.InvariantCulture);

    private static decimal Scale(string metric)
    {
        if (metric.StartsWith("liquidity.dollarVolume", StringComparison.Ordinal))
            return 0.000001m;
        if (Exact.Contains(metric) || WholeEndings.Any(e => metric.EndsWith(e, StringComparison.Ordinal)))
            return 1;
        if (HundredfoldEndings.Any(e => metric.EndsWith(e, StringComparison.Ordinal)))
            return 100;
        return Hundredfold.Any(m => metric == m || metric.StartsWith(m + ".", StringComparison.Ordinal)) ? 100 : 1;
    }
}
