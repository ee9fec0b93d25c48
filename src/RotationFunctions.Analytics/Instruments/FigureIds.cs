namespace RotationFunctions.Analytics;

/// <summary>The ids of the figures of one instrument, as reports, tables and the API call them.</summary>
public static class FigureIds
{
    /// <summary>Slope of daily returns on the benchmark's over 252 days.</summary>
    public const string Beta = "beta.1Y";
    /// <summary>Pearson's correlation with the benchmark over 252 days, −1 to 1.</summary>
    public const string Correlation = "correlation.1Y";
    /// <summary>Sample deviation of the daily difference from the benchmark over 252 days, a year, as a fraction.</summary>
    public const string TrackingError = "trackingError.1Y";
    /// <summary>Mean daily difference from the benchmark × 252 over the tracking error.</summary>
    public const string InformationRatio = "informationRatio.1Y";
    /// <summary>Share of the benchmark's compound gain on its up days of 252, as a fraction.</summary>
    public const string CaptureUp = "capture.up.1Y";
    /// <summary>Share of the benchmark's compound loss on its down days of 252, as a fraction.</summary>
    public const string CaptureDown = "capture.down.1Y";
    /// <summary>Root mean square of daily shortfalls under the risk-free rate over 252 days, a year, as a fraction.</summary>
    public const string DownsideDeviation = "downsideDeviation.1Y";
    /// <summary>Mean daily excess over the risk-free rate × 252 over the downside deviation.</summary>
    public const string Sortino = "sortino.1Y";
    /// <summary>Highest close of 252 days, in the unit of the price.</summary>
    public const string High52Weeks = "high.52w";
    /// <summary>Close over it, less one: zero or negative.</summary>
    public const string High52WeeksDistance = "high.52w.distance";
    /// <summary>Highest close of all days known, in the unit of the price.</summary>
    public const string HighAllTime = "high.allTime";
    /// <summary>Close over it, less one: zero or negative.</summary>
    public const string HighAllTimeDistance = "high.allTime.distance";
    /// <summary>Trading days since the highest close of all.</summary>
    public const string DaysSinceHigh = "daysSinceHigh";
    /// <summary>Simple average of 50 closes.</summary>
    public const string Sma50 = "sma.50";
    /// <summary>Simple average of 200 closes.</summary>
    public const string Sma200 = "sma.200";
    /// <summary>Close over the 200-day average, less one.</summary>
    public const string DistanceSma200 = "distance.sma200";
    /// <summary>That over its own sample deviation of 252 days.</summary>
    public const string DistanceSma200Deviations = "distance.sma200.std";
    /// <summary>Wilder's relative strength index over 14 days, 0 to 100.</summary>
    public const string Rsi14 = "rsi.14";
    /// <summary>Wilder's average true range over 14 days, in the unit of the price.</summary>
    public const string Atr14 = "atr.14";
    /// <summary>Mean of close × volume over 21 days, in USD a day.</summary>
    public const string DollarVolume = "liquidity.dollarVolume.1M";
    /// <summary>Amihud's illiquidity over 21 days: mean of |return| over dollar volume, × 10⁶.</summary>
    public const string Amihud = "liquidity.amihud.1M";
    /// <summary>Corwin and Schultz's estimate over 21 days, as a fraction of the price.</summary>
    public const string BidAskSpread = "liquidity.spread.1M";

    /// <summary>Price return over a window, as a fraction.</summary>
    public static string Return(Window window) => "return." + window?.Name;

    /// <summary>Return with dividends over a window, as a fraction.</summary>
    public static string TotalReturn(Window window) => "totalReturn." + window?.Name;

    /// <summary>Sample deviation of a window's daily returns, as a fraction.</summary>
    public static string VolatilityDaily(Window window) => "volatility.daily." + window?.Name;

    /// <summary>That × √252.</summary>
    public static string VolatilityAnnual(Window window) => "volatility.annual." + window?.Name;

    /// <summary>Deepest fall from a high inside a window, zero or negative.</summary>
    public static string Drawdown(Window window) => "drawdown.max." + window?.Name;

    /// <summary>Id of the return spread of a pair of series, within the pair: <c>spread.YTD</c> of <c>IWM-SPY</c>.</summary>
    public static string Spread(Window window) => "spread." + window?.Name;

    /// <summary>Every figure of an instrument, in the order in which tables list them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Window.All.Select(Return),
        .. Window.All.Select(TotalReturn),
        .. Window.OfSeveralDays.Select(VolatilityDaily),
        .. Window.OfSeveralDays.Select(VolatilityAnnual),
        .. Window.All.Select(Drawdown),
        Beta, Correlation, TrackingError, InformationRatio, CaptureUp, CaptureDown, DownsideDeviation, Sortino,
        High52Weeks, High52WeeksDistance, HighAllTime, HighAllTimeDistance, DaysSinceHigh,
        Sma50, Sma200, DistanceSma200, DistanceSma200Deviations, Rsi14, Atr14,
        DollarVolume, Amihud, BidAskSpread,
    ];
}
