using System.Globalization;
using Microsoft.Extensions.Logging;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>Which days a snapshot is wanted for.</summary>
/// <param name="AsOf">The report's date; null for the last date with data.</param>
/// <param name="From">First date to compute; null for the report's date alone.</param>
public sealed record SnapshotRequest(DateOnly? AsOf, DateOnly? From);

/// <summary>The dates that were asked for cannot be served. The message says which can.</summary>
public sealed class DateRequestException : RotationException
{
    public DateRequestException(string message) : base(message) { }

    public DateRequestException(string message, Exception innerException) : base(message, innerException) { }

    public DateRequestException() { }
}

/// <summary>The benchmark cannot be had. Without it there is no trading calendar and so no figure at all.</summary>
public sealed class BenchmarkMissingException : RotationException
{
    public BenchmarkMissingException(string message) : base(message) { }

    public BenchmarkMissingException(string message, Exception innerException) : base(message, innerException) { }

    public BenchmarkMissingException() { }
}

/// <summary>Makes one snapshot out of what was fetched: settles the dates, validates every series, names what is missing.</summary>
public sealed partial class SnapshotBuilder(TimeProvider time, ILogger<SnapshotBuilder> log)
{
    private const int LoggedIssuesPerSeries = 20;

    /// <summary>Builds a snapshot.</summary>
    /// <param name="universe">What was to be fetched.</param>
    /// <param name="fetched">What came of it, in the universe's order.</param>
    /// <param name="request">The days wanted.</param>
    /// <returns>The snapshot, and what the user should know of how the request was taken.</returns>
    /// <exception cref="BenchmarkMissingException">The benchmark was not fetched or cannot be used.</exception>
    /// <exception cref="DateRequestException">No trading day answers the request.</exception>
    public (Snapshot Snapshot, IReadOnlyList<string> Notes) Build(
        Universe universe, IReadOnlyList<FetchedSeries> fetched, SnapshotRequest request)
    {
        ArgumentNullException.ThrowIfNull(universe);
        ArgumentNullException.ThrowIfNull(fetched);
        ArgumentNullException.ThrowIfNull(request);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (request.AsOf > today)
            throw new DateRequestException(FormattableString.Invariant($"The as-of date {request.AsOf:yyyy-MM-dd} is in the future: today is {today:yyyy-MM-dd} (UTC). Name a past trading day, or none for the last one with data."));

        RequireBegun(universe, fetched, request.AsOf);
        var notes = new List<string>();
        var market = CheckedMarket.Until(universe, fetched, request.AsOf ?? today);
        var days = market.Dates;
        var asOf = days[^1];
        if (request.AsOf is { } wanted && wanted != asOf)
            notes.Add(FormattableString.Invariant($"{wanted:yyyy-MM-dd} ({wanted.DayOfWeek}) has no bar of {universe.Benchmark}: using {asOf:yyyy-MM-dd}, the last trading day before it."));
        var computeFrom = ComputeFrom(days, request.From, universe, notes);

        var columns = new List<SeriesColumns>();
        var sources = new List<SnapshotSeries>();
        var missing = new List<MissingItem>();
        var unused = new List<SnapshotSeries>();
        var warnings = new List<DatedWarning>(market.Days.Warnings);
        foreach (var series in fetched)
        {
            unused.AddRange(series.Unread.Select(raw => Unused(series.Definition.Id, raw)));
            if (series is not { Raw: { } raw, Parsed: { } parsed })
            {
                missing.Add(new MissingItem(series.Definition.Id, series.Reason ?? FetchedSeries.NotFetched));
                continue;
            }

            LogIssues(parsed.Issues);
            var issues = new List<RowIssue>(parsed.Issues);
            warnings.AddRange(parsed.Warnings.Where(warning => warning.Date <= asOf));
            foreach (var part in market.Parts.Where(part => part.Fetched == series))
            {
                LogIssues(part.Issues);
                issues.AddRange(part.Issues);
                if (part.Columns is not { } sound)
                {
                    missing.Add(new MissingItem(part.Id, part.Rejection!));
                    unused.Add(Unused(part.Id, raw));
                    continue;
                }

                columns.Add(sound with { Lines = null });
                var finalUntil = sound.IsBars && sound.Dates[^1] > ExchangeClock.LastFinalDay(raw.FetchedAt) ? sound.Dates[^1] : (DateOnly?)null;
                sources.Add(new SnapshotSeries(sound.Id, raw.Name, raw.Sha256, raw.FetchedAt, sound.Count, series.Base, finalUntil));
                warnings.AddRange(part.Warnings);
                warnings.AddRange(LeftOut(issues, sound, asOf));
                issues.Clear();
            }
        }

        var used = fetched.Where(s => s.Raw is not null).ToList();
        var restatements = used.Select(s => s.Restatement).OfType<Restatement>().ToList();
        var metadata = new SnapshotMetadata
        {
            AsOf = asOf,
            ComputeFrom = computeFrom,
            Source = string.Join(',', used.Select(s => s.Source).Distinct()),
            IsDemo = used.Any(s => s.IsDemo),
            FetchedAt = sources.Max(s => s.FetchedAt),
            Universe = universe,
            Series = sources,
            Missing = missing,
            Unused = unused,
            Warnings = warnings,
            DaysWithoutBenchmark = market.Days.Added.Count > 0 ? market.Days.Added : null,
            Restatements = restatements.Count > 0 ? restatements : null,
        };
        LogBuilt(asOf, columns.Count, columns.Sum(c => c.Count), missing.Count);
        return (new Snapshot(metadata, columns), notes);

        static SnapshotSeries Unused(string id, RawReference raw) => new(id, raw.Name, raw.Sha256, raw.FetchedAt, Rows: 0);
    }

    /// <summary>
    /// The days whose rows were left out, for the reports of those days: a figure that is absent for it has its cause there.
    /// Rows whose day cannot be read are told together, on the last day.
    /// </summary>
    private static IEnumerable<DatedWarning> LeftOut(IReadOnlyList<RowIssue> issues, SeriesColumns sound, DateOnly asOf)
    {
        foreach (var issue in issues)
            if (issue.LeftOut is { } day && day <= asOf && Array.BinarySearch(sound.Dates, day) < 0)
                yield return new DatedWarning(issue.Series, day, Reason.Of("warning.rowLeftOut", $"{issue.Origin}, line {issue.Line}, is left out: {issue.Reason}."));
        if (issues.Where(issue => issue.IsUndated).ToList() is [var first, ..] undated)
            yield return new DatedWarning(first.Series, sound.Dates[^1], Reason.Of("warning.undatedRows", $"{first.Origin}: {undated.Count} row(s) whose day cannot be read are left out (line {first.Line}: {first.Reason})."));
    }

    private static void RequireBegun(Universe universe, IReadOnlyList<FetchedSeries> fetched, DateOnly? wanted)
    {
        if (fetched.First(s => s.Definition.Id == universe.Benchmark) is { Parsed.Series: [{ Count: > 0 } bars, ..] } && bars.Dates.All(date => date > wanted))
            throw new DateRequestException(FormattableString.Invariant($"The as-of date {wanted:yyyy-MM-dd} is before the first bar of {universe.Benchmark}, {bars.Dates.Min():yyyy-MM-dd}. Name a later day."));
    }

    private static DateOnly ComputeFrom(DateOnly[] days, DateOnly? from, Universe universe, List<string> notes)
    {
        if (from is not { } wanted)
            return days[^1];
        if (wanted > days[^1])
            throw new DateRequestException(FormattableString.Invariant($"The backfill would start on {wanted:yyyy-MM-dd}, after the as-of date {days[^1]:yyyy-MM-dd}. Name an earlier start."));
        var first = Array.Find(days, day => day >= wanted);
        if (wanted < days[0])
            notes.Add(FormattableString.Invariant($"{wanted:yyyy-MM-dd} is before the first bar of {universe.Benchmark}: computing from {first:yyyy-MM-dd}."));
        return first;
    }

    private void LogIssues(IReadOnlyList<RowIssue> issues)
    {
        foreach (var issue in issues.Take(LoggedIssuesPerSeries))
            if (issue.LeftOut is not null || issue.IsUndated)
                LogLeftOut(issue.Series, issue.Origin, issue.Line, issue.Reason.Text);
            else
                LogOdd(issue.Series, issue.Origin, issue.Line, issue.Reason.Text);
        if (issues.Count > LoggedIssuesPerSeries)
            LogMoreIssues(issues[0].Series, issues[0].Origin, issues.Count - LoggedIssuesPerSeries);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Series}: {Origin} line {Line} is left out: {Reason}")]
    private partial void LogLeftOut(string series, string origin, int line, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Series}: {Origin} line {Line}: {Reason}")]
    private partial void LogOdd(string series, string origin, int line, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Series}: {Origin} has {Count} more such lines")]
    private partial void LogMoreIssues(string series, string origin, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Snapshot of {AsOf:yyyy-MM-dd}: {Series} series, {Rows} rows, {Missing} missing")]
    private partial void LogBuilt(DateOnly asOf, int series, int rows, int missing);
}
