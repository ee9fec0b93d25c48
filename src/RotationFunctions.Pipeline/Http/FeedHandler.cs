using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Texts;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Serves the latest reports as a feed.</summary>
public sealed class FeedHandler(ReportStore reports, StorageGuard guard)
{
    private volatile Entries? _last;

    /// <summary><c>GET feed.atom</c>: the latest reports as Atom (RFC 4287), in English or Chinese.</summary>
    public Task<IResult> GetAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return guard.AnswerAsync(
            request,
            async () =>
            {
                var query = new QueryReader(request);
                var language = query.Language();
                // A key in the address is the reader's own and goes into the links: without it they would lead nowhere.
                var key = query.Text("code");
                if (query.Problem is { } problem)
                    return problem;
                var listed = (await reports.ListAsync(null, null, ApiLimits.FeedEntries, null, cancellationToken)).Items;
                if (listed.Count == 0)
                    return Problem.NoReport();
                var feed = AtomFeed.Write([.. (await ReadAsync(listed, cancellationToken)).Select(report => ReportTexts.Write(report, language))], language, key);
                return new Answer(feed, Format.Atom.ContentType) { Language = LanguageTag.Of(language) };
            },
            cancellationToken);
    }

    // Readers of feeds ask all day long for what changes once: the list tells whether it did, without the reports.
    private async Task<IReadOnlyList<Report>> ReadAsync(IReadOnlyList<ReportSummary> listed, CancellationToken cancellationToken)
    {
        if (_last is { } last && last.Listed.SequenceEqual(listed))
            return last.Reports;
        var found = await Task.WhenAll(listed.Select(item => reports.FindAsync(item.AsOf, item.Revision, cancellationToken)));
        var read = new Entries(listed, [.. found.OfType<StoredReport>().Select(stored => stored.Read())]);
        // One that was replaced just now and is in neither place would be left out until the next call.
        if (read.Reports.Count == listed.Count)
            _last = read;
        return read.Reports;
    }

    private sealed record Entries(IReadOnlyList<ReportSummary> Listed, IReadOnlyList<Report> Reports);
}
