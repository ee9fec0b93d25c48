using System.Globalization;
using System.Net;
using System.Text.Json;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Trace.Evidence;
using RotationFunctions.Pipeline.Trace.Evidence.Pages;

namespace RotationFunctions.Tests.Trace;

public sealed class EvidenceReaderTests
{
    public static TheoryData<Language> Languages => [Language.English, Language.SimplifiedChinese];

    /// <summary>The table of real prices is that of the independent reference.</summary>
    [Fact]
    public void Evidence_IsTheReferences()
    {
        var evidence = EvidenceReader.Read(MarketReports.Real.On(2026, 1, 22), Language.English);
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Require(), "expected", "2026-01-22.json")));
        var rows = expected.RootElement.GetProperty("evidence").GetProperty("rows");

        Assert.Equal(rows.EnumerateObject().Select(row => row.Name).Order(StringComparer.Ordinal), evidence.Signals.Select(signal => signal.Id).Order(StringComparer.Ordinal));
        foreach (var signal in evidence.Signals)
        {
            var row = rows.GetProperty(signal.Id);
            Assert.Equal(row.GetProperty("ic").GetDouble(), signal.Ic!.Value, 1e-9);
            Assert.Equal(row.GetProperty("net").GetDouble(), signal.Net!.Value, 1e-9);
            Assert.Equal(row.GetProperty("verdict").GetString(), JsonNamingPolicy.CamelCase.ConvertName(signal.Verdict.ToString()));
            // The reason names both tests with the numbers that decide.
            Assert.Contains(row.GetProperty("holm").GetDouble().ToString("0.000", CultureInfo.InvariantCulture), signal.Why, StringComparison.Ordinal);
            Assert.Contains(row.GetProperty("deflatedSharpe").GetDouble().ToString("0.000", CultureInfo.InvariantCulture), signal.Why, StringComparison.Ordinal);
        }

        Assert.Contains("None of nine does", evidence.Summary[0], StringComparison.Ordinal);
        Assert.Null(evidence.Reason);
    }

    [Theory]
    [InlineData(0.04, 0.96, "under 0.05", "not under 0.95")]
    [InlineData(0.05, 0.95, "not under 0.05", "not under 0.95")]
    [InlineData(0.2, 0.5, "not under 0.05", "under 0.95")]
    public void Why_SaysWhichBoundIsMet(double holm, double deflated, string first, string second)
    {
        var why = EvidenceTexts.In(Language.English).Because(holm, deflated);

        Assert.Contains($", {first};", why, StringComparison.Ordinal);
        Assert.EndsWith($", {second}.", why, StringComparison.Ordinal);
    }

    /// <summary>Before there are five years of months every signal stands in the table without figures, and the answer says why.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void Evidence_OfAYoungMarket_SaysWhatItNeeds(Language language)
    {
        var evidence = EvidenceReader.Read(MarketReports.Demo.On(400), language);

        Assert.Contains("60", evidence.Reason, StringComparison.Ordinal);
        Assert.Empty(evidence.Summary);
        Assert.Equal(9, evidence.Signals.Count);
        Assert.All(evidence.Signals, signal => Assert.True(
            signal is { Months: null, Ic: null, Verdict: RecordVerdict.TooFew } && signal.Why.Contains("60", StringComparison.Ordinal)));
    }

    [Fact]
    public void Evidence_OfAReportOfBefore_SaysSo()
    {
        var before = MarketReports.Demo.On(MarketReports.Demo.LastDay) with { Evidence = null };

        Assert.Equal(EvidenceTexts.In(Language.English).NotTold, EvidenceReader.Read(before, Language.English).Reason);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Page_HasEverySignalColumnAndStep(Language language)
    {
        var report = MarketReports.Demo.On(MarketReports.Demo.LastDay);
        var evidence = EvidenceReader.Read(report, language);
        var page = WebUtility.HtmlDecode(await EvidencePageRenderer.RenderAsync(evidence, report, language));

        Assert.All(evidence.Signals, signal => Assert.All([signal.Name, signal.Text, signal.Why], text => Assert.Contains(text, page, StringComparison.Ordinal)));
        Assert.All(evidence.Columns, column => Assert.Contains($"<td>{column.Text}</td>", page, StringComparison.Ordinal));
        Assert.All(evidence.Method.Concat(evidence.Summary), step => Assert.Contains($">{step}</p>", page, StringComparison.Ordinal));
        foreach (var signal in evidence.Signals.Where(signal => signal.Months is not null))
            Assert.Contains($"href=\"figures/{evidence.AsOf:yyyy-MM-dd}/market/evidence.{signal.Id}.holm?format=html&lang={evidence.Language}\"", page, StringComparison.Ordinal);
        Assert.Contains("simulated", page, StringComparison.Ordinal);
    }

    /// <summary>What is told in one language is told in the other, and about the same signals and columns.</summary>
    [Fact]
    public void Texts_OfBothLanguages()
    {
        var (english, chinese) = (EvidenceTexts.In(Language.English), EvidenceTexts.In(Language.SimplifiedChinese));
        string[] signals = [.. EvidenceSignalDefinition.All.Select(signal => signal.Id).Order(StringComparer.Ordinal)];

        Assert.Equal(signals, english.OfSignals.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(signals, chinese.OfSignals.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(english.OfColumns.Keys, chinese.OfColumns.Keys);
        Assert.Equal(english.Method.Count, chinese.Method.Count);
    }
}
