namespace RotationFunctions.Analytics;

/// <summary>The price that a custom window is measured from.</summary>
public enum WindowBase
{
    /// <summary>The last close before the start date: the usual meaning of "since".</summary>
    PreviousClose,

    /// <summary>The close of the start date.</summary>
    Close,

    /// <summary>The open of the start date; raw prices only, since no adjusted open exists.</summary>
    Open,
}

/// <summary>Which standard deviation to take.</summary>
public enum StandardDeviation
{
    /// <summary>Divided by n − 1: the estimate for the process that the returns are a sample of.</summary>
    Sample,

    /// <summary>Divided by n: the spread of just these returns.</summary>
    Population,
}

/// <summary>A span of dates, both included, and the price that it is measured from.</summary>
/// <param name="From">First date; on a day without trading the next trading day counts.</param>
/// <param name="To">Last date; on a day without trading the trading day before counts.</param>
/// <param name="Base">The price that returns are measured from.</param>
public sealed record CustomWindow(DateOnly From, DateOnly To, WindowBase Base);

/// <summary>What a custom window gave. What could not be formed is null, and <see cref="Absence"/> says why.</summary>
/// <typeparam name="TReturn"><see cref="PriceReturn"/> or <see cref="TotalReturn"/>.</typeparam>
public sealed record WindowMeasurement<TReturn>
    where TReturn : struct
{
    /// <summary>The trading day whose price the return is measured from; null when there is none.</summary>
    public DateOnly? BaseDate { get; init; }

    /// <summary>First trading day of the window; null when there is none.</summary>
    public DateOnly? FirstDate { get; init; }

    /// <summary>Last trading day of the window; null when there is none.</summary>
    public DateOnly? LastDate { get; init; }

    /// <summary>Price at the base.</summary>
    public double? BasePrice { get; init; }

    /// <summary>Price at the end.</summary>
    public double? LastPrice { get; init; }

    /// <summary>The return, in a type that tells price from total return.</summary>
    public TReturn? Return { get; init; }

    /// <summary>
    /// Standard deviation of the daily simple price returns between the close of the first and that of the last date,
    /// whatever the return's base: a return from an open is no daily return.
    /// </summary>
    public double? DailyVolatility { get; init; }

    /// <summary><see cref="DailyVolatility"/> × √252.</summary>
    public double? AnnualVolatility { get; init; }

    /// <summary>Number of daily returns in the volatility.</summary>
    public int Observations { get; init; }

    /// <summary>Why a figure is null; null when none is.</summary>
    public Reason? Absence { get; init; }
}
