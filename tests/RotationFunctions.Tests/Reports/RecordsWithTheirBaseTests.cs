using System.Text.RegularExpressions;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports.Pages;
using RotationFunctions.Pipeline.Reports.Texts;

namespace RotationFunctions.Tests.Reports;

/// <summary>No text of a report tells a record without what it is held against: on hundreds of days of two markets, in both languages.</summary>
public sealed partial class RecordsWithTheirBaseTests
{
    public static TheoryData<bool, Language> Markets => new()
    {
        { false, Language.English }, { false, Language.SimplifiedChinese }, { true, Language.English }, { true, Language.SimplifiedChinese },
    };

    [Theory]
    [MemberData(nameof(Markets))]
    public void Sentences_TellTheBaseBesideTheRecord(bool real, Language language)
    {
        var market = real ? MarketReports.Real : MarketReports.Demo;
        int[] days = [.. Enumerable.Range(0, market.LastDay + 1).Where(day => day % 60 == 0).Append(market.LastDay)];
        var told = 0;
        foreach (var report in market.On(days))
        {
            var written = ReportTexts.Write(report, language);
            foreach (var sentence in written.Sections.SelectMany(section => section.Sentences))
            {
                foreach (var id in sentence.Figures)
                {
                    if (Outcome().Match(id) is { Success: true } outcome)
                    {
                        // The share, and beside it how many cases it is of and the share on any day.
                        var record = outcome.Groups["record"].Value;
                        Assert.Contains(record + "independent", sentence.Figures);
                        Assert.Contains(record + "base.sharePositive", sentence.Figures);
                        told++;
                    }
                    else if (Reached().Match(id) is { Success: true } reached)
                    {
                        Assert.Contains(reached.Groups["record"].Value + "driftless", sentence.Figures);
                        told++;
                    }
                    else if (id.Contains(".after.", StringComparison.Ordinal))
                        Assert.Contains(id[..id.LastIndexOf('.')] + ".independent", sentence.Figures);
                }
            }
        }

        Assert.True(told > 100, $"Only {told} records were told.");
    }

    /// <summary>Outside the sentences, in tables, charts and at a glance, no record stands at all, nor a hit rate without its base; the Markdown has the same parts as the page.</summary>
    [Theory]
    [MemberData(nameof(Markets))]
    public void Page_PrintsNoRecordElsewhere(bool real, Language language)
    {
        var market = real ? MarketReports.Real : MarketReports.Demo;
        var hits = 0;
        foreach (var report in market.On([.. market.Days(12)]))
        {
            var document = ReportDocument.Of(report, language);
            var inSentences = document.Report.Sections.SelectMany(section => section.Sentences).SelectMany(sentence => sentence.Stated).Select(stated => stated.Id).ToHashSet();
            Assert.DoesNotContain(document.PrintedFigures, id => id.Contains(".record.", StringComparison.Ordinal) && !inSentences.Contains(id));
            foreach (var row in document.Tables.SelectMany(table => table.Groups).SelectMany(group => group.Rows))
            {
                foreach (var hit in row.Cells.Where(cell => cell?.Metric.EndsWith(".hit", StringComparison.Ordinal) is true))
                {
                    Assert.Contains(row.Cells, cell => cell?.Metric == hit!.Metric[..^3] + "base");
                    hits++;
                }
            }
        }

        Assert.True(hits > 0);
    }

    [GeneratedRegex(@"^(?<record>.+\.record\.\d+\.)(sharePositive|median|interval\.low|interval\.high|p)$")]
    private static partial Regex Outcome();

    [GeneratedRegex(@"^(?<record>.+\.record\.)(reached|failed|expired)$")]
    private static partial Regex Reached();
}
