using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Texts;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Serves the latest reports as a feed.</summary>
public sealed class FeedHandler(ReportStore reports, StorageGuard guard)
{
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
                var listing = await reports.ListAsync(null, null, ApiLimits.FeedEntries, null, cancellationToken);
                if (listing.Items.Count == 0)
                    return Problem.NoReport();
                var found = await Task.WhenAll(listing.Items.Select(item => reports.FindAsync(item.AsOf, cancellationToken)));
                var feed = AtomFeed.Write([.. found.OfType<StoredReport>().Select(stored => ReportTexts.Write(stored.Read(), language))], language, key);
                return new Answer(feed, Format.Atom.ContentType) { Language = LanguageTag.Of(language) };
            },
            cancellationToken);
    }
}
