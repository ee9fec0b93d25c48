using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using RotationFunctions.Analytics;
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

    /// <summary>Name of the snapshot that the rows before the response come from; null when the response holds all.</summary>
    public string? Base { get; init; }

    /// <summary>What is different about the past that was known; null when nothing is, or it was not compared.</summary>
    public Restatement? Restatement { get; init; }

    /// <summary>Responses that were kept on the way here and could not be read.</summary>
    public IReadOnlyList<RawReference> Unread { get; init; } = [];

    /// <summary>Why no source gave it now; null when one did. What was kept before may be here all the same.</summary>
    public Reason? Reason { get; init; }

    /// <summary>Why a series is not there that nobody was asked for.</summary>
    internal static Reason NotFetched => Reason.Of("fetch.notFetched", $"It was not fetched.");

    /// <summary>When a source that has used up its allowance may be asked again; null when there is no such source.</summary>
    public DateTimeOffset? Again { get; init; }
}

/// <summary>
/// Fetches series from a list of sources, the first that has it, and keeps every response before reading it. One series
/// that cannot be had leaves the others standing.
/// </summary>
public sealed partial class SeriesFetcher(RawStore raws, ILogger<SeriesFetcher> log)
{
    private const int AtOnce = 4;

    /// <summary>Responses of a series that are searched for one that can be read: two weeks of evenings.</summary>
    private const int SearchedResponses = 10;

    /// <summary>Fetches series.</summary>
    /// <param name="sources">Sources, the preferred one first.</param>
    /// <param name="series">What to fetch.</param>
    /// <param name="range">The days that are wanted.</param>
    /// <param name="progress">Is told of each series as it is done.</param>
    /// <param name="cancellationToken">Stops the fetch.</param>
    /// <returns>One result a series, in the order asked.</returns>
    public Task<IReadOnlyList<FetchedSeries>> FetchAsync(
        IReadOnlyList<ISeriesSource> sources, IReadOnlyList<SeriesDefinition> series, DateRange range,
        IProgress<FetchedSeries>? progress, CancellationToken cancellationToken) => FetchAsync(sources, series, range, null, progress, cancellationToken);

    /// <summary>Fetches series that are not in a journal yet, and reads those that are.</summary>
    /// <param name="sources">Sources, the preferred one first.</param>
    /// <param name="series">What to fetch.</param>
    /// <param name="range">The days that are wanted.</param>
    /// <param name="journal">Responses that are there already; is told of each new one. Null for none.</param>
    /// <param name="progress">Is told of each series as it is done.</param>
    /// <param name="cancellationToken">Stops the fetch.</param>
    /// <returns>One result a series, in the order asked.</returns>
    public async Task<IReadOnlyList<FetchedSeries>> FetchAsync(
        IReadOnlyList<ISeriesSource> sources, IReadOnlyList<SeriesDefinition> series, DateRange range, IFetchJournal? journal,
        IProgress<FetchedSeries>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count == 0)
            return [];
        var started = Stopwatch.GetTimestamp();
        using var activity = Telemetry.Start("fetch");
        var fetched = new FetchedSeries[series.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, series.Count, options, async (i, token) =>
        {
            fetched[i] = await FetchAsync(sources, series[i], range, journal, token);
            progress?.Report(fetched[i]);
        });
        var had = fetched.Count(f => f.Raw is not null);
        activity?.SetTag("rotation.series.fetched", had).SetTag("rotation.series.missing", fetched.Length - had);
        LogFetched(had, fetched.Length - had, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return fetched;
    }

    /// <summary>
    /// Takes series from the responses that were kept last, without asking a source. Of several sources the one whose
    /// response reaches the furthest counts, of equals the preferred one: a source that fell silent does not hide another
    /// that goes on.
    /// </summary>
    /// <returns>One result a series that was ever kept and can be read; the others are absent.</returns>
    public async Task<IReadOnlyList<FetchedSeries>> KeptAsync(
        IReadOnlyList<ISeriesSource> sources, IReadOnlyList<SeriesDefinition> series, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        var kept = new FetchedSeries?[series.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, series.Count, options, async (i, token) =>
        {
            foreach (var source in sources)
                if (await KeptAsync(source, series[i], 1, token) is { } candidate && (kept[i] is not { } best || LastDate(candidate) > LastDate(best)))
                    kept[i] = candidate;
        });
        return [.. kept.OfType<FetchedSeries>()];

        static DateOnly LastDate(FetchedSeries fetched) =>
            fetched.Parsed!.Series.SelectMany(s => s.Dates).DefaultIfEmpty(DateOnly.MinValue).Max();
    }

    /// <summary>A series that is carried on, with a word on its age from the first day on for which it lacks something.</summary>
    internal static FetchedSeries LastFetched(FetchedSeries kept)
    {
        var seen = kept.Raw!.SeenAt.UtcDateTime;
        var from = kept.Definition.Kind == SeriesKind.Rate ? NextPublication(kept.Parsed!.Series[0].Dates.Max()) : DateOnly.FromDateTime(seen).AddDays(1);
        var warning = new DatedWarning(kept.Definition.Id, from, Reason.Of("warning.fetchedEarlier", $"{kept.Definition.Id} was last fetched on {seen:yyyy-MM-dd HH:mm} UTC: the report uses what was known then."), kept.Raw.Name);
        return kept with { Parsed = kept.Parsed! with { Warnings = [.. kept.Parsed.Warnings, warning] } };

        // A rate of a weekday is published on the day after.
        static DateOnly NextPublication(DateOnly last)
        {
            var observed = last;
            while (observed.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                observed = observed.AddDays(1);
            return observed.AddDays(1);
        }
    }

    /// <summary>The last whole response that can be read, where no source has one now; null when there is none.</summary>
    private async Task<FetchedSeries?> LastGoodAsync(IReadOnlyList<ISeriesSource> sources, SeriesDefinition definition, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (await KeptAsync(source, definition, SearchedResponses, cancellationToken) is not { Raw.From: null } kept)
                continue;
            return LastFetched(kept);
        }

        return null;
    }

    /// <summary>The newest kept response that can be read, of the newest ones; null for none.</summary>
    private async Task<FetchedSeries?> KeptAsync(ISeriesSource source, SeriesDefinition definition, int most, CancellationToken cancellationToken)
    {
        foreach (var raw in await raws.NewestAsync(source.Name, definition.Id, most, cancellationToken))
        {
            try
            {
                return new FetchedSeries
                {
                    Definition = definition,
                    Source = source.Name,
                    IsDemo = source.IsDemo,
                    Raw = raw,
                    Parsed = source.Parse(definition, await raws.ReadAsync(raw, cancellationToken), raw.Origin),
                };
            }
            catch (SeriesUnavailableException exception)
            {
                LogUnavailable(definition.Id, source.Name, exception.Message);
            }
        }

        return null;
    }

    private async Task<FetchedSeries> FetchAsync(
        IReadOnlyList<ISeriesSource> sources, SeriesDefinition definition, DateRange range, IFetchJournal? journal, CancellationToken cancellationToken)
    {
        DateTimeOffset? again = null;
        var reasons = new List<Reason>();
        var unread = new List<RawReference>();
        foreach (var source in sources)
        {
            RawReference? raw = null;
            try
            {
                ReadOnlyMemory<byte> content;
                raw = journal?.Find(source, definition.Id, range) is { } name ? await raws.FindAsync(name, cancellationToken) : null;
                var isKept = raw is not null;
                if (raw is not null)
                    content = await raws.ReadAsync(raw, cancellationToken);
                else
                {
                    var response = await source.FetchAsync(definition, range, cancellationToken);
                    // What goes into a journal was paid for out of an allowance: it is kept, though the fetch is stopped meanwhile.
                    var from = range.From == DateOnly.MinValue ? (DateOnly?)null : range.From;
                    raw = await raws.KeepAsync(source.Name, definition.Id, response, from, journal is null ? cancellationToken : CancellationToken.None);
                    content = response.Content;
                }

                var parsed = FinalBars.Of(source.Parse(definition, content, raw.Origin), raw.SeenAt, raw.Origin);
                if (journal is not null && !isKept)
                    await journal.AddAsync(source, definition.Id, range, raw, CancellationToken.None);
                Telemetry.SeriesFetched(source.Name);
                return new FetchedSeries
                {
                    Definition = definition,
                    Source = source.Name,
                    IsDemo = source.IsDemo,
                    Raw = raw,
                    Parsed = parsed,
                    Unread = unread,
                };
            }
            catch (SeriesNotOfferedException exception)
            {
                reasons.Add(exception.Reason);
            }
            catch (SeriesUnavailableException exception)
            {
                LogUnavailable(definition.Id, source.Name, exception.Message);
                reasons.Add(exception.Reason);
                if (exception is AllowanceSpentException { Until: var until } && !(again < until))
                    again = until;
                if (raw is not null)
                    unread.Add(raw);
            }
        }

        // Bars that end too early would only be stale. A rate holds until the next one, and its age is named.
        if (definition.Kind is not (SeriesKind.Fund or SeriesKind.Index) && range == DateRange.All
            && await LastGoodAsync(sources, definition, cancellationToken) is { } good)
            return good with { Unread = unread, Reason = Reason.All(reasons is [] ? [FetchedSeries.NotFetched] : reasons), Again = again };
        Telemetry.SeriesMissing();
        return new FetchedSeries { Definition = definition, Unread = unread, Reason = Reason.All(reasons is [] ? [FetchedSeries.NotFetched] : reasons), Again = again };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Fetched {Series} series, {Missing} missing, in {Milliseconds:F0} ms")]
    private partial void LogFetched(int series, int missing, double milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Series} could not be fetched from {Source}: {Reason}")]
    private partial void LogUnavailable(string series, string source, string reason);
}
