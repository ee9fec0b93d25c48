using System.Text.Json.Serialization;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>
/// What a snapshot says of itself. It travels inside the Parquet file, so that the file alone is enough to compute a
/// report and to trace it back to the raw responses.
/// </summary>
public sealed record SnapshotMetadata
{
    /// <summary>Last trading day in the snapshot: the day its report is for.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>First trading day to compute; the as-of day unless the snapshot is a backfill.</summary>
    public required DateOnly ComputeFrom { get; init; }

    /// <summary>Name of the source.</summary>
    public required string Source { get; init; }

    /// <summary>Whether the data is simulated.</summary>
    public required bool IsDemo { get; init; }

    /// <summary>When the newest of the raw responses was fetched, or when the snapshot was asked for, where one of the same responses was there before.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>The universe that the snapshot was made for, whole: names, segments and pairs belong to the report.</summary>
    public required Universe Universe { get; init; }

    /// <summary>The series in the snapshot, in file order.</summary>
    public required IReadOnlyList<SnapshotSeries> Series { get; init; }

    /// <summary>Series of the universe that the snapshot lacks, each with its reason.</summary>
    public required IReadOnlyList<MissingItem> Missing { get; init; }

    /// <summary>Raw responses that were kept and could not be used; a replay tries them again.</summary>
    public IReadOnlyList<SnapshotSeries> Unused { get; init; } = [];

    /// <summary>What is odd about the data, each with the day from which on it can be known.</summary>
    public IReadOnlyList<DatedWarning> Warnings { get; init; } = [];

    /// <summary>
    /// Trading days on which the benchmark has no bar and most other series have one, oldest first; null for none. With the
    /// benchmark's dates they make the calendar.
    /// </summary>
    public IReadOnlyList<DateOnly>? DaysWithoutBenchmark { get; init; }

    /// <summary>Histories that this fetch found restated; null for none, so that a snapshot without has the bytes that it always had.</summary>
    public IReadOnlyList<Restatement>? Restatements { get; init; }
}

/// <summary>A series in a snapshot and where it came from.</summary>
/// <param name="Id">The series' id.</param>
/// <param name="Raw">Name of the raw blob in its container.</param>
/// <param name="Sha256">SHA-256 of that blob, in lower-case hexadecimal.</param>
/// <param name="FetchedAt">When that blob was fetched.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Base">Name of the snapshot that the rows before those of the raw blob come from; null for none.</param>
/// <param name="FinalUntil">
/// Last bar, where it was not final when the raw blob was first fetched: the source sent the same once more after the close. Null
/// where the time of fetching tells.
/// </param>
public sealed record SnapshotSeries(string Id, string Raw, string Sha256, DateTimeOffset FetchedAt, int Rows, string? Base = null, DateOnly? FinalUntil = null);

/// <summary>Something that is not there, or not as it should be, and why.</summary>
/// <param name="Id">A series' id, or a series' id and a figure's id: <c>IWM/return.1Y</c>.</param>
/// <param name="Reason">The reason, in words for the reader.</param>
[method: JsonConstructor]
public sealed record MissingItem(string Id, string Reason)
{
    public MissingItem(string id, Reason reason)
        : this(id, reason.Text) => (Code, Arguments) = StoredReason.PartsOf(reason);

    /// <summary>Code of the reason: a language words it from this and the <see cref="Arguments"/>; null for words that nobody here made, and where it was stored before reasons had codes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    /// <summary>What the reason names: ids, dates, numbers, and other reasons; null without a code.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StoredArgument>? Arguments { get; init; }

    /// <summary>The reason as it was made.</summary>
    internal Reason Why => StoredReason.Restore(Code, Reason, Arguments);
}
