using Microsoft.Extensions.Logging;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Snapshots.Backfills;

/// <summary>
/// Fetches years at once, within the limits of the providers: a backfill that is stopped, by hand, by a limit or by the end
/// of the process, goes on from what it has when it is asked for again.
/// </summary>
public sealed partial class BackfillRun(
    UniverseProvider universes, SnapshotFetch fetch, BackfillStore backfills, TimeProvider time, ILogger<BackfillRun> log)
{
    /// <summary>How long the responses of one that was stopped are good: after that prices may have been restated.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(2);

    /// <summary>After how many pauses that brought nothing it goes on without the series that it waits for.</summary>
    private const int MostIdlePauses = 3;

    /// <summary>How long one that nobody has touched is left to whoever may be at work on it.</summary>
    private static readonly TimeSpan LeftAlone = TimeSpan.FromMinutes(5);

    /// <summary>Begins a backfill, or goes on with it.</summary>
    /// <param name="request">Its days; a first one must be named.</param>
    /// <param name="mayWait">Whether to wait until a provider gives more; if not, the state says when it does.</param>
    /// <param name="progress">Is told of each series.</param>
    /// <param name="cancellationToken">Stops it; what was fetched stays.</param>
    /// <returns>Fetched, or waiting when it may not wait here.</returns>
    /// <exception cref="RotationException">No snapshot can be made, or it was stopped; the message says why.</exception>
    public async Task<BackfillState> RunAsync(SnapshotRequest request, bool mayWait, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var universe = await universes.GetAsync(cancellationToken);
        var start = time.GetUtcNow();
        using var entry = await backfills.TakeAsync(
            BackfillState.IdOf(request),
            before => before is null || before.Stage == BackfillStage.Fetched || start - before.UpdatedAt > KeptFor
                ? new BackfillState { From = request.From!.Value, To = request.AsOf, StartedAt = start, UpdatedAt = start, Total = universe.Series.Count }
                : before with { Stage = BackfillStage.Fetching, UpdatedAt = start, Total = universe.Series.Count, ResumeAt = null, Reason = null },
            cancellationToken);
        LogTaken(entry.State.Id, entry.State.Done, entry.State.Total);
        try
        {
            return await RunAsync(universe, request, entry, mayWait, progress, cancellationToken);
        }
        catch (RotationException exception) when (exception is not BackfillTakenException)
        {
            await entry.SaveAsync(state => state with { Stage = BackfillStage.Failed, Reason = exception.Message }, cancellationToken);
            throw;
        }
    }

    /// <summary>Goes on with every backfill that nobody is at work on and that need not wait.</summary>
    public async Task ContinueAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await backfills.ListAsync(cancellationToken))
        {
            if (await backfills.FindAsync(id, cancellationToken) is not { } state || !IsLeft(state))
                continue;
            try
            {
                await RunAsync(new SnapshotRequest(state.To, state.From), mayWait: false, null, cancellationToken);
            }
            catch (RotationException exception)
            {
                // Its state says so to whoever asks; the others go on.
                LogFailed(id, exception.Message);
            }
        }

        bool IsLeft(BackfillState state) => state.Stage switch
        {
            BackfillStage.Fetching => time.GetUtcNow() - state.UpdatedAt >= LeftAlone,
            BackfillStage.Waiting => time.GetUtcNow() >= state.ResumeAt,
            _ => false,
        };
    }

    /// <summary>Stops a backfill, wherever it is at work; it goes on when it is asked for again.</summary>
    /// <returns>What it is now; null when there is none of that id.</returns>
    public async Task<BackfillState?> StopAsync(string id, CancellationToken cancellationToken)
    {
        if (await backfills.FindAsync(id, cancellationToken) is null)
            return null;
        using var entry = await backfills.TakeAsync(
            id, state => state!.Stage is BackfillStage.Fetching or BackfillStage.Waiting ? state with { Stage = BackfillStage.Stopped, ResumeAt = null, Reason = null } : state, cancellationToken);
        return entry.State;
    }

    private async Task<BackfillState> RunAsync(
        Universe universe, SnapshotRequest request, BackfillEntry entry, bool mayWait, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var journal = new FetchJournal(entry);
        var had = entry.State.Responses.Count;
        while (true)
        {
            var fetched = await fetch.FetchAsync(universe, journal, progress, cancellationToken);
            var idle = entry.State.Responses.Count > had ? 0 : entry.State.IdlePauses + 1;
            if (fetched.Where(series => series.Parsed is null).MinBy(series => series.Again ?? DateTimeOffset.MaxValue) is not { Again: { } again } spent || idle > MostIdlePauses)
            {
                var snapshot = await fetch.WriteAsync(universe, fetched, request, journal, progress, cancellationToken);
                await entry.SaveAsync(state => state with { Stage = BackfillStage.Fetched, Snapshot = snapshot, Found = fetched.Count(series => series.Parsed is not null) }, cancellationToken);
                return entry.State;
            }

            had = entry.State.Responses.Count;
            LogWaits(entry.State.Id, again, spent.Reason!.Text);
            await entry.SaveAsync(state => state with { Stage = BackfillStage.Waiting, ResumeAt = again, Reason = spent.Reason!.Text, IdlePauses = idle }, cancellationToken);
            if (!mayWait)
                return entry.State;
            progress?.Report(new RunProgress(RunStage.Fetching, entry.State.Done, entry.State.Total, spent.Definition.Id, again));
            await Task.Delay(Positive(again - time.GetUtcNow()), time, cancellationToken);
            await entry.SaveAsync(state => state with { Stage = BackfillStage.Fetching, ResumeAt = null, Reason = null }, cancellationToken);
        }

        static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Backfill {Id}: {Done} of {Total} series are there")]
    private partial void LogTaken(string id, int done, int total);

    [LoggerMessage(Level = LogLevel.Information, Message = "Backfill {Id} goes on at {ResumeAt:yyyy-MM-dd HH:mm} UTC: {Reason}")]
    private partial void LogWaits(string id, DateTimeOffset resumeAt, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Backfill {Id} does not go on: {Reason}")]
    private partial void LogFailed(string id, string reason);
}
