namespace RotationFunctions.Pipeline.Sources.Demo;
public sealed class DemoSource : ISeriesSource
{
    public const string SourceName = "demo";
    public string Name => SourceName;
    public bool IsDemo => true;
    public Task<RawSeries> FetchAsync(Universes.SeriesDefinition series, DateRange range, CancellationToken cancellationToken) => throw new SeriesUnavailableException("none");
    public ParsedSeries Parse(Universes.SeriesDefinition series, ReadOnlyMemory<byte> content, string origin) => throw new SeriesUnavailableException("none");
}
