namespace RotationFunctions.Pipeline.Snapshots;

/// <summary>
/// Which of two snapshots is the newer for a day: the one fetched, or asked for, later. Of two of one moment, as two desks on
/// one storage may make them, the one with the greater name, so that the outcome never depends on the order in which they are computed.
/// </summary>
public readonly record struct SnapshotOrder(DateTimeOffset FetchedAt, string Name) : IComparable<SnapshotOrder>
{
    public int CompareTo(SnapshotOrder other)
        => FetchedAt.CompareTo(other.FetchedAt) is var byTime and not 0 ? byTime : string.CompareOrdinal(Name, other.Name);

    public static bool operator <(SnapshotOrder left, SnapshotOrder right) => left.CompareTo(right) < 0;

    public static bool operator >(SnapshotOrder left, SnapshotOrder right) => left.CompareTo(right) > 0;

    public static bool operator <=(SnapshotOrder left, SnapshotOrder right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SnapshotOrder left, SnapshotOrder right) => left.CompareTo(right) >= 0;
}
