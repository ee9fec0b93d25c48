using System.Globalization;
using System.Security.Cryptography;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>
/// Makes a snapshot again from the raw responses that it was made of, without asking a provider. The same program gives
/// the same bytes and so the same name; one whose reading of a provider was mended gives a new snapshot of the same day.
/// </summary>
public sealed class SnapshotReplay(SnapshotStore snapshots, RawStore raws, SourceRegistry sources, SnapshotBuilder builder)
{
    /// <summary>Replays the newest snapshot of a day.</summary>
    /// <returns>The snapshot, and in a note whether it is the same.</returns>
    /// <exception cref="DateRequestException">The day has no snapshot.</exception>
    /// <exception cref="SnapshotUnusableException">The snapshot is damaged, or a raw response is gone or was changed.</exception>
    public async Task<FetchedSnapshot> RunAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var (name, old) = await snapshots.NewestAsync(day, cancellationToken)
            ?? throw new DateRequestException(FormattableString.Invariant($"There is no snapshot of {day:yyyy-MM-dd} to replay. Name a trading day that was fetched, or fetch it with --as-of {day:yyyy-MM-dd}."));
        var metadata = old.Metadata;
        var snapshot = await RebuildAsync(metadata, cancellationToken);
        var (again, isNew) = await snapshots.WriteAsync(snapshot, cancellationToken);
        return new FetchedSnapshot(again, isNew, metadata.AsOf, metadata.ComputeFrom, [again == name
            ? $"The raw responses give the same snapshot again: {name}."
            : $"The raw responses give another snapshot than {name}: {again}. The program reads them differently today."]);
    }

    /// <summary>Makes a snapshot again, and writes nothing.</summary>
    /// <param name="metadata">What the snapshot says of itself.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="SnapshotUnusableException">A raw response is gone or was changed.</exception>
    public async Task<Snapshot> RebuildAsync(SnapshotMetadata metadata, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var fetched = new List<FetchedSeries>();
        // Prices before rates, as a fetch has them: the order of the series is part of the bytes.
        foreach (var definition in metadata.Universe.Series.OrderBy(s => s.Kind is not (SeriesKind.Fund or SeriesKind.Index)))
            fetched.Add(await ReadAsync(definition, metadata, cancellationToken));
        var snapshot = builder.Build(metadata.Universe, fetched, new SnapshotRequest(metadata.AsOf, metadata.ComputeFrom)).Snapshot;
        // It may have been asked for later than its responses came; earlier it cannot have been.
        return metadata.FetchedAt > snapshot.Metadata.FetchedAt ? snapshot with { Metadata = snapshot.Metadata with { FetchedAt = metadata.FetchedAt } } : snapshot;
    }

    private async Task<FetchedSeries> ReadAsync(SeriesDefinition definition, SnapshotMetadata metadata, CancellationToken cancellationToken)
    {
        var unread = new List<RawReference>();
        // What could not be used then comes first: it is from the preferred source, and may be read today.
        var names = metadata.Unused.Concat(metadata.Series).Where(s => SeriesOf(s.Raw) == definition.Id).DistinctBy(s => s.Raw);
        foreach (var one in names)
        {
            var raw = await raws.FindAsync(one.Raw, cancellationToken)
                ?? throw new SnapshotUnusableException($"The raw response {one.Raw} of {definition.Id} is gone, so the snapshot cannot be replayed.");
            var content = await raws.ReadAsync(raw, cancellationToken);
            if (Convert.ToHexStringLower(SHA256.HashData(content.Span)) != one.Sha256)
                throw new SnapshotUnusableException($"The raw response {one.Raw} of {definition.Id} was changed since: its SHA-256 is not {one.Sha256}, so the snapshot cannot be replayed.");
            var source = one.Raw[..one.Raw.IndexOf('/', StringComparison.Ordinal)];
            var reader = sources.ReaderOf(source) ?? throw new SnapshotUnusableException($"The raw response {one.Raw} is from the source {source}, which this program does not know.");
            try
            {
                var parsed = FinalBars.Of(reader(definition, content, raw.Origin), raw.FetchedAt, raw.Origin, one.FinalUntil);
                var fetched = new FetchedSeries
                {
                    Definition = definition,
                    Source = source,
                    IsDemo = metadata.IsDemo,
                    Raw = raw,
                    Parsed = parsed with { Warnings = [.. parsed.Warnings, .. metadata.Warnings.Where(w => w.Id == definition.Id && w.Raw is not null)] },
                    Unread = unread,
                    Restatement = metadata.Restatements?.FirstOrDefault(r => r.Series == definition.Id),
                };
                if (one.Base is null)
                    return fetched;
                var earlier = await snapshots.ReadAsync(one.Base, cancellationToken);
                return IncrementalFetch.Join(one.Base, earlier.Series.Single(s => s.Id == one.Id), fetched);
            }
            catch (SeriesUnavailableException)
            {
                // Its reason stands in the snapshot, as it was.
                unread.Add(raw);
            }
        }

        return new FetchedSeries
        {
            Definition = definition, Unread = unread, Reason = metadata.Missing.FirstOrDefault(m => m.Id == definition.Id)?.Why,
        };
    }

    /// <summary>The series in a name such as <c>tiingo/IWM/20260122T223000Z.json</c>.</summary>
    private static string SeriesOf(string raw) => raw.Split('/')[1];
}
