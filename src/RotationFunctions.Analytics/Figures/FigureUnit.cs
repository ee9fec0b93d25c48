namespace RotationFunctions.Analytics;

/// <summary>The ways in which figures are printed. Each rounds to two decimals unless it says otherwise.</summary>
public enum FigureUnit
{
    /// <summary>A fraction with a direction, such as a return: in percent, with its sign.</summary>
    Change,

    /// <summary>A fraction that is a size, such as a volatility: in percent.</summary>
    Percent,

    /// <summary>A difference of two fractions: in percentage points, with its sign.</summary>
    PercentagePoints,

    /// <summary>A price, an index level, a ratio or an indicator: as it is.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>An amount in USD: in millions.</summary>
    DollarMillions,

    /// <summary>A number whose size varies by powers of ten: three significant digits and a power.</summary>
    Scientific,

    /// <summary>A place in a history, from 0 to 1: in hundredths, without a sign, because "97.44 %" would be read as a share.</summary>
    Percentile,

    /// <summary>An interest rate, which is in percent already.</summary>
    Rate,

    /// <summary>A difference of two interest rates, which is in percentage points already: with its sign.</summary>
    RatePoints,

    /// <summary>Yes or no, 1 or 0: words state it, not a number.</summary>
    Flag,

    /// <summary>A day, as <c>2020-03-23</c>.</summary>
    Date,
}
