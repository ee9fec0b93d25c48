using RotationFunctions.Pipeline.Reports;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary>Whether dividends count.</summary>
internal enum ReturnKind
{
    Price,
    Total,
}

/// <summary>Return and volatility of some series over one window.</summary>
internal sealed record PerformanceAnswer
{
    /// <summary>Last trading day of the data.</summary>
    public required DateOnly AsOf { get; init; }

    public required ReportSource Source { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    /// <summary>What returns are measured from.</summary>
    public required string Base { get; init; }

    public required string Kind { get; init; }

    /// <summary>Which standard deviation the volatilities are.</summary>
    public required string Std { get; init; }

    /// <summary>What the volatilities are of, whatever the kind of return.</summary>
    public string VolatilityOf { get; init; } = "daily simple price returns from the close of firstDate to the close of lastDate";

    public required IReadOnlyList<SeriesPerformance> Results { get; init; }
}

/// <summary>What one series did; what is null is explained by <paramref name="Reason"/>.</summary>
/// <param name="Series">The series' id.</param>
/// <param name="Name">Its name.</param>
/// <param name="BaseDate">Trading day whose price the return is measured from.</param>
/// <param name="FirstDate">First trading day of the window.</param>
/// <param name="LastDate">Last trading day of the window.</param>
/// <param name="BasePrice">Price at the base.</param>
/// <param name="LastPrice">Price at the end.</param>
/// <param name="Return">The return, a fraction.</param>
/// <param name="Measured">From which price of which day to which the return goes, in words; null when there is no base or no end.</param>
/// <param name="Volatility">The volatility, fractions.</param>
/// <param name="Reason">Why something is null; null when nothing is.</param>
internal sealed record SeriesPerformance(
    string Series, string Name, DateOnly? BaseDate, DateOnly? FirstDate, DateOnly? LastDate, double? BasePrice, double? LastPrice,
    double? Return, string? Measured, WindowVolatility Volatility, string? Reason);

/// <summary>Standard deviation of daily returns.</summary>
/// <param name="Daily">Of a day.</param>
/// <param name="Annual">Times √252.</param>
/// <param name="N">Number of daily returns.</param>
internal sealed record WindowVolatility(double? Daily, double? Annual, int N);
