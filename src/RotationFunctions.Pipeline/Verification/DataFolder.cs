using System.Security.Cryptography;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Verification;

/// <summary>A snapshot made in memory of somebody's own files, to hold a report against it that was published elsewhere.</summary>
public sealed class DataFolder(SnapshotBuilder builder, TimeProvider time)
{
    /// <summary>Makes the snapshot of a day.</summary>
    /// <param name="source">Where the files are.</param>
    /// <param name="universe">What is read.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RotationException">No snapshot can be made; the message says why.</exception>
    public async Task<Snapshot> ReadAsync(ISeriesSource source, Universe universe, DateOnly asOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(universe);
        var fetched = new List<FetchedSeries>(universe.Series.Count);
        // Prices before rates, as a fetch has them.
        foreach (var definition in universe.Series.OrderBy(s => s.Kind is not (SeriesKind.Fund or SeriesKind.Index)))
            fetched.Add(await ReadAsync(source, definition, cancellationToken));
        return builder.Build(universe, fetched, new SnapshotRequest(asOf, null)).Snapshot;
    }

    /// <summary>Series whose file is not the one that a report was computed from, by SHA-256.</summary>
    public static IEnumerable<Finding> Compare(Report report, SnapshotMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(metadata);
        var here = metadata.Series.ToDictionary(series => series.Id, StringComparer.Ordinal);
        foreach (var input in report.Inputs)
        {
            if (!here.TryGetValue(input.Series, out var series))
                yield return new Finding(FindingKind.Raw, input.Series, "The report was computed from it; the folder does not have it.");
            else if (series.Sha256 != input.Sha256)
                yield return new Finding(FindingKind.Raw, input.Series, $"The report was computed from {input.Raw} with the SHA-256 {input.Sha256}; the file in the folder has {series.Sha256}.");
        }
    }

    private async Task<FetchedSeries> ReadAsync(ISeriesSource source, SeriesDefinition definition, CancellationToken cancellationToken)
    {
        try
        {
            var raw = await source.FetchAsync(definition, DateRange.All, cancellationToken);
            var now = time.GetUtcNow();
            return new FetchedSeries
            {
                Definition = definition,
                Source = source.Name,
                IsDemo = source.IsDemo,
                Raw = new RawReference($"{source.Name}/{definition.Id}/{raw.Origin}", Convert.ToHexStringLower(SHA256.HashData(raw.Content.Span)), now, raw.Origin),
                Parsed = FinalBars.Of(source.Parse(definition, raw.Content, raw.Origin), now, raw.Origin),
            };
        }
        catch (SeriesUnavailableException exception)
        {
            return new FetchedSeries { Definition = definition, Reason = exception.Reason };
        }
    }
}
