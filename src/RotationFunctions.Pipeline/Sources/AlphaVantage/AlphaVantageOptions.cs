using RotationFunctions.Pipeline.Sources.Live;

namespace RotationFunctions.Pipeline.Sources.AlphaVantage;

/// <summary>
/// Options of the <c>alphavantage</c> source. The free plan allows 25 requests a day, which is less than the default
/// universe has funds, and one a second, and has neither adjusted prices nor more than the last 100 days.
/// </summary>
public sealed class AlphaVantageOptions : KeyedProviderOptions
{
    public AlphaVantageOptions() : base("https://www.alphavantage.co/", requestsPerHour: 25, requestsPerSecond: 1) => (AtOnce, RequestsPerDay) = (1, 25);

    /// <summary>
    /// Whether adjusted closes, dividends and splits are asked for (<c>TIME_SERIES_DAILY_ADJUSTED</c>, a paid plan) or
    /// prices as traded alone (<c>TIME_SERIES_DAILY</c>), which leave total returns absent. Default: true.
    /// </summary>
    public bool Adjusted { get; set; } = true;

    /// <summary>Whether the whole history is asked for (a paid plan) or its last 100 days. Default: true.</summary>
    public bool WholeHistory { get; set; } = true;
}
