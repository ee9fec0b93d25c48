using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Charts;
using RotationFunctions.Pipeline.Reports.Pages;

namespace RotationFunctions.Tests.Reports;

public sealed class ReportChartsTests
{
    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.SimplifiedChinese)]
    public void Charts_OfADayWithEverything(Language language)
    {
        var charts = ReportDocument.Of(MarketReports.Demo.On(MarketReports.Demo.LastDay), language).Charts;

        Assert.Equal(["score", "year-to-date", "rotation", "sectors", "spread", "technicals", "analogs", "policy-path"], charts.Select(c => c.Name));
        Assert.All(charts, chart =>
        {
            var svg = XElement.Parse(chart.Svg);
            Assert.Equal(chart.Title, svg.Elements().First().Value);
            Assert.Equal("desc", svg.Elements().ElementAt(1).Name.LocalName);
            Assert.Empty(svg.Descendants().Attributes("style"));
            Assert.DoesNotContain("NaN", chart.Svg, StringComparison.Ordinal);
            Assert.All(chart.Data.Rows, row => Assert.Equal(chart.Data.Columns.Count, row.Count));
        });
    }

    [Fact]
    public void Charts_WithoutFigures() => Assert.Empty(ReportDocument.Of(SampleReports.Sparse(), Language.English).Charts);

    [Fact]
    public void Charts_TextIsEncoded()
    {
        var drawing = new Drawing(10, 10);
        drawing.Text(0, 0, "<script>");

        var svg = XElement.Parse(drawing.ToMarkup("id", "a & b", "\"c\" < d"));

        Assert.Equal(["a & b", "\"c\" < d", "<script>"], svg.Elements().Select(e => e.Value));
    }

    [Theory]
    [InlineData(new[] { 50.0, 50, 50 }, 0, 100)]
    [InlineData(new[] { 99.0, 98, 100 }, 0, 100)]
    [InlineData(new[] { -5.0, 0, 3 }, 0, 100)]
    public void Apart_LabelsKeepTheirDistance(double[] wanted, double top, double bottom)
    {
        var places = Drawing.Apart(wanted, top, bottom).Order().ToArray();

        Assert.All(places.Zip(places.Skip(1)), p => Assert.True(p.Second - p.First >= Drawing.LineHeight - 1e-9));
        Assert.InRange(places[0], top, bottom);
        Assert.InRange(places[^1], top, bottom);
    }

    [Theory]
    [InlineData(-3.2, 11.19)]
    [InlineData(0, 0)]
    [InlineData(1636.94, 2862.44)]
    public void Scale_HoldsItsValues(double least, double most)
    {
        var scale = new Scale(least, most, 300, 10);

        Assert.True(scale.Least <= least && scale.Most >= most);
        Assert.InRange(scale.Ticks.Count, 2, 12);
        Assert.Equal(300, scale.At(scale.Least), 6);
        Assert.Equal(10, scale.At(scale.Most), 6);
    }

    [Slow]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Changes_AreTheDifferenceOfTwoDays(bool real)
    {
        var market = real ? MarketReports.Real : MarketReports.Demo;
        foreach (var day in market.Days(60))
        {
            var (before, after) = (market.On(day - 1), market.On(day));

            var score = after.Changes.SingleOrDefault(c => c.Id == "score.rotation");
            Assert.Equal(before.Score?.Value != after.Score?.Value, score is not null);
            if (score is not null)
                Assert.Equal(after.Score?.Value, score.After is null ? null : double.Parse(score.After, CultureInfo.InvariantCulture));
            Assert.Equal(before.Stance?.Value != after.Stance?.Value, after.Changes.Any(c => c.Id == "stance"));
            Assert.Equal(
                after.Opportunities.Select(o => o.Id).Except(before.Opportunities.Select(o => o.Id)).Order(),
                after.Changes.Where(c => c.Id.StartsWith("opportunity.", StringComparison.Ordinal) && c.After == "yes").Select(c => c.Id).Order());
            Assert.Equal(
                before.Opportunities.Select(o => o.Id).Except(after.Opportunities.Select(o => o.Id)).Order(),
                after.Changes.Where(c => c.Id.StartsWith("opportunity.", StringComparison.Ordinal) && c.Before == "yes").Select(c => c.Id).Order());
        }
    }

    [Fact]
    public void Paths_EndWithTheDaysOwnFigures()
    {
        var report = MarketReports.Demo.On(MarketReports.Demo.LastDay);
        var paths = Assert.IsType<ReportPaths>(report.Paths);

        Assert.Equal(report.AsOf, paths.YearToDate.Dates[^1]);
        foreach (var (series, values) in paths.YearToDate.Values)
        {
            Assert.Equal(0, values[0]);
            Assert.Equal(report.Performance.Single(p => p.Series == series).Returns["YTD"]!.Value, values[^1]!.Value, 5);
        }

        Assert.Equal(report.Spreads.Single(s => s is { A: "IWM", B: "SPY" }).Values["3M"]!.Value, paths.Spread.Values["IWM-SPY"][^1]!.Value, 5);
        Assert.Equal(report.Technicals!.Close, paths.Technicals.Values[report.Technicals.Series][^1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Paths_OfAnalogsEndWithTheirOutcomes(bool real)
    {
        var market = real ? MarketReports.Real : MarketReports.Demo;
        var seen = 0;
        foreach (var day in market.Days(60))
        {
            var report = market.On(day);
            if (report.Paths!.Analogs is not { } paths)
                continue;
            var analogs = report.Analogs.Single(a => a.Rival == paths.Rival);
            Assert.Equal(0, paths.Values[report.AsOf.ToString("yyyy", CultureInfo.InvariantCulture)][paths.Days.ToList().IndexOf(0)]);
            Assert.Equal(252, paths.Days[^1]);
            foreach (var occurrence in analogs.Occurrences.Where(o => o.Forward is not null))
            {
                seen++;
                Assert.Equal(occurrence.Forward!.Value, paths.Values[occurrence.Date.ToString("yyyy", CultureInfo.InvariantCulture)][^1]!.Value, 5);
            }

            // Nothing after the day of the report.
            Assert.All(paths.Values, year => Assert.All(
                paths.Days.Zip(year.Value).Where(p => p.Second is not null && year.Key == report.AsOf.ToString("yyyy", CultureInfo.InvariantCulture)),
                p => Assert.True(p.First <= 0)));
        }

        Assert.True(seen > 10);
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.SimplifiedChinese)]
    public void Files_StandAlone(Language language)
    {
        var report = MarketReports.Demo.On(MarketReports.Demo.LastDay);
        foreach (var name in ChartFile.Names)
        {
            var svg = XElement.Parse(Assert.IsType<string>(ChartFile.Draw(name, report, language)));

            XNamespace space = "http://www.w3.org/2000/svg";
            var style = svg.Element(space + "style")!.Value;
            Assert.Contains("prefers-color-scheme: dark", style, StringComparison.Ordinal);
            Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", ChartFile.ContentSecurityPolicy, StringComparison.Ordinal);
            Assert.NotEmpty(svg.Element(space + "title")!.Value);
            Assert.NotEmpty(svg.Element(space + "desc")!.Value);
            // It says that it is of a simulated market, wherever it is shown.
            Assert.Contains(svg.Elements(space + "text"), t => t.Value.Contains(language == Language.English ? "Simulated" : "模拟", StringComparison.Ordinal));
            Assert.DoesNotContain(svg.Descendants().Attributes(), a => a.Name.LocalName is "href" or "style");
        }

        Assert.All(ChartFile.Names, name => Assert.Null(ChartFile.Draw(name, SampleReports.Sparse(), language)));
    }

    [Fact]
    public void Policy_WithoutFuturesNamesTheProxy()
    {
        var report = MarketReports.Demo.On(MarketReports.Demo.LastDay);
        var without = report with { Policy = report.Policy! with { Path = [], Decisions = [], CutsPricedYearEnd = null, TwoYearProxy = -0.25 } };

        var (futures, proxy) = (Policy(report), Policy(without));

        Assert.Contains(futures.Figures, id => id.StartsWith("policy/policy.implied.", StringComparison.Ordinal));
        Assert.Contains("proxy", proxy.Title, StringComparison.Ordinal);
        Assert.Contains("policy/policy.twoYearProxy", proxy.Figures);

        static Chart Policy(Report report) => ReportDocument.Of(report, Language.English).Charts.Single(c => c.Name == "policy-path");
    }
}
