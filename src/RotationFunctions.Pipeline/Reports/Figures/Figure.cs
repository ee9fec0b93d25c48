namespace RotationFunctions.Pipeline.Reports.Figures;

/// <summary>One figure of a report, by the id under which texts and pages state it.</summary>
/// <param name="Series">The series or pair that it is of, as <c>IWM</c> or <c>IWM-SPY</c>; empty for one of the market.</param>
/// <param name="Metric">The metric, as <c>return.YTD</c>.</param>
/// <param name="Value">The value at full precision; null when absent.</param>
/// <param name="Unit">How it is printed.</param>
public sealed record Figure(string Series, string Metric, double? Value, FigureUnit Unit)
{
    /// <summary>The id, as <c>IWM/return.YTD</c> or <c>score.rotation</c>.</summary>
    public string Id => IdOf(Series, Metric);

    /// <summary>
    /// The number that is printed, in the unit in which it is printed; null when absent. A text that says "leads" beside
    /// 0.00, or "under 70" beside 70.00, would be read as a mistake, so words follow this number.
    /// </summary>
    public decimal? Printed => Value is { } value ? FigureFormat.Round(value, Unit) : null;

    /// <summary>−1, 0 or 1: the sign of what is printed; 0 when absent.</summary>
    public int Direction => Printed is { } printed ? Math.Sign(printed) : Math.Sign(Value ?? 0);

    internal static string IdOf(string series, string metric) => series.Length == 0 ? metric : $"{series}/{metric}";
}

/// <summary>The ways in which figures are printed. Each rounds to two decimals unless it says otherwise.</summary>
public enum FigureUnit
{
    /// <summary>A fraction with a direction, such as a return: in percent, with its sign.</summary>
    Change,

    /// <summary>A fraction that is a size, such as a volatility: in percent.</summary>
    Percent,

    /// <summary>A difference of two fractions: in percentage points, with its sign.</summary>
    PercentagePoints,

    /// <summary>A rate of interest, which comes in percent already.</summary>
    Rate,

    /// <summary>A price, an index level, a ratio or an indicator: as it is.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>An amount in USD: in millions.</summary>
    DollarMillions,

    /// <summary>A number whose size varies by powers of ten: three significant digits and a power.</summary>
    Scientific,
}
