using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Pages;
using RotationFunctions.Pipeline.Reports.Texts;

namespace RotationFunctions.Pipeline.Http;

/// <summary>
/// Reports as an Atom feed (RFC 4287). Addresses are relative to the feed's own and ids name no host, so the feed is the same
/// wherever the desk runs, and a reader knows its entries again when the desk moves.
/// </summary>
internal static class AtomFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    private static readonly XmlWriterSettings Layout = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
    };

    /// <summary>Writes the feed.</summary>
    /// <param name="entries">Entries in the feed's language, latest first; one at least.</param>
    /// <param name="language">The language.</param>
    /// <param name="key">A key for the links; null for none.</param>
    internal static byte[] Write(IReadOnlyList<FeedEntry> entries, Language language, string? key)
    {
        var texts = PageTexts.In(language);
        var tag = LanguageTag.Of(language);
        var feed = new SyndicationFeed
        {
            Language = tag,
            Id = IdOf($"feed/{tag}"),
            Title = Text(texts.Title),
            LastUpdatedTime = Instant(entries.Max(entry => entry.GeneratedAt)),
            Items = [.. entries.Select(entry => Item(entry, tag, key))],
        };
        feed.Authors.Add(new SyndicationPerson { Name = "RotationFunctions" });
        feed.Links.Add(Link("self", Format.Atom, GetFeedCall.Route, tag, key));
        feed.Links.Add(Link("alternate", Format.Html, GetReportCall.Route, tag, key));
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Layout))
            feed.GetAtom10Formatter().WriteTo(xml);
        return bytes.ToArray();
    }

    private static SyndicationItem Item(FeedEntry entry, string tag, string? key)
    {
        var date = entry.AsOf.ToString("O", CultureInfo.InvariantCulture);
        var item = new SyndicationItem
        {
            // Reports of a simulated market are others than those of the real one, whose days they share.
            Id = IdOf($"report/{(entry.IsDemo ? "simulated" : "market")}/{date}/{tag}"),
            Title = Text(entry.Title),
            Summary = Text(entry.Summary),
            LastUpdatedTime = Instant(entry.GeneratedAt),
        };
        item.Links.Add(
            Link("alternate", Format.Html, GetReportByDateCall.Route.Replace("{date}", date, StringComparison.Ordinal), tag, key));
        return item;
    }

    private static SyndicationLink Link(string relation, Format format, string route, string tag, string? key)
    {
        KeyValuePair<string, string?>[] query =
        [
            .. format == Format.Atom ? Array.Empty<KeyValuePair<string, string?>>() : [new("format", format.Name)],
            new("lang", tag),
            .. key is null ? Array.Empty<KeyValuePair<string, string?>>() : [new("code", key)],
        ];
        return new SyndicationLink(new Uri(route + QueryString.Create(query), UriKind.Relative), relation, null, format.MediaType, 0);
    }

    // A name in a universe may hold a character that XML has no way to write.
    private static TextSyndicationContent Text(string text)
        => new(string.Concat(
            text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)).Select(rune => rune.ToString())));

    // A tag URI (RFC 4151).
    private static string IdOf(string what) => $"tag:rotation-functions,2026:{what}";

    private static DateTimeOffset Instant(DateTimeOffset instant) => instant.ToUniversalTime();
}

/// <summary>What a feed says of a report.</summary>
/// <param name="AsOf">The trading day.</param>
/// <param name="IsDemo">Whether the market is simulated.</param>
/// <param name="GeneratedAt">When the report was made.</param>
/// <param name="Title">Day, stance and score, in words.</param>
/// <param name="Summary">The report's own summary.</param>
internal sealed record FeedEntry(DateOnly AsOf, bool IsDemo, DateTimeOffset GeneratedAt, string Title, string Summary)
{
    /// <summary>The entry of a report.</summary>
    /// <param name="report">The report, in the language.</param>
    /// <param name="language">The language.</param>
    internal static FeedEntry Of(Report report, Language language)
    {
        var sentences = report.Sections.FirstOrDefault(section => section.Id == SectionId.Summary)?.Sentences ?? [];
        return new FeedEntry(
            report.AsOf,
            report.Source.IsDemo,
            report.GeneratedAt,
            TitleOf(report, language),
            string.Join(PageTexts.In(language).BetweenSentences, sentences.Select(sentence => sentence.Text)));
    }

    private static string TitleOf(Report report, Language language)
    {
        var texts = PageTexts.In(language);
        return string.Join(" · ", new[]
        {
            texts.Date(report.AsOf),
            report.Stance is { } stance ? Prose.In(language).Tag(stance.Value) : null,
            report.Score is { } score ? string.Create(CultureInfo.InvariantCulture, $"{texts.Score} {score.Value:0}") : null,
            report.Source.IsDemo ? texts.Simulated : null,
        }.OfType<string>());
    }
}
