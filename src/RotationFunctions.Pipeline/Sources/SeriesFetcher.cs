using System.Diagnostics;
using Microsoft.Extensions.Logging;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Sources;

/// <summary>What came of fetching a series: raw and parsed, or the reason why not.</summary>
public sealed record FetchedSeries
{
    public required SeriesDefinition Definition { get; init; }

    /// <summary>Name of the source that had it; null when none did.</summary>
    public string? Source { get; init; }

    /// <summary>Whether that source simulates.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Where the untouched response lies.</summary>
    public RawReference? Raw { get; init; }

    public ParsedSeries? Parsed { get; init; }

    /// <summary>Why there is nothing; null when there is.</summary>
    public string? Reason { get; init; }
}

/// <summary>
/// Fetches series from a list of sources, the first that has it, and keeps every response before reading it. One series
/// that cannot be had leaves the others standing.
/// </summary>
public sealed partial class SeriesFetcher(RawStore raws, ILogger<SeriesFetcher> log)
{
    private const int AtOnce = 4;

    /// <summary>Fetches series.</summary>
    /// <param name="sources">Sources, the preferred one first.</param>
    /// <param name="series">What to fetch.</param>
    /// <param name="range">The days that are wanted.</param>
    /// <param name="progress">Is told of each series as it is done.</param>
    /// <param name="cancellationToken">Stops the fetch.</param>
    /// <returns>One result a series, in the order asked.</returns>
    public async Task<IReadOnlyList<FetchedSeries>> FetchAsync(
        IReadOnlyList<ISeriesSource> sources, IReadOnlyList<SeriesDefinition> series, DateRange range,
        IProgress<FetchedSeries>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        var started = Stopwatch.GetTimestamp();
        var fetched = new FetchedSeries[series.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, series.Count, options, async (i, token) =>
        {
            fetched[i] = await FetchAsync(sources, series[i], range, token);
            progress?.Report(fetched[i]);
        });
        LogFetched(fetched.Count(f => f.Raw is not null), fetched.Count(f => f.Raw is null), Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return fetched;
    }

    private async Task<FetchedSeries> FetchAsync(
        IReadOnlyList<ISeriesSource> sources, SeriesDefinition definition, DateRange range, CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        foreach (var source in sources)
        {
            try
            {
                var response = await source.FetchAsync(definition, range, cancellationToken);
                var raw = await raws.KeepAsync(source.Name, definition.Id, response, cancellationToken);
                return new FetchedSeries
                {
                    Definition = definition,
                    Source = source.Name,
                    IsDemo = source.IsDemo,
                    Raw = raw,
                    Parsed = source.Parse(definition, response.Content, response.Origin),
                };
            }
            catch (SeriesUnavailableException exception)
            {
                LogUnavailable(definition.Id, source.Name, exception.Message);
                reasons.Add(exception.Message);
            }
        }

        return new FetchedSeries { Definition = definition, Reason = string.Join(' ', reasons) };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Fetched {Series} series, {Missing} missing, in {Milliseconds:F0} ms")]
    private partial void LogFetched(int series, int missing, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Series} is not to be had from {Source}: {Reason}")]
    private partial void LogUnavailable(string series, string source, string reason);
}
