using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>From sources to a snapshot: fetches the universe, keeps the raw responses, writes the snapshot last.</summary>
public sealed class SnapshotFetch(
    UniverseProvider universes, SourceRegistry sources, SeriesFetcher fetcher, SnapshotBuilder builder, SnapshotStore snapshots)
{
    /// <summary>Fetches and writes a snapshot.</summary>
    /// <exception cref="RotationException">No snapshot can be made; the message says why.</exception>
    public async Task<(string Name, bool IsNew, DateOnly AsOf, IReadOnlyList<string> Notes)> RunAsync(
        SnapshotRequest request, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var universe = await universes.GetAsync(cancellationToken);
        var prices = universe.Series.Where(s => s.Kind is SeriesKind.Fund or SeriesKind.Index).ToList();
        var rates = universe.Series.Where(s => s.Kind is not (SeriesKind.Fund or SeriesKind.Index)).ToList();
        var done = 0;
        var each = new Progress(series =>
            progress?.Report(new RunProgress(RunStage.Fetching, Interlocked.Increment(ref done), universe.Series.Count, series.Definition.Id)));
        var fetched = new List<FetchedSeries>(universe.Series.Count);
        fetched.AddRange(await fetcher.FetchAsync(sources.Prices, prices, DateRange.All, each, cancellationToken));
        fetched.AddRange(await fetcher.FetchAsync(sources.Rates, rates, DateRange.All, each, cancellationToken));

        progress?.Report(new RunProgress(RunStage.Snapshot, 0, 1));
        var (snapshot, notes) = builder.Build(universe, fetched, request);
        var (name, isNew) = await snapshots.WriteAsync(snapshot, cancellationToken);
        return (name, isNew, snapshot.Metadata.AsOf, notes);
    }

    /// <summary>Reports on the thread that reports: <see cref="Progress{T}"/> would deliver late and out of order.</summary>
    private sealed class Progress(Action<FetchedSeries> report) : IProgress<FetchedSeries>
    {
        public void Report(FetchedSeries value) => report(value);
    }
}
