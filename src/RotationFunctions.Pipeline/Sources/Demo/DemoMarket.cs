using System.Collections.Concurrent;
using System.Text;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources.Demo;

/// <summary>
/// A simulated market: ten years in which one set of factors drives every series. It has no seed to set: the same
/// series is the same bytes in every run, on every machine, whatever other series the universe has.
/// </summary>
internal sealed class DemoMarket
{
    private readonly DemoFactors _factors = new();
    private readonly ConcurrentDictionary<(string Id, SeriesKind Kind, string Segment), byte[]> _files = new();

    /// <summary>The file of a series, in the layout of the source <c>csv</c>, simulated when it is first asked for.</summary>
    public ReadOnlyMemory<byte> FileOf(SeriesDefinition series) =>
        _files.GetOrAdd((series.Id, series.Kind, series.Segment), _ => Encoding.UTF8.GetBytes(series.Kind switch
        {
            SeriesKind.Rate => DemoRates.Rate(series.Id, _factors),
            SeriesKind.Projection => DemoRates.Projection(_factors),
            SeriesKind.Futures => DemoRates.Futures(_factors),
            _ => DemoBars.Of(series, _factors),
        }));
}
