using Microsoft.Extensions.Logging;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.Pipeline.Runs;

/// <summary>What the timers do every trading day, and what they say of it.</summary>
public sealed partial class DailyFetch(SnapshotFetch fetch, FetchLog fetches, ReportStore reports, TimeProvider time, ILogger<DailyFetch> log)
{
    /// <summary>
    /// Hour of the day, in UTC, from which the day's session in New York is over: 16:00 there is 20:00 in summer and 21:00
    /// in winter.
    /// </summary>
    private const int ClosedFrom = 21;

    /// <summary>Fetches the rates that the next snapshot carries.</summary>
    public async Task FetchRatesAsync(CancellationToken cancellationToken)
    {
        var fetched = await fetch.KeepRatesAsync(cancellationToken);
        var missing = fetched.Where(rate => rate.Parsed is null || rate.Reason is not null).Select(rate => new MissingItem(rate.Definition.Id, rate.Reason ?? FetchedSeries.NotFetched)).ToList();
        // Reports go on with the rates that were kept before, so that none came shows nowhere else.
        var failure = missing.Count > 0 && missing.Count == fetched.Count ? string.Join(' ', missing.Select(rate => rate.Reason)) : null;
        await fetches.KeepRatesAsync(new FetchOutcome { At = time.GetUtcNow(), Failure = failure, Missing = missing }, cancellationToken);
    }

    /// <summary>Fetches prices and writes the snapshot of the days that have none yet.</summary>
    /// <exception cref="RotationException">No snapshot can be made; the message says why.</exception>
    public async Task FetchPricesAsync(CancellationToken cancellationToken)
    {
        DailyOutcome outcome;
        try
        {
            outcome = await fetch.RunDailyAsync(cancellationToken);
        }
        catch (RotationException exception)
        {
            await fetches.KeepPricesAsync(new FetchOutcome { At = time.GetUtcNow(), Failure = exception.Message }, cancellationToken);
            throw;
        }

        await fetches.KeepPricesAsync(new FetchOutcome { At = time.GetUtcNow(), Missing = outcome.Missing }, cancellationToken);
        if (outcome.Snapshot is not { } snapshot)
        {
            LogNothingNew(outcome.Note);
            return;
        }

        var expected = LastClosedWeekday(time.GetUtcNow());
        if (snapshot.AsOf < expected)
            LogNotOut(expected, snapshot.AsOf);
        LogWritten(snapshot.Name, outcome.Note);
    }

    /// <summary>
    /// The second try: fetches prices unless the last trading day has its report. On a holiday it finds what the first try
    /// found, and so makes nothing new; no calendar of holidays is needed.
    /// </summary>
    /// <exception cref="RotationException">No snapshot can be made; the message says why.</exception>
    public async Task FetchPricesIfMissingAsync(CancellationToken cancellationToken)
    {
        var expected = LastClosedWeekday(time.GetUtcNow());
        if (await reports.FindAsync(expected, cancellationToken) is not null)
            LogThere(expected);
        else
            await FetchPricesAsync(cancellationToken);
    }

    /// <summary>The last Monday to Friday whose session is over.</summary>
    internal static DateOnly LastClosedWeekday(DateTimeOffset now)
    {
        var utc = now.UtcDateTime;
        var day = DateOnly.FromDateTime(utc).AddDays(utc.Hour >= ClosedFrom ? 0 : -1);
        return day.AddDays(day.DayOfWeek switch { DayOfWeek.Saturday => -1, DayOfWeek.Sunday => -2, _ => 0 });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The source has no bars of {Expected:yyyy-MM-dd} yet, or the exchange was closed: its last day is {AsOf:yyyy-MM-dd}")]
    private partial void LogNotOut(DateOnly expected, DateOnly asOf);

    [LoggerMessage(Level = LogLevel.Information, Message = "Wrote the snapshot {Snapshot}. {Note}")]
    private partial void LogWritten(string snapshot, string note);

    [LoggerMessage(Level = LogLevel.Information, Message = "There is no new snapshot: {Note}")]
    private partial void LogNothingNew(string note);

    [LoggerMessage(Level = LogLevel.Information, Message = "The report of {Expected:yyyy-MM-dd} is there: nothing is fetched")]
    private partial void LogThere(DateOnly expected);
}
