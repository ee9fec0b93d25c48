namespace RotationFunctions.Analytics;

/// <summary>The ids of the figures of one instrument, as reports, tables and the API call them.</summary>
public static class FigureIds
{
    public const string Beta = "beta.1Y";
    public const string Correlation = "correlation.1Y";
    public const string TrackingError = "trackingError.1Y";
    public const string InformationRatio = "informationRatio.1Y";
    public const string CaptureUp = "capture.up.1Y";
    public const string CaptureDown = "capture.down.1Y";
    public const string DownsideDeviation = "downsideDeviation.1Y";
    public const string Sortino = "sortino.1Y";
    public const string High52Weeks = "high.52w";
    public const string High52WeeksDistance = "high.52w.distance";
    public const string HighAllTime = "high.allTime";
    public const string HighAllTimeDistance = "high.allTime.distance";
    public const string DaysSinceHigh = "daysSinceHigh";
    public const string Sma50 = "sma.50";
    public const string Sma200 = "sma.200";
    public const string DistanceSma200 = "distance.sma200";
    public const string DistanceSma200Deviations = "distance.sma200.std";
    public const string Rsi14 = "rsi.14";
    public const string Atr14 = "atr.14";
    public const string DollarVolume = "liquidity.dollarVolume.1M";
    public const string Amihud = "liquidity.amihud.1M";
    public const string BidAskSpread = "liquidity.spread.1M";

    public static string Return(Window window) => "return." + window?.Name;

    public static string TotalReturn(Window window) => "totalReturn." + window?.Name;

    public static string VolatilityDaily(Window window) => "volatility.daily." + window?.Name;

    public static string VolatilityAnnual(Window window) => "volatility.annual." + window?.Name;

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
