using RotationFunctions.Pipeline.Sources.Live;

namespace RotationFunctions.Pipeline.Sources.NyFed;

/// <summary>Options of the <c>nyfed</c> source. No limit is published; the default is meant to be polite.</summary>
public sealed class NyFedOptions() : ProviderOptions("https://markets.newyorkfed.org/", requestsPerHour: 60, requestsPerSecond: 5);
