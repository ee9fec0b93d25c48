using RotationFunctions.Pipeline.Sources.Live;

namespace RotationFunctions.Pipeline.Sources.Tiingo;

/// <summary>Options of the <c>tiingo</c> source. The free plan allows 50 requests an hour and 1000 a day.</summary>
public sealed class TiingoOptions : KeyedProviderOptions
{
    public TiingoOptions() : base("https://api.tiingo.com/", requestsPerHour: 50, requestsPerSecond: 5) => RequestsPerDay = 1000;
}
