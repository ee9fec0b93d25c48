using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Texts;

namespace RotationFunctions.Pipeline.Http;

/// <summary>Serves the latest reports as a feed.</summary>
public sealed class FeedHandler(ReportStore reports, HeavyCalls heavy, StorageGuard guard)
{
    private volatile Edition? _last;

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
                // Readers of feeds ask all day long for what changes once: the list tells whether it did, without the reports.
                var listed = (await reports.ListAsync(null, null, ApiLimits.FeedEntries, null, cancellationToken)).Items;
                if (listed.Count == 0)
                    return Problem.NoReport();
                var edition = _last is { } last && last.Listed.SequenceEqual(listed) ? last : new Edition(listed);
                if (edition.Feeds.TryGetValue(language, out var feed))
                    return feed.With(key);
                return await heavy.RunAsync(async () => (IResult)(await MakeAsync(edition, language, cancellationToken)).With(key), cancellationToken);
            },
            cancellationToken);
    }

    private async Task<Feed> MakeAsync(Edition edition, Language language, CancellationToken cancellationToken)
    {
        // One at a time: thirty reports are read, and left but for what the feed says of them.
        var written = new List<FeedEntry>(edition.Listed.Count);
        foreach (var item in edition.Listed)
            if (await reports.FindAsync(item.AsOf, item.Revision, cancellationToken) is { } stored)
                written.Add(FeedEntry.Of(ReportTexts.Write(stored.Read(), language), language));
        var feed = new Feed(written, language);
        // One that was replaced just now and is in neither place would be left out until the next call.
        if (written.Count == edition.Listed.Count)
        {
            edition.Feeds[language] = feed;
            _last = edition;
        }

        return feed;
    }

    /// <summary>The feed of a list of reports, in the languages that were asked for.</summary>
    private sealed record Edition(IReadOnlyList<ReportSummary> Listed)
    {
        internal ConcurrentDictionary<Language, Feed> Feeds { get; } = new();
    }

    /// <summary>What a feed says; as it is sent to callers without a key in the address, it is kept.</summary>
    private sealed class Feed(IReadOnlyList<FeedEntry> entries, Language language)
    {
        private readonly Answer _withoutKey = Written(entries, language, null);

        internal Answer With(string? key) => key is null ? _withoutKey : Written(entries, language, key);

        private static Answer Written(IReadOnlyList<FeedEntry> entries, Language language, string? key)
            => new(AtomFeed.Write(entries, language, key), Format.Atom.ContentType) { Language = LanguageTag.Of(language) };
    }
}
