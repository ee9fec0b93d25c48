using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;
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

    private static readonly XmlWriterSettings Layout = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };

    /// <summary>Writes the feed.</summary>
    /// <param name="entries">Entries in the feed's language, latest first; one at least.</param>
    /// <param name="language">The language.</param>
    /// <param name="key">A key for the links; null for none.</param>
    internal static byte[] Write(IReadOnlyList<FeedEntry> entries, Language language, string? key)
    {
        var texts = PageTexts.In(language);
        var tag = LanguageTag.Of(language);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Layout))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, tag);
            Element(xml, "id", IdOf($"feed/{tag}"));
            Element(xml, "title", texts.Title);
            Element(xml, "updated", Instant(entries.Max(entry => entry.GeneratedAt)));
            xml.WriteStartElement("author", Atom);
            Element(xml, "name", "RotationFunctions");
            xml.WriteEndElement();
            Link(xml, "self", Format.Atom, Routes.Feed, tag, key);
            Link(xml, "alternate", Format.Html, Routes.Report, tag, key);
            foreach (var entry in entries)
                Entry(xml, entry, tag, key);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Entry(XmlWriter xml, FeedEntry entry, string tag, string? key)
    {
        var date = entry.AsOf.ToString("O", CultureInfo.InvariantCulture);
        xml.WriteStartElement("entry", Atom);
        // Reports of a simulated market are others than those of the real one, whose days they share.
        Element(xml, "id", IdOf($"report/{(entry.IsDemo ? "simulated" : "market")}/{date}/{tag}"));
        Element(xml, "title", entry.Title);
        Element(xml, "updated", Instant(entry.GeneratedAt));
        Link(xml, "alternate", Format.Html, Routes.ReportByDate.Replace("{date}", date, StringComparison.Ordinal), tag, key);
        Element(xml, "summary", entry.Summary);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, Format format, string route, string tag, string? key)
    {
        KeyValuePair<string, string?>[] query =
        [
            .. format == Format.Atom ? Array.Empty<KeyValuePair<string, string?>>() : [new("format", format.Name)],
            new("lang", tag),
            .. key is null ? Array.Empty<KeyValuePair<string, string?>>() : [new("code", key)],
        ];
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", format.MediaType);
        xml.WriteAttributeString("href", route + QueryString.Create(query));
        xml.WriteEndElement();
    }

    // A name in a universe may hold a character that XML has no way to write.
    private static void Element(XmlWriter xml, string name, string text)
        => xml.WriteElementString(name, Atom, string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)).Select(rune => rune.ToString())));

    // A tag URI (RFC 4151).
    private static string IdOf(string what) => $"tag:rotation-functions,2026:{what}";

    private static string Instant(DateTimeOffset instant)
        => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
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
            string.Join(language == Language.English ? " " : "", sentences.Select(sentence => sentence.Text)));
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
