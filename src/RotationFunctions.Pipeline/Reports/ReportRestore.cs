using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Pipeline.Reports;

/// <summary>What came of putting rows of reports back.</summary>
/// <param name="Restored">Reports whose row was missing and is there again, replaced revisions too.</param>
/// <param name="Kept">Reports whose row was there and was left as it was.</param>
/// <param name="Archived">Reports that only the table had, and that are in the archive now.</param>
/// <param name="Lost">Reports that others name and that neither the table nor the archive has, in words.</param>
/// <param name="Doubts">Days of which the archive has several candidates that nothing tells apart, and which was taken, in words.</param>
public sealed record RestoreOutcome(int Restored, int Kept, int Archived, IReadOnlyList<string> Lost, IReadOnlyList<string> Doubts);

/// <summary>
/// Puts missing rows of the table <c>Reports</c> back from the archive. A row that is there is never touched: nothing is
/// computed, so hashes, links and revisions are those that were published.
/// </summary>
/// <remarks>
/// The archive may hold reports that never were published, left by a publication that lost a race or was stopped. Which of
/// several was published is told by the rows that are left and by the links of later reports; of the newest day, to which
/// nothing links yet, by the same order by which publication decides.
/// </remarks>
public sealed class ReportRestore(TableServiceClient tables, ReportArchive archive)
{
    private const int ReadersAtOnce = 16;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.ReportsTable);

    /// <summary>Puts every missing row back. Can be repeated, and can be stopped and begun again.</summary>
    public async Task<RestoreOutcome> RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var rows = new List<TableEntity>();
            await foreach (var row in _table.QueryAsync<TableEntity>(e => e.PartitionKey == ReportRow.Partition, cancellationToken: cancellationToken))
                rows.Add(row);
            var archived = await ArchiveAsync(rows, cancellationToken);
            var plan = new RestorePlan([.. rows.Select(row => (ReportRow.Summary(row), ReportRow.By(row)))], await CandidatesAsync(cancellationToken));
            if (await TryWriteAsync(plan.Missing, cancellationToken))
                return new RestoreOutcome(plan.Missing.Count, rows.Count, archived, plan.Lost, plan.Doubts);
            // Somebody published in between: what is missing is looked up again.
        }
    }

    /// <summary>Copies reports that only a row has into the archive, as those from before there was one.</summary>
    private async Task<int> ArchiveAsync(List<TableEntity> rows, CancellationToken cancellationToken)
    {
        var copied = 0;
        foreach (var row in rows)
        {
            if (ReportRow.Json(row) is not { } json || ReportRow.Summary(row) is not { Hash: { } hash } summary)
                continue;
            await archive.WriteAsync(summary.AsOf, hash, json, cancellationToken);
            copied++;
        }

        return copied;
    }

    private async Task<IReadOnlyCollection<RestoreCandidate>> CandidatesAsync(CancellationToken cancellationToken)
    {
        var candidates = new ConcurrentBag<RestoreCandidate>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ReadersAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(archive.ListAsync(cancellationToken), options, async (blob, token) =>
        {
            if (await archive.FindAsync(blob.AsOf, blob.Hash, token) is { } json && RestoreCandidate.Read(blob.AsOf, blob.Hash, json) is { } candidate)
                candidates.Add(candidate);
        });
        return candidates;
    }

    private async Task<bool> TryWriteAsync(IReadOnlyList<RestoreRow> missing, CancellationToken cancellationToken)
    {
        foreach (var batch in missing.Chunk(TableBatches.MostEntities))
        {
            try
            {
                await _table.SubmitTransactionAsync(
                    batch.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row.ToEntity())), cancellationToken);
            }
            catch (RequestFailedException exception) when (TableBatches.IsConflict(exception))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A report in the archive that a row may be made of.</summary>
/// <param name="Summary">What its row says.</param>
/// <param name="Publication">Its place in the chain.</param>
/// <param name="GeneratedAt">When it was made.</param>
internal sealed record RestoreCandidate(ReportSummary Summary, Publication Publication, DateTimeOffset GeneratedAt)
{
    /// <summary>Reads a blob; null for one whose content is not the report that its name says.</summary>
    internal static RestoreCandidate? Read(DateOnly asOf, string hash, byte[] gzipJson)
    {
        var stored = new StoredReport(new ReportSummary(asOf, default, "", null, null, 1, hash), gzipJson);
        if (ReportSeal.Read(stored.ReadJson()) is not var (stated, content) || stated != hash || content != hash)
            return null;
        var report = stored.Read();
        return report.Publication is { } publication && report.AsOf == asOf
            ? new RestoreCandidate(ReportSummary.Of(report, publication.Revision, hash), publication, report.GeneratedAt)
            : null;
    }
}

/// <summary>A row that is to be put back.</summary>
/// <param name="Summary">What it says.</param>
/// <param name="ReplacedBy">What took the report's place; null for the newest of its day.</param>
internal sealed record RestoreRow(ReportSummary Summary, ReplacedBy? ReplacedBy)
{
    internal TableEntity ToEntity() => ReplacedBy is { } by ? ReportRow.Replaced(ReportRow.Of(Summary), Summary, by) : ReportRow.Of(Summary);
}

/// <summary>Which rows are missing, by the rows that are there and by what the archive has.</summary>
internal sealed class RestorePlan
{
    private readonly Dictionary<string, RestoreCandidate> _byHash;
    private readonly HashSet<string> _published;
    private readonly List<RestoreRow> _missing = [];
    private readonly List<string> _lost = [];
    private readonly List<string> _doubts = [];

    /// <param name="rows">The rows that are there.</param>
    /// <param name="candidates">The reports in the archive.</param>
    internal RestorePlan(IReadOnlyList<(ReportSummary Summary, ReplacedBy? By)> rows, IReadOnlyCollection<RestoreCandidate> candidates)
    {
        _byHash = candidates.ToDictionary(candidate => candidate.Summary.Hash!, StringComparer.Ordinal);
        _published = [.. rows.Select(row => row.Summary.Hash).OfType<string>(), .. rows.Select(row => row.By?.Hash).OfType<string>()];
        var there = rows.ToLookup(row => row.Summary.AsOf);
        var found = candidates.ToLookup(candidate => candidate.Summary.AsOf);
        // The latest day first: links lead to earlier days, and tell there what was published.
        foreach (var day in there.Select(group => group.Key).Union(found.Select(group => group.Key)).OrderDescending())
            Add(day, [.. there[day]], [.. found[day]]);
    }

    /// <summary>The rows to put back.</summary>
    internal IReadOnlyList<RestoreRow> Missing => _missing;

    /// <inheritdoc cref="RestoreOutcome.Lost"/>
    internal IReadOnlyList<string> Lost => _lost;

    /// <inheritdoc cref="RestoreOutcome.Doubts"/>
    internal IReadOnlyList<string> Doubts => _doubts;

    private void Add(DateOnly day, (ReportSummary Summary, ReplacedBy? By)[] rows, RestoreCandidate[] candidates)
    {
        var newest = rows.Where(row => row.By is null).Select(row => row.Summary).FirstOrDefault();
        if ((newest ?? Newest(day, candidates)?.Summary) is not { Hash: { } tip } summary)
            return;
        var there = rows.Select(row => row.Summary.Hash).ToHashSet(StringComparer.Ordinal);
        ReplacedBy? by = null;
        for (var (hash, revision) = ((string?)tip, summary.Revision); hash is not null;)
        {
            _published.Add(hash);
            if (!_byHash.TryGetValue(hash, out var report))
            {
                _lost.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"report of {day:yyyy-MM-dd}, revision {revision}: there is no blob {StorageNames.ReportsContainer}/{ReportArchive.Name(day, hash)}; undelete it and restore again"));
                // What came before it is named by it alone.
                return;
            }

            if (!there.Contains(hash))
                _missing.Add(new RestoreRow(report.Summary, by));
            var (place, own) = (report.Publication, report.Summary);
            if (place.Previous?.Hash is { } previous)
                _published.Add(previous);
            by = place.Reason is { } reason ? new ReplacedBy(own.Revision, own.Hash!, reason) : null;
            (hash, revision) = (place.Replaces?.Hash, place.Replaces?.Revision ?? 0);
        }
    }

    /// <summary>The newest published report of a day that has lost its row.</summary>
    private RestoreCandidate? Newest(DateOnly day, RestoreCandidate[] candidates)
    {
        var published = candidates.Where(candidate => _published.Contains(candidate.Summary.Hash!)).Select(candidate => candidate.Summary.Hash!).ToList();
        // What is known to be published is the newest, or the newest came after it.
        var possible = candidates.Where(candidate => published.TrueForAll(hash => Revisions(candidate).Contains(hash))).ToArray();
        var best = (possible.Length > 0 ? possible : candidates)
            .OrderByDescending(candidate => candidate.Summary.Revision)
            .ThenByDescending(candidate => _published.Contains(candidate.Summary.Hash!))
            .ThenByDescending(candidate => candidate.Summary.Order)
            .ThenByDescending(candidate => candidate.GeneratedAt)
            .ToArray();
        if (best is [var first, var second, ..] && !_published.Contains(first.Summary.Hash!)
            && first.Summary.Revision == second.Summary.Revision && first.Summary.Order.CompareTo(second.Summary.Order) == 0)
        {
            _doubts.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"report of {day:yyyy-MM-dd}, revision {first.Summary.Revision}: the archive has several of one snapshot, with the same figures; the one made last was taken, with the hash {first.Summary.Hash}"));
        }

        return best.FirstOrDefault();
    }

    /// <summary>The hashes of a report and of every report of its day that it came after.</summary>
    private IEnumerable<string> Revisions(RestoreCandidate candidate)
    {
        for (var report = candidate; report is not null;)
        {
            yield return report.Summary.Hash!;
            report = report.Publication.Replaces?.Hash is { } hash ? _byHash.GetValueOrDefault(hash) : null;
        }
    }
}
