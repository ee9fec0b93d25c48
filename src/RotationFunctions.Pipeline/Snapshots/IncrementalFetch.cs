using System.Globalization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>
/// Fetches the new days alone and puts them onto the rows of the last snapshot that has the series. Ten days that are there already
/// are fetched once more and compared: where a provider restates its history, after a split, a dividend or a correction,
/// the series is fetched whole, and the report says what changed.
/// </summary>
public sealed class IncrementalFetch(SeriesFetcher fetcher)
{
    /// <summary>Rows of the last snapshot that are fetched once more.</summary>
    internal const int Overlap = 10;

    /// <summary>Returns over which a series is compared with its own past: three months.</summary>
    private const int ComparedReturns = 63;

    /// <summary>
    /// Returns that are left out of the comparison, those that differ most: a close that was far off and is corrected makes
    /// two, and must not count as another series.
    /// </summary>
    private const int CorrectedReturns = 4;

    /// <summary>What is left of a series and its correction is the same; two funds of one market seldom reach 0.97.</summary>
    private const double LeastCorrelation = 0.97;

    /// <summary>Fetches series.</summary>
    /// <param name="sources">Sources, the preferred one first.</param>
    /// <param name="series">Funds and indices, or rates.</param>
    /// <param name="bases">By series, the rows that are known and the name of their snapshot; a series that has none is fetched whole.</param>
    /// <param name="cancellationToken">Stops the fetch.</param>
    /// <returns>One result a series, in the order asked.</returns>
    public async Task<IReadOnlyList<FetchedSeries>> FetchAsync(
        IReadOnlyList<ISeriesSource> sources, IReadOnlyList<SeriesDefinition> series, IReadOnlyDictionary<string, SnapshotRows> bases, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(bases);
        var results = new Dictionary<string, FetchedSeries>(StringComparer.Ordinal);
        var restated = new Dictionary<string, Restatement>(StringComparer.Ordinal);
        var joinable = series.Where(s => bases.TryGetValue(s.Id, out var rows) && rows.Columns.Count > Overlap);
        foreach (var group in joinable.GroupBy(s => DayOf(s, bases[s.Id].Columns.Dates[^Overlap])))
        {
            foreach (var tail in await fetcher.FetchAsync(sources, [.. group], new DateRange(group.Key, DateOnly.MaxValue), null, cancellationToken))
            {
                var known = bases[tail.Definition.Id];
                if (ChangeOf(known.Columns, tail) is { } change)
                    restated[change.Series] = change;
                else
                    results[tail.Definition.Id] = Join(known.Snapshot, known.Columns, tail);
            }
        }

        var whole = await fetcher.FetchAsync(sources, [.. series.Where(s => !results.ContainsKey(s.Id))], DateRange.All, null, cancellationToken);
        foreach (var one in whole)
            results[one.Definition.Id] = restated.TryGetValue(one.Definition.Id, out var change) ? Restated(bases[one.Definition.Id].Columns, one, change) : one;
        return [.. series.Select(s => results[s.Id])];
    }

    /// <summary>
    /// A rate whose response was kept, put onto the rows that are known. Null when the response holds new days alone that do not go with what is
    /// known, or ends before it: then the rate has to be fetched again.
    /// </summary>
    /// <param name="kept">The rate.</param>
    /// <param name="known">Its rows in the last snapshot; null when that has none.</param>
    public static FetchedSeries? OfKept(FetchedSeries kept, SnapshotRows? known)
    {
        ArgumentNullException.ThrowIfNull(kept);
        var isWhole = kept.Raw!.From is null;
        if (known is not { Columns.Count: > Overlap } || kept.Parsed!.Series is not [var rows])
            return isWhole ? kept : null;
        if (rows.Dates.Max() < known.Columns.Dates[^1])
            return null;
        var change = ChangeOf(known.Columns, kept);
        if (isWhole)
            return change is null ? kept : Restated(known.Columns, kept, change);
        return change is null ? Join(known.Snapshot, known.Columns, kept) : null;
    }

    /// <summary>A series as a replay makes it: the rows of an earlier snapshot, and a response from the first of its days on.</summary>
    /// <param name="baseName">The earlier snapshot.</param>
    /// <param name="earlier">Its rows.</param>
    /// <param name="tail">The response. One that holds the whole history, as that of a source that takes no dates, needs no earlier rows.</param>
    public static FetchedSeries Join(string baseName, SeriesColumns earlier, FetchedSeries tail)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(tail);
        if (tail.Parsed is not { } parsed)
            return tail;
        var later = parsed.Series[0];
        var first = later.Dates.Min();
        var kept = Array.FindAll([.. Enumerable.Range(0, earlier.Count)], row => earlier.Dates[row] < first);
        if (kept.Length == 0)
            return tail;
        var before = earlier.Pick(kept);
        var joined = later with
        {
            Dates = [.. before.Dates, .. later.Dates],
            Open = Both(before.Open, later.Open),
            High = Both(before.High, later.High),
            Low = Both(before.Low, later.Low),
            Close = [.. before.Close, .. later.Close],
            AdjustedClose = Both(before.AdjustedClose, later.AdjustedClose),
            Volume = Both(before.Volume, later.Volume),
            Lines = [.. new int[before.Count], .. later.Lines ?? new int[later.Count]],
        };
        return tail with { Base = baseName, Parsed = parsed with { Series = [joined] } };

        // A column that one of the two lacks has no values there.
        double[]? Both(double[]? a, double[]? b) =>
            a is null && b is null ? null : [.. a ?? Filled(before.Count), .. b ?? Filled(later.Count)];

        static double[] Filled(int count)
        {
            var column = new double[count];
            column.AsSpan().Fill(double.NaN);
            return column;
        }
    }

    /// <summary>The day that a row is of: that of a rate is dated by its publication, a day later.</summary>
    private static DateOnly DayOf(SeriesDefinition series, DateOnly row) => series.Kind == SeriesKind.Rate ? DailyRate.ObservedOn(row) : row;

    /// <summary>What differs in the days that are compared; null when nothing does. What is known is sound rows alone: one that was left out once is left out again, and no news.</summary>
    private static Restatement? ChangeOf(SeriesColumns known, FetchedSeries fetched) =>
        fetched.Parsed is { } parsed && SeriesValidation.Validate(parsed.Series[0], fetched.Definition.Kind, DateOnly.MaxValue, fetched.Raw!.Origin).Columns is { } sound
            ? RestatedHistory.Of(fetched.Source!, known, Overlap, sound)
            : null;

    /// <summary>
    /// A series whose source restated its history. After a split, a dividend or a correction its daily returns are the same on all
    /// days but a few; where they no longer go together, the provider sends another series under this one's name.
    /// </summary>
    private static FetchedSeries Restated(SeriesColumns earlier, FetchedSeries whole, Restatement change)
    {
        if (whole.Parsed is not { } parsed)
            return whole;
        var now = parsed.Series[0];
        var correlation = Correlation(earlier, now);
        if (correlation < LeastCorrelation)
        {
            return new FetchedSeries
            {
                Definition = whole.Definition,
                Unread = [.. whole.Unread, whole.Raw!],
                Reason = Reason.Of("series.notOwnPast", $"{whole.Definition.Id}: {whole.Source} sent what does not go with the series' own past ({change.Words(whole.Definition.Kind == SeriesKind.Rate)}; the daily returns of the last {ComparedReturns} days have a correlation of {correlation:0.00} with those known before): probably it is another series. Check the symbol at the provider; if it is right, make a backfill."),
            };
        }

        var warning = new DatedWarning(whole.Definition.Id, DayOf(whole.Definition, now.Dates.Max()),
            Reason.Of("warning.restated", $"{whole.Source} restated its history: {change.Words(whole.Definition.Kind == SeriesKind.Rate)} ({Likely(change.Cause)}). The whole history was fetched again; reports that are out stay as they are."), whole.Raw!.Name);
        return whole with { Restatement = change with { Source = whole.Source! }, Parsed = parsed with { Warnings = [.. parsed.Warnings, warning] } };
    }

    private static Reason Likely(RestatementCause cause) => cause switch
    {
        RestatementCause.Split => Reason.Of("restated.split", $"a split, as all closes before it differ by one factor"),
        RestatementCause.Dividend => Reason.Of("restated.dividend", $"a dividend, as adjusted closes alone differ, by one factor"),
        _ => Reason.Of("restated.correction", $"a correction"),
    };

    /// <summary>
    /// Pearson's correlation of the last daily returns that both have. Of adjusted closes where there are any: a split that
    /// one of the two has not carried back must not count. NaN for fewer than ten returns: that tells nothing.
    /// </summary>
    private static double Correlation(SeriesColumns earlier, SeriesColumns now)
    {
        var (before, after) = (earlier.AdjustedClose ?? earlier.Close, now.AdjustedClose ?? now.Close);
        var there = new Dictionary<DateOnly, double>();
        for (var row = 0; row < now.Count; row++)
            there[now.Dates[row]] = after[row];
        var common = Enumerable.Range(0, earlier.Count).Where(row => there.ContainsKey(earlier.Dates[row])).TakeLast(ComparedReturns + 1).ToArray();
        if (common.Length <= Overlap)
            return double.NaN;
        var returns = Enumerable.Range(1, common.Length - 1)
            .Select(i => (X: before[common[i]] / before[common[i - 1]] - 1, Y: there[earlier.Dates[common[i]]] / there[earlier.Dates[common[i - 1]]] - 1))
            .OrderBy(r => Math.Abs(r.X - r.Y)).SkipLast(CorrectedReturns).ToArray();
        var (meanX, meanY) = (returns.Average(r => r.X), returns.Average(r => r.Y));
        return returns.Sum(r => (r.X - meanX) * (r.Y - meanY))
            / Math.Sqrt(returns.Sum(r => (r.X - meanX) * (r.X - meanX)) * returns.Sum(r => (r.Y - meanY) * (r.Y - meanY)));
    }
}
