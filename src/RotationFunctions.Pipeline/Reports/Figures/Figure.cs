using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Reports.Figures.Definitions;

namespace RotationFunctions.Pipeline.Reports.Figures;

/// <summary>One figure of a report, by the id under which texts and pages state it.</summary>
/// <param name="Series">The series or pair that it is of, as <c>IWM</c> or <c>IWM-SPY</c>; <c>sectors</c>, <c>policy</c> or <c>market</c> for one of no series.</param>
/// <param name="Metric">The metric, as <c>return.YTD</c>.</param>
/// <param name="Value">The value at full precision; null when absent.</param>
/// <param name="Unit">How it is printed.</param>
public sealed record Figure(string Series, string Metric, double? Value, FigureUnit Unit)
{
    /// <summary>A figure in the unit that it is declared with.</summary>
    public static Figure Of(string series, string metric, double? value) => new(series, metric, value, FigureCatalog.UnitOf(metric));

    /// <summary>A figure of the market as a whole, likewise.</summary>
    public static Figure OfMarket(string metric, double? value) => Of(FigureKeys.Market, metric, value);

    /// <summary>A percentile of a figure in its own history, and the number of values that it counts.</summary>
    internal static IEnumerable<Figure> OfPercentile(string series, string metric, Percentile? percentile) =>
    [
        Of(series, RotationIds.Percentile(metric), percentile?.Value),
        Of(series, RotationIds.Percentile(metric) + ".n", percentile?.Count),
    ];

    /// <summary>The id, as <c>IWM/return.YTD</c> or <c>market/score.rotation</c>.</summary>
    public string Id => $"{Series}/{Metric}";

    /// <summary>
    /// The number that is printed, in the unit in which it is printed; null when absent. A text that says "leads" beside
    /// 0.00, or "under 70" beside 70.00, would be read as a mistake, so words follow this number.
    /// </summary>
    public decimal? Printed => Value is { } value ? FigureFormat.Round(value, Unit) : null;

    /// <summary>−1, 0 or 1: the sign of what is printed; 0 when absent.</summary>
    public int Direction => Printed is { } printed ? Math.Sign(printed) : Math.Sign(Value ?? 0);
}

/// <summary>A date that belongs to a figure, such as the day of a breakout, by the id under which texts state it.</summary>
/// <param name="Id">The id, as <c>^RUT/breakout.since</c>.</param>
/// <param name="Day">The date; null when absent.</param>
public sealed record FigureDate(string Id, DateOnly? Day);
