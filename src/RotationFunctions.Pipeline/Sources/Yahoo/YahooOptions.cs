using RotationFunctions.Pipeline.Sources.Live;

namespace RotationFunctions.Pipeline.Sources.Yahoo;

/// <summary>Options of the <c>yahoo</c> source. No limit is published; the default is meant to be polite.</summary>
public sealed class YahooOptions() : ProviderOptions("https://query1.finance.yahoo.com/", requestsPerHour: 200, requestsPerSecond: 4);
