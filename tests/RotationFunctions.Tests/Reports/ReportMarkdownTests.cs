using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Pages;
using RotationFunctions.Pipeline.Snapshots;

namespace RotationFunctions.Tests.Reports;

public sealed class ReportMarkdownTests
{
    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.SimplifiedChinese)]
    public void Render_HasEverythingOfThePage(Language language)
    {
        var document = ReportDocument.Of(SampleReports.Full(), language);

        var text = ReportMarkdown.Render(SampleReports.Full(), language);

        foreach (var sentence in document.Report.Sections.SelectMany(s => s.Sentences))
            Assert.Contains(ReportMarkdown.Escape(sentence.Text), text, StringComparison.Ordinal);
        foreach (var row in document.Tables.SelectMany(t => t.Groups).SelectMany(g => g.Rows))
        {
            var cells = string.Join(" | ", row.Cells.Select(cell => cell is null ? "" : FigureFormat.Text(cell)));
            Assert.Contains($"| {cells} |", text, StringComparison.Ordinal);
        }

        Assert.All(document.Missing, m => Assert.Contains(ReportMarkdown.Escape(m.Reason), text, StringComparison.Ordinal));
        Assert.Contains(document.Texts.Simulated, text, StringComparison.Ordinal);
        Assert.Contains(ReportMarkdown.Escape(document.Report.Disclaimer), text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.SimplifiedChinese)]
    public void Render_RowsOfATableHaveItsColumns(Language language)
    {
        var lines = ReportMarkdown.Render(SampleReports.Full(), language).Split('\n');

        var columns = 0;
        foreach (var line in lines)
        {
            if (!line.StartsWith('|'))
            {
                columns = 0;
                continue;
            }

            var cells = line.Replace(@"\|", "", StringComparison.Ordinal).Count(c => c == '|') - 1;
            columns = columns == 0 ? cells : columns;
            Assert.Equal(columns, cells);
        }
    }

    [Theory]
    [InlineData("a|b", @"a\|b")]
    [InlineData("<b>&amp;", @"\<b\>&amp;amp;")]
    [InlineData("one\r\ntwo", "one  two")]
    [InlineData("*x* _y_ `z` [l](u)", @"\*x\* \_y\_ \`z\` \[l\](u)")]
    [InlineData("^RUT", @"\^RUT")]
    public void Escape_Markup(string value, string expected) => Assert.Equal(expected, ReportMarkdown.Escape(value));

    [Fact]
    public void Render_HostileReasonStaysInItsCell()
    {
        var report = SampleReports.Full() with { Missing = [new MissingItem("IWD", "a | b\n# c <img src=x>")] };

        var text = ReportMarkdown.Render(report, Language.English);

        Assert.Contains(@"| IWD | a \| b \# c \<img src=x\> |", text, StringComparison.Ordinal);
    }
}
