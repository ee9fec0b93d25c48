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

    /// <summary>When the newest of the raw responses was fetched.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>The universe that the snapshot was made for, whole: names, segments and pairs belong to the report.</summary>
    public required Universe Universe { get; init; }

    /// <summary>The series in the snapshot, in file order.</summary>
    public required IReadOnlyList<SnapshotSeries> Series { get; init; }

    /// <summary>Series of the universe that the snapshot lacks, each with its reason.</summary>
    public required IReadOnlyList<MissingItem> Missing { get; init; }
}

/// <summary>A series in a snapshot and where it came from.</summary>
/// <param name="Id">The series' id.</param>
/// <param name="Raw">Name of the raw blob in its container.</param>
/// <param name="Sha256">SHA-256 of that blob, in lower-case hexadecimal.</param>
/// <param name="FetchedAt">When that blob was fetched.</param>
/// <param name="Rows">Number of rows.</param>
public sealed record SnapshotSeries(string Id, string Raw, string Sha256, DateTimeOffset FetchedAt, int Rows);

/// <summary>Something that is not there, or not as it should be, and why.</summary>
/// <param name="Id">A series' id, or a series' id and a figure's id: <c>IWM/return.1Y</c>.</param>
/// <param name="Reason">The reason, in words for the reader.</param>
public sealed record MissingItem(string Id, string Reason);
