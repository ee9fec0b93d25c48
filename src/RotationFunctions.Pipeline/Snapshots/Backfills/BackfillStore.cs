using System.Text.Json.Serialization;
using Azure;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Snapshots.Backfills;

/// <summary>Backfills, each a blob in the container <c>state</c>.</summary>
public sealed class BackfillStore(StateStore state, TimeProvider time)
{
    private const string Folder = "backfills/";

    /// <summary>A backfill by its id; null when there is none.</summary>
    public async Task<BackfillState?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await state.ReadAsync(NameOf(id), BackfillJson.Default.BackfillState, cancellationToken)).Value;

    /// <summary>Ids of all backfills.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await state.ListAsync(Folder, cancellationToken)).Select(name => name[Folder.Length..^".json".Length])];

    /// <summary>Takes a backfill up, to go on with it. Whoever had it before loses it.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">What it is from now on; is given what is kept of it, null for nothing.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    public async Task<BackfillEntry> TakeAsync(string id, Func<BackfillState?, BackfillState> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        while (true)
        {
            var (before, tag) = await state.ReadAsync(NameOf(id), BackfillJson.Default.BackfillState, cancellationToken);
            var now = change(before);
            if (await state.TryWriteAsync(NameOf(id), now, BackfillJson.Default.BackfillState, tag, cancellationToken) is { } written)
                return new BackfillEntry(state, time, NameOf(id), now, written);
        }
    }

    private static string NameOf(string id) => $"{Folder}{id}.json";
}

/// <summary>A backfill in the hands of whoever goes on with it.</summary>
public sealed class BackfillEntry : IDisposable
{
    private readonly StateStore _store;
    private readonly TimeProvider _time;
    private readonly string _blob;
    private readonly SemaphoreSlim _turn = new(1);
    private ETag _tag;

    internal BackfillEntry(StateStore store, TimeProvider time, string blob, BackfillState state, ETag tag) =>
        (_store, _time, _blob, State, _tag) = (store, time, blob, state, tag);

    /// <summary>What is kept of it.</summary>
    public BackfillState State { get; private set; }

    /// <summary>Keeps a change.</summary>
    /// <exception cref="BackfillTakenException">The backfill was stopped, or somebody else goes on with it.</exception>
    public async Task SaveAsync(Func<BackfillState, BackfillState> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var now = _time.GetUtcNow();
            var worked = State.Stage == BackfillStage.Fetching ? now - State.UpdatedAt : TimeSpan.Zero;
            var changed = change(State) with { UpdatedAt = now, Worked = State.Worked + worked };
            _tag = await _store.TryWriteAsync(_blob, changed, BackfillJson.Default.BackfillState, _tag, cancellationToken)
                ?? throw new BackfillTakenException($"The backfill {State.Id} was stopped, or goes on elsewhere. Ask for it again to go on from what it has.");
            State = changed;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}

/// <summary>A backfill was stopped, or somebody else goes on with it.</summary>
public sealed class BackfillTakenException : RotationException
{
    public BackfillTakenException(string message) : base(message) { }

    public BackfillTakenException(string message, Exception innerException) : base(message, innerException) { }

    public BackfillTakenException() { }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(BackfillState))]
internal sealed partial class BackfillJson : JsonSerializerContext;
