using System.Diagnostics;
using RotationFunctions.Pipeline.Snapshots.Backfills;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Sources.Live;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>A snapshot that was fetched.</summary>
/// <param name="Name">Its name, <c>{asOf}/{hash}.parquet</c>.</param>
/// <param name="IsNew">Whether it was not there before.</param>
/// <param name="AsOf">The trading day of its report.</param>
/// <param name="ComputeFrom">The first trading day that is computed from it.</param>
/// <param name="Notes">What the user should know of how the request was taken.</param>
public sealed record FetchedSnapshot(string Name, bool IsNew, DateOnly AsOf, DateOnly ComputeFrom, IReadOnlyList<string> Notes);

/// <summary>What came of an evening's fetch.</summary>
/// <param name="Snapshot">The snapshot of the days that had none; null when no day is new.</param>
/// <param name="Note">From which day on, or why there is none.</param>
/// <param name="Missing">Series that no source had, each with its reason.</param>
public sealed record DailyOutcome(FetchedSnapshot? Snapshot, string Note, IReadOnlyList<MissingItem> Missing);

/// <summary>From sources to a snapshot: fetches the universe, keeps the raw responses, writes the snapshot last.</summary>
public sealed class SnapshotFetch(
    UniverseProvider universes, SourceRegistry sources, SeriesFetcher fetcher, IncrementalFetch incremental, CrossCheck crossCheck, SnapshotBuilder builder, DailySnapshot daily, SnapshotStore snapshots, RawStore raws, TimeProvider time)
{
    /// <summary>Rates are fetched every weekday, shortly before prices: one that was not seen since the evening before is carried on, and that is said.</summary>
    private static readonly TimeSpan OldRate = TimeSpan.FromHours(20);

    /// <summary>Whether a source is a provider, who counts requests, and not a folder or a simulated market.</summary>
    public bool AsksProviders => sources.Prices.Concat(sources.Rates).Any(ProviderCatalog.Has);

    /// <summary>Fetches prices and rates, and writes a snapshot.</summary>
    /// <exception cref="RotationException">No snapshot can be made; the message says why.</exception>
    public async Task<FetchedSnapshot> RunAsync(
        SnapshotRequest request, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var universe = await universes.GetAsync(cancellationToken);
        return await WriteAsync(universe, await FetchAsync(universe, null, progress, cancellationToken), request, null, progress, cancellationToken);
    }

    /// <summary>Fetches every series whole: prices, then rates.</summary>
    internal async Task<IReadOnlyList<FetchedSeries>> FetchAsync(
        Universe universe, FetchJournal? journal, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var done = 0;
        var each = new Progress(series =>
            progress?.Report(new RunProgress(RunStage.Fetching, Interlocked.Increment(ref done), universe.Series.Count, series.Definition.Id)));
        var prices = await fetcher.FetchAsync(sources.Prices, PricesOf(universe), DateRange.All, journal, each, cancellationToken);
        var rates = await fetcher.FetchAsync(sources.Rates, RatesOf(universe), DateRange.All, journal, each, cancellationToken);
        return [.. prices, .. rates];
    }

    /// <summary>Compares prices with those of a second source, and writes the snapshot.</summary>
    /// <exception cref="RotationException">No snapshot can be made; the message says why.</exception>
    internal async Task<FetchedSnapshot> WriteAsync(
        Universe universe, IReadOnlyList<FetchedSeries> fetched, SnapshotRequest request, FetchJournal? journal, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var compared = await crossCheck.CheckAsync(sources.Prices, fetched, request.AsOf, journal, cancellationToken);
        progress?.Report(new RunProgress(RunStage.Snapshot, 0, 1));
        using var activity = Telemetry.Start("snapshot");
        var (snapshot, notes) = builder.Build(universe, compared, request);
        return await WriteAsync(snapshot, notes, activity, cancellationToken);
    }

    /// <summary>
    /// Fetches the bars that are new and writes a snapshot of them and of the rates that <see cref="KeepRatesAsync"/> kept
    /// last. A rate that was never kept, or whose response does not go with the last snapshot, is fetched whole now, so that the first snapshot of all has rates too.
    /// </summary>
    /// <exception cref="RotationException">No snapshot can be made; the message says why.</exception>
    public async Task<DailyOutcome> RunDailyAsync(CancellationToken cancellationToken)
    {
        var universe = await universes.GetAsync(cancellationToken);
        var last = await snapshots.NewestAsync(null, cancellationToken);
        var wantedBars = PricesOf(universe);
        var known = await snapshots.LastRowsAsync(last, [.. wantedBars.Select(s => s.Id)], cancellationToken);
        var bars = await incremental.FetchAsync(sources.Prices, wantedBars, known, cancellationToken);
        var prices = await crossCheck.CheckAsync(sources.Prices, bars, null, null, cancellationToken);
        var wanted = RatesOf(universe);
        var knownRates = RatesIn(last, wanted);
        var kept = (await fetcher.KeptAsync(sources.Rates, wanted, cancellationToken))
            .Select(rate => IncrementalFetch.OfKept(rate, knownRates.GetValueOrDefault(rate.Definition.Id))).OfType<FetchedSeries>()
            .ToDictionary(f => f.Definition.Id, f => time.GetUtcNow() - f.Raw!.SeenAt > OldRate ? SeriesFetcher.LastFetched(f) : f, StringComparer.Ordinal);
        var others = wanted.Where(rate => !kept.ContainsKey(rate.Id)).ToList();
        foreach (var rate in await fetcher.FetchAsync(sources.Rates, others, DateRange.All, null, cancellationToken))
            kept.Add(rate.Definition.Id, rate.Parsed is null && last is { } newest ? await OfSnapshotAsync(rate, newest.Snapshot, cancellationToken) : rate);

        using var activity = Telemetry.Start("snapshot");
        IReadOnlyList<FetchedSeries> fetched = [.. prices, .. wanted.Select(rate => kept[rate.Id])];
        var (snapshot, note) = daily.Build(universe, fetched, last?.Snapshot);
        var missing = snapshot?.Metadata.Missing ?? [.. fetched.Where(f => f.Parsed is null).Select(f => new MissingItem(f.Definition.Id, f.Reason!))];
        return new DailyOutcome(snapshot is null ? null : await WriteAsync(snapshot, [note], activity, cancellationToken), note, missing);
    }

    /// <summary>
    /// Fetches what is new of rates and keeps the responses for the next snapshot. Projections, and rates that the last snapshot has not, are fetched
    /// whole. A rate that cannot be had keeps its last response.
    /// </summary>
    /// <returns>What came of each rate.</returns>
    public async Task<IReadOnlyList<FetchedSeries>> KeepRatesAsync(CancellationToken cancellationToken)
    {
        var universe = await universes.GetAsync(cancellationToken);
        var wanted = RatesOf(universe);
        var last = await snapshots.NewestAsync(null, cancellationToken);
        return await incremental.FetchAsync(sources.Rates, wanted, RatesIn(last, wanted), cancellationToken);
    }

    private async Task<FetchedSnapshot> WriteAsync(Snapshot snapshot, IReadOnlyList<string> notes, Activity? activity, CancellationToken cancellationToken)
    {
        var (name, isNew) = await WriteAskedNowAsync(snapshot, cancellationToken);
        activity.Of(name);
        return new FetchedSnapshot(name, isNew, snapshot.Metadata.AsOf, snapshot.Metadata.ComputeFrom, notes);
    }

    /// <summary>
    /// Of two snapshots of a day the one fetched later counts. One that is made of responses that were there already, for another
    /// universe or other days, is asked for now: it counts as fetched now, or the one before it would be shown in its place.
    /// </summary>
    private async Task<(string Name, bool IsNew)> WriteAskedNowAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        if (await snapshots.NewestOrderAsync(snapshot.Metadata.AsOf, cancellationToken) is not { } newest || newest.FetchedAt < snapshot.Metadata.FetchedAt)
            return await snapshots.WriteAsync(snapshot, cancellationToken);
        if (await SnapshotStore.NameOfAsync(FetchedAt(newest.FetchedAt), cancellationToken) == newest.Name)
            return (newest.Name, IsNew: false);
        var now = new DateTimeOffset(time.GetUtcNow().UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        var next = newest.FetchedAt.AddSeconds(1);
        return await snapshots.WriteAsync(FetchedAt(now > next ? now : next), cancellationToken);

        Snapshot FetchedAt(DateTimeOffset moment) => snapshot with { Metadata = snapshot.Metadata with { FetchedAt = moment } };
    }

    /// <summary>A rate that no source gives now, as the last snapshot has it; the rate itself when that has none either.</summary>
    private async Task<FetchedSeries> OfSnapshotAsync(FetchedSeries rate, Snapshot last, CancellationToken cancellationToken)
    {
        var id = rate.Definition.Id;
        if (rate.Definition.Kind != SeriesKind.Rate
            || last.Metadata.Series.FirstOrDefault(series => series.Id == id) is not { } source
            || last.Series.FirstOrDefault(series => series.Id == id) is not { } rows
            || await raws.FindAsync(source.Raw, cancellationToken) is not { } raw)
            return rate;
        return SeriesFetcher.LastFetched(rate with
        {
            Source = source.Raw[..source.Raw.IndexOf('/', StringComparison.Ordinal)],
            IsDemo = last.Metadata.IsDemo,
            Raw = raw,
            Base = source.Base,
            Parsed = new ParsedSeries([rows], []),
        });
    }

    /// <summary>Rows of rates in the last snapshot. Projections and futures are several series each, and are not among them.</summary>
    private static Dictionary<string, SnapshotRows> RatesIn((string Name, Snapshot Snapshot)? last, IEnumerable<SeriesDefinition> wanted)
    {
        var rates = wanted.Where(series => series.Kind == SeriesKind.Rate).Select(series => series.Id).ToHashSet(StringComparer.Ordinal);
        return last is not { } newest ? [] : newest.Snapshot.Series.Where(series => rates.Contains(series.Id))
            .ToDictionary(series => series.Id, series => new SnapshotRows(newest.Name, series), StringComparer.Ordinal);
    }

    private static List<SeriesDefinition> PricesOf(Universe universe) =>
        [.. universe.Series.Where(s => s.Kind is SeriesKind.Fund or SeriesKind.Index)];

    private static List<SeriesDefinition> RatesOf(Universe universe) =>
        [.. universe.Series.Where(s => s.Kind is not (SeriesKind.Fund or SeriesKind.Index))];

    /// <summary>Reports on the thread that reports: <see cref="Progress{T}"/> would deliver late and out of order.</summary>
    private sealed class Progress(Action<FetchedSeries> report) : IProgress<FetchedSeries>
    {
        public void Report(FetchedSeries value) => report(value);
    }
}
