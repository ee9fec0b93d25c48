using RotationFunctions.Pipeline.Sources.Live;

namespace RotationFunctions.Pipeline.Sources.Fred;

/// <summary>Options of the <c>fred</c> source. A key allows 120 requests a minute; the desk needs ten an evening.</summary>
public sealed class FredOptions() : KeyedProviderOptions("https://api.stlouisfed.org/", requestsPerHour: 600, requestsPerSecond: 2);
