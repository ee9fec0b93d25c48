using RotationFunctions.Pipeline.Sources.Live;

namespace RotationFunctions.Pipeline.Sources.Stooq;

/// <summary>Options of the <c>stooq</c> source. The daily limit is not published; the default is meant to be polite.</summary>
public sealed class StooqOptions : KeyedProviderOptions
{
    public StooqOptions() : base("https://stooq.com/", requestsPerHour: 60, requestsPerSecond: 1) => AtOnce = 1;
}
