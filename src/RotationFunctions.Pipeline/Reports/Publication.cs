namespace RotationFunctions.Pipeline.Reports;

/// <summary>
/// Where a published report stands among the others: which revision of its day it is, what it replaces and why, and the
/// report of the day before. Each of them is named with its hash, so that the reports are a chain: whoever knows one hash
/// can tell whether anything before it was changed or taken away.
/// </summary>
public sealed record Publication
{
    /// <summary>1 for the first report of the day, one more for each that replaced it.</summary>
    public required int Revision { get; init; }

    /// <summary>Why the day was computed again; null for the first revision.</summary>
    public RevisionReason? Reason { get; init; }

    /// <summary>The revision that this one replaces, which is kept; null for the first.</summary>
    public RevisionLink? Replaces { get; init; }

    /// <summary>
    /// The report of the nearest earlier day that had one when this was published, in the revision that it then had. A later
    /// revision of that day does not touch this link: the revision that it names is kept. Null for the first day of all.
    /// </summary>
    public ReportLink? Previous { get; init; }
}

/// <summary>Why a day was computed again.</summary>
public enum RevisionReason
{
    /// <summary>A snapshot of the day that was fetched later.</summary>
    NewerSnapshot,

    /// <summary>A snapshot of several days, computed anew for each of them.</summary>
    Backfill,
}

/// <summary>A revision of a day's report, by its number and the hash of its content.</summary>
/// <param name="Revision">Its number.</param>
/// <param name="Hash">Its hash; null for a report from before reports had one.</param>
public sealed record RevisionLink(int Revision, string? Hash);

/// <summary>A report, by its day, its revision and the hash of its content.</summary>
public sealed record ReportLink(DateOnly AsOf, int Revision, string? Hash);

/// <summary>
/// What took the place of an old revision. It is told beside the report, never inside: the content of what was published,
/// and so its hash, does not change.
/// </summary>
/// <param name="Revision">The revision that replaced it.</param>
/// <param name="Hash">The hash of that.</param>
/// <param name="Reason">Why the day was computed again.</param>
public sealed record ReplacedBy(int Revision, string Hash, RevisionReason Reason);
