using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Tests.Reports;

namespace RotationFunctions.Tests.Http;

public sealed class AtomFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly Report[] Reports =
    [
        SampleReports.Full(),
        SampleReports.Full(2) with { AsOf = new DateOnly(2026, 1, 21), GeneratedAt = new DateTimeOffset(2026, 1, 23, 4, 0, 0, TimeSpan.FromHours(1)) },
        SampleReports.Full(3, isDemo: false) with { AsOf = new DateOnly(2026, 1, 20) },
    ];

    private static FeedEntry[] Entries { get; } = [.. Reports.Select(report => FeedEntry.Of(report, Language.English))];

    [Theory]
    [InlineData(Language.English, "en")]
    [InlineData(Language.SimplifiedChinese, "zh-CN")]
    public void Feed_IsAtom(Language language, string tag)
    {
        var reports = Reports.Select(report => ReportTexts.Write(report, language)).ToArray();
        var bytes = AtomFeed.Write([.. reports.Select(report => FeedEntry.Of(report, language))], language, null);

        var feed = Read(bytes);
        Assert.Equal($"tag:rotation-functions,2026:feed/{tag}", feed.Id);
        Assert.Equal(tag, feed.Language);
        Assert.Equal(new DateTimeOffset(2026, 1, 23, 3, 0, 0, TimeSpan.Zero), feed.LastUpdatedTime);
        Assert.Equal(
            [$"tag:rotation-functions,2026:report/simulated/2026-01-22/{tag}", $"tag:rotation-functions,2026:report/simulated/2026-01-21/{tag}", $"tag:rotation-functions,2026:report/market/2026-01-20/{tag}"],
            feed.Items.Select(item => item.Id));
        foreach (var (item, report) in feed.Items.Zip(reports))
        {
            Assert.Equal(report.GeneratedAt, item.LastUpdatedTime);
            var link = Assert.Single(item.Links);
            Assert.Equal(("alternate", "text/html"), (link.RelationshipType, link.MediaType));
            Assert.Equal($"reports/{report.AsOf:yyyy-MM-dd}?format=html&lang={tag}", link.Uri.ToString());
            var summary = report.Sections.Single(section => section.Id == SectionId.Summary);
            Assert.All(summary.Sentences, sentence => Assert.Contains(sentence.Text, item.Summary.Text, StringComparison.Ordinal));
        }
    }

    /// <summary>The rules of RFC 4287 that a lenient reader does not hold a feed to.</summary>
    [Fact]
    public void Feed_KeepsTheRules()
    {
        var bytes = AtomFeed.Write(Entries, Language.English, null);
        var feed = XDocument.Parse(Encoding.UTF8.GetString(bytes)).Root!;

        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(Atom + "feed", feed.Name);
        foreach (var element in feed.Elements(Atom + "entry").Prepend(feed))
        {
            foreach (var one in new[] { "id", "title", "updated" })
                Assert.Single(element.Elements(Atom + one));
            Assert.True(Uri.TryCreate(element.Element(Atom + "id")!.Value, UriKind.Absolute, out var id) && id.Scheme == "tag");
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$", element.Element(Atom + "updated")!.Value);
            Assert.Single(element.Elements(Atom + "link"), link => (string?)link.Attribute("rel") == "alternate");
        }

        // An author of the feed is that of every entry.
        Assert.NotEmpty(feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Single(feed.Elements(Atom + "link"), link => (string?)link.Attribute("rel") == "self");
        Assert.Equal(3, feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
    }

    [Fact]
    public void Feed_EscapesWhatItSays()
    {
        const string text = "<b>IWM</b> & \"SPY\" ]]> \u0001 \ud83d\udcc8";
        var report = Reports[0] with { Sections = [new Section(SectionId.Summary, "", [new Sentence(text, [])])] };

        var summary = Assert.Single(Read(AtomFeed.Write([FeedEntry.Of(report, Language.English)], Language.English, null)).Items).Summary;

        Assert.Equal("text", summary.Type);
        Assert.Equal(text.Replace("\u0001", "", StringComparison.Ordinal), summary.Text);
    }

    [Fact]
    public void Feed_WithAKey()
    {
        var feed = XDocument.Parse(Encoding.UTF8.GetString(AtomFeed.Write(Entries, Language.English, "a+b&c")));

        Assert.All(feed.Descendants(Atom + "link"), link => Assert.EndsWith("code=a%2Bb%26c", (string)link.Attribute("href")!, StringComparison.Ordinal));
    }

    [Fact]
    public void Feed_SameReportsSameBytes() => Assert.Equal(
        AtomFeed.Write(Entries, Language.English, null), AtomFeed.Write([.. Reports.Select(report => FeedEntry.Of(report with { }, Language.English))], Language.English, null));

    private static SyndicationFeed Read(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes));
        return SyndicationFeed.Load(reader);
    }
}
