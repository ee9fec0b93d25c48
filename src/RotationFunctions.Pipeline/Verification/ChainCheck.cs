using System.Globalization;
using System.Text.Json;
using RotationFunctions.Pipeline.Reports;

namespace RotationFunctions.Pipeline.Verification;

/// <summary>What a walk along the chain of reports found.</summary>
/// <param name="Reports">Number of reports, replaced revisions too.</param>
/// <param name="Days">Number of days.</param>
/// <param name="Unlinked">
/// Days, but for the last, to which no later report links: published after the next day's, as happens when snapshots are
/// computed out of order. Nothing but their own hash vouches for them.
/// </param>
/// <param name="Findings">What does not agree.</param>
public sealed record ChainOutcome(int Reports, int Days, IReadOnlyList<DateOnly> Unlinked, IReadOnlyList<Finding> Findings);

/// <summary>Walks the chain of published reports: every hash, every link, every revision.</summary>
public sealed class ChainCheck(ReportStore reports)
{
    /// <summary>Walks the whole chain.</summary>
    public async Task<ChainOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var all = await reports.AllAsync(cancellationToken);
        var hashes = all.ToDictionary(summary => (summary.AsOf, summary.Revision), summary => summary.Hash);
        var linked = new HashSet<DateOnly>();
        var findings = new List<Finding>();
        foreach (var day in all.GroupBy(summary => summary.AsOf))
        {
            var newest = day.Max(summary => summary.Revision);
            findings.AddRange(Enumerable.Range(1, newest).Except(day.Select(summary => summary.Revision))
                .Select(missing => new Finding(FindingKind.Revision, Name(day.Key, missing), string.Create(CultureInfo.InvariantCulture, $"It is missing; the day has revision {newest}."))));
            foreach (var summary in day)
            {
                findings.AddRange(await CheckAsync(summary, hashes, newest, linked, cancellationToken));
            }
        }

        var days = all.Select(summary => summary.AsOf).Distinct().ToList();
        return new ChainOutcome(all.Count, days.Count, [.. days.SkipLast(1).Where(day => !linked.Contains(day))], findings);
    }

    private async Task<IEnumerable<Finding>> CheckAsync(
        ReportSummary summary, Dictionary<(DateOnly AsOf, int Revision), string?> hashes, int newest, HashSet<DateOnly> linked, CancellationToken cancellationToken)
    {
        var name = Name(summary.AsOf, summary.Revision);
        try
        {
            return await reports.FindAsync(summary.AsOf, summary.Revision, cancellationToken) is { } stored
                ? Check(stored, hashes, newest, linked)
                : [new Finding(FindingKind.Revision, name, "It is gone.")];
        }
        catch (ReportLostException exception)
        {
            return [new Finding(FindingKind.Revision, name, exception.Message)];
        }
    }

    private static IEnumerable<Finding> Check(
        StoredReport stored, Dictionary<(DateOnly AsOf, int Revision), string?> hashes, int newest, HashSet<DateOnly> linked)
    {
        var summary = stored.Summary;
        var name = Name(summary.AsOf, summary.Revision);
        var json = stored.ReadJson();
        Report? report = null;
        string? damage = null;
        try
        {
            report = ReportJson.Deserialize(json);
        }
        catch (JsonException exception)
        {
            damage = exception.Message;
        }

        if (report is null)
        {
            yield return new Finding(FindingKind.Hash, name, $"It cannot be read: {damage}");
            yield break;
        }

        foreach (var finding in ReportCheck.HashFindings(json, report))
            yield return finding with { Where = name };
        if (report.Hash != summary.Hash || report.AsOf != summary.AsOf || report.Publication?.Revision != summary.Revision)
            yield return new Finding(FindingKind.Hash, name, $"Its row is of {summary.AsOf:yyyy-MM-dd} revision {summary.Revision} with the hash {summary.Hash}; the report in it is of {report.AsOf:yyyy-MM-dd} revision {report.Publication?.Revision} with {report.Hash}.");
        if (report.Publication is not { } publication)
            yield break;
        if (publication.Previous is { } previous)
        {
            linked.Add(previous.AsOf);
            if (Broken(hashes, previous.AsOf, previous.Revision, previous.Hash) is { } broken)
                yield return new Finding(FindingKind.Link, name, $"It follows {Name(previous.AsOf, previous.Revision)} with the hash {previous.Hash}, {broken}");
        }

        if (publication.Replaces is { } replaced && Broken(hashes, summary.AsOf, replaced.Revision, replaced.Hash) is { } wrong)
            yield return new Finding(FindingKind.Link, name, $"It replaces revision {replaced.Revision} with the hash {replaced.Hash}, {wrong}");
        if (publication.Replaces is null != (publication.Revision == 1))
            yield return new Finding(FindingKind.Revision, name, publication.Revision == 1 ? "It is the first revision, and names one that it replaces." : "It names no revision that it replaces.");
        if (stored.ReplacedBy is { } by && Broken(hashes, summary.AsOf, by.Revision, by.Hash) is { } replacement)
            yield return new Finding(FindingKind.Link, name, $"It was replaced by revision {by.Revision} with the hash {by.Hash}, {replacement}");
        if (stored.ReplacedBy is null != (summary.Revision == newest))
            yield return new Finding(FindingKind.Revision, name, summary.Revision == newest ? "It is the newest, and said to be replaced." : "It is not the newest, and nothing says what replaced it.");
    }

    private static string? Broken(Dictionary<(DateOnly AsOf, int Revision), string?> hashes, DateOnly asOf, int revision, string? hash)
        => !hashes.TryGetValue((asOf, revision), out var there) ? "which is not there."
            : there != hash ? $"which has the hash {there} now."
            : null;

    private static string Name(DateOnly asOf, int revision) => string.Create(CultureInfo.InvariantCulture, $"report of {asOf:yyyy-MM-dd}, revision {revision}");
}
