using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Pipeline.Http;

/// <summary>A snapshot as the analytics take it.</summary>
public sealed record SnapshotHistory(string Name, SnapshotMetadata Metadata, MarketHistory History)
{
    /// <summary>The same as claims are checked against it: the names of its series are laid out for reading once.</summary>
    public MarketData Claimed => field ??= MarketData.Of(Name, Metadata, History);
}

/// <summary>
/// Keeps the history that was asked for last: megabytes to fetch and to parse, and the same for every request until the
/// next report. A snapshot's name is the hash of its content, so what is kept cannot grow old.
/// </summary>
public sealed class SnapshotHistories(SnapshotStore snapshots) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile SnapshotHistory? _last;

    /// <summary>The history of a snapshot; requests that come while it loads wait for the one that loads it.</summary>
    /// <exception cref="SnapshotUnusableException">There is no such snapshot, or it is damaged.</exception>
    public async Task<SnapshotHistory> GetAsync(string name, CancellationToken cancellationToken)
    {
        if (_last is { } kept && kept.Name == name)
            return kept;
        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (_last is { } loaded && loaded.Name == name)
                return loaded;
            var snapshot = await snapshots.ReadAsync(name, cancellationToken);
            var history = new SnapshotHistory(name, snapshot.Metadata, snapshot.ToHistory());
            _last = history;
            return history;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>Frees what callers wait at.</summary>
    public void Dispose() => _loading.Dispose();
}
