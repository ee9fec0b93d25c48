using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;
using RotationFunctions.Pipeline.Problems;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Texts;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary><c>GET feed.atom</c>: the latest reports as Atom (RFC 4287), in English or Chinese.</summary>
public sealed class GetFeedCall(ReportStore reports, HeavyCalls heavy, StorageGuard guard) : ApiCall(Operation, guard)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "feed.atom";

    private static readonly string Entries = ApiLimits.FeedEntries.ToString("N0", CultureInfo.InvariantCulture);

    private volatile Edition? _last;

    internal static Operation Operation { get; } = new(typeof(GetFeedCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Reader,
        Summary = new("The feed", "订阅源"),
        Description = new(
            $"The latest {Entries} reports as Atom (RFC 4287). A key that stands in the address stands in the links too, so that they "
                + $"can be "
            + "followed.",
            $"最近{Entries}期日报的Atom订阅源（RFC 4287）。地址中带有密钥时，其中的链接也带上，以便打开。"),
        Parameters = [ApiParameters.Language],
        Replies = [new(200, new("The feed.", "订阅源。"), new BodyForm(Format.Atom.MediaType)) { IsTagged = true }],
        Problems = [.. CallProblems.OfData, ProblemType.NoReport, ProblemType.TooBusy],
    };

    // Given twice, it is refused with everything else.
    private protected override void Check(CallArguments arguments) => arguments.KeyInAddress();

    private protected override async Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        // A key in the address is the reader's own and goes into the links: without it they would lead nowhere.
        var (language, key) = (arguments.Language, arguments.KeyInAddress());
        // Readers of feeds ask all day long for what changes once: the list tells whether it did, without the reports.
        var listed = (await reports.ListAsync(null, null, ApiLimits.FeedEntries, null, cancellationToken)).Items;
        if (listed.Count == 0)
            return Problem.NoReport();
        var edition = _last is { } last && last.Listed.SequenceEqual(listed) ? last : new Edition(listed);
        if (edition.Feeds.TryGetValue(language, out var feed))
            return feed.With(key);
        return await heavy.RunAsync(
            async () => (IResult)(await MakeAsync(edition, language, cancellationToken)).With(key), cancellationToken);
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
