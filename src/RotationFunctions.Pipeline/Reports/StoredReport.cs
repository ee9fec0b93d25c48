using System.IO.Compression;
using System.Text.Json;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>What a list of reports tells of each.</summary>
/// <param name="AsOf">The trading day.</param>
/// <param name="FetchedAt">When its snapshot was fetched.</param>
/// <param name="Snapshot">Name of its snapshot.</param>
/// <param name="Score">Rotation score, 0 to 100; null when absent.</param>
/// <param name="Stance">Stance; null when absent.</param>
/// <param name="Revision">Which report of the day it is, from 1.</param>
/// <param name="Hash">SHA-256 of its content (see <see cref="ReportSeal"/>); null for one from before reports had a hash.</param>
public sealed record ReportSummary(
    DateOnly AsOf, DateTimeOffset FetchedAt, string Snapshot, double? Score, string? Stance, int Revision, string? Hash)
{
    internal SnapshotOrder Order => new(FetchedAt, Snapshot);

    internal ReportLink Link => new(AsOf, Revision, Hash);

    /// <summary>What lists tell of a report.</summary>
    internal static ReportSummary Of(Report report, int revision, string hash) => new(
        report.AsOf,
        report.Source.FetchedAt,
        report.Source.Snapshot,
        report.Score?.Value,
        report.Stance is { } stance ? JsonName.Of(stance.Value) : null,
        revision,
        hash);
}

/// <summary>A report as it was published.</summary>
/// <param name="Summary">What lists tell of it.</param>
/// <param name="GzipJson">Its JSON, compressed with gzip.</param>
public sealed record StoredReport(ReportSummary Summary, byte[] GzipJson)
{
    /// <summary>What took its place; null while it is the newest of its day.</summary>
    public ReplacedBy? ReplacedBy { get; init; }

    /// <summary>The report.</summary>
    public Report Read() => ReportJson.Deserialize(ReadJson()) with { ReplacedBy = ReplacedBy };

    /// <summary>The report's JSON as it was published.</summary>
    public byte[] ReadJson()
    {
        using var gzip = new GZipStream(new MemoryStream(GzipJson), CompressionMode.Decompress);
        using var json = new MemoryStream();
        gzip.CopyTo(json);
        return json.ToArray();
    }
}

/// <summary>A report that is ready to be published but for its place among the others, which only the storage knows.</summary>
internal sealed class UnpublishedReport
{
    private readonly byte[] _content;
    private readonly ReportSummary _summary;

    private UnpublishedReport(Report report) => (_content, _summary) = (ReportJson.Serialize(report), ReportSummary.Of(report, 0, ""));

    internal DateOnly AsOf => _summary.AsOf;

    internal SnapshotOrder Order => _summary.Order;

    /// <summary>Takes a report with its text.</summary>
    internal static UnpublishedReport Of(Report report) => new(report);

    /// <summary>Gives the report its place and its hash.</summary>
    internal (byte[] Json, ReportSummary Summary) Seal(Publication publication)
    {
        var (json, hash) = ReportSeal.Seal(_content, publication);
        return (json, _summary with { Revision = publication.Revision, Hash = hash });
    }
}

/// <summary>One of the reports that a trading day had.</summary>
/// <param name="Revision">Its number, from 1.</param>
/// <param name="Hash">SHA-256 of its content; null for one from before reports had a hash.</param>
/// <param name="FetchedAt">When its snapshot was fetched.</param>
/// <param name="Snapshot">Name of its snapshot.</param>
/// <param name="ReplacedBy">What took its place, and why; null for the newest.</param>
public sealed record ReportRevision(int Revision, string? Hash, DateTimeOffset FetchedAt, string Snapshot, ReplacedBy? ReplacedBy);

/// <summary>One page of a list of reports.</summary>
/// <param name="Items">Reports, latest first.</param>
/// <param name="Continuation">Asks for the next page; null on the last.</param>
public sealed record ReportListing(IReadOnlyList<ReportSummary> Items, string? Continuation);
