using System.Text.Json.Serialization;

namespace RotationFunctions.Benchmarks.Peers;

/// <summary>What an engine made of the panel.</summary>
/// <param name="Version">The engine's version.</param>
/// <param name="Seconds">Seconds of each run, in order.</param>
/// <param name="CpuSeconds">Processor seconds of each run, over all threads.</param>
/// <param name="Sums">Sum of each figure over all series and days.</param>
/// <param name="PeakBytes">The most memory that its process held.</param>
internal sealed record PeerResult(
    string Version, IReadOnlyList<double> Seconds, IReadOnlyList<double> CpuSeconds, IReadOnlyDictionary<string, double> Sums, long PeakBytes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PeerResult))]
internal sealed partial class PeerJson : JsonSerializerContext;
