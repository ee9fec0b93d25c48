using RotationFunctions.Pipeline.Sources.Csv;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources.Demo;

/// <summary>
/// A simulated market, for trying the desk without data: ten years of every series that is asked for, the same in every
/// run. Its files have the layout of the source <c>csv</c>. Nothing in it is a real price.
/// </summary>
public sealed class DemoSource : ISeriesSource
{
    /// <summary>The name that chooses this source.</summary>
    public const string SourceName = "demo";

    private static readonly Lazy<DemoMarket> Market = new(() => new DemoMarket());

    /// <summary>Last day of the simulated market.</summary>
    public static DateOnly LastDay => DemoCalendar.Last;

    /// <inheritdoc/>
    public string Name => SourceName;

    /// <inheritdoc/>
    public bool IsDemo => true;

    /// <inheritdoc/>
    /// <remarks>All ten years come, whatever the range.</remarks>
    public Task<RawSeries> FetchAsync(SeriesDefinition series, DateRange range, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        cancellationToken.ThrowIfCancellationRequested();
        var file = CsvLayout.FileOf(series);
        return Task.FromResult(new RawSeries(Market.Value.FileOf(series), "csv", "text/csv", $"{SourceName}/{file}"));
    }

    /// <inheritdoc/>
    public ParsedSeries Parse(SeriesDefinition series, ReadOnlyMemory<byte> content, string origin) =>
        SeriesCsv.Parse(series, content, origin);
}
