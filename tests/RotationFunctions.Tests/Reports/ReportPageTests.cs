using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Figures;
using RotationFunctions.Pipeline.Reports.Figures.Definitions;
using RotationFunctions.Pipeline.Reports.Pages;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Tests.Reports;

public sealed class ReportPageTests
{
    public static TheoryData<bool, Language> Pages => new()
    {
        { true, Language.English },
        { true, Language.SimplifiedChinese },
        { false, Language.English },
        { false, Language.SimplifiedChinese },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Render_EveryCellIsItsFigureRounded(bool full, Language language)
    {
        var report = full ? SampleReports.Full() : SampleReports.Sparse();
        var figures = new ReportFigures(report);

        var page = await ParsedAsync(report, language);

        var cells = page.QuerySelectorAll("td a[data-figure]");
        Assert.NotEmpty(cells);
        foreach (var cell in cells)
        {
            var figure = figures.Find(cell.GetAttribute("data-figure")!);
            if (figure?.Value is null)
                Assert.Equal("—", cell.TextContent);
            else
                Assert.Equal(PrintedNumber.Of(figure), PrintedNumber.Read(cell.TextContent));
        }

        var shown = cells.Select(c => c.GetAttribute("data-figure")).ToHashSet();
        // The tables are of instruments and of the universe's pairs; other figures stand in sentences and charts.
        var hidden = report.Performance.SelectMany(ReportMetrics.Of)
            .Concat(report.Spreads.SelectMany(ReportMetrics.Of))
            .Concat(report.Liquidity.SelectMany(ReportMetrics.Of))
            // A range measure that was taken for a spread is in the JSON alone.
            .Where(f => f.Metric is not ("drawdown.max.1D" or FigureIds.BidAskSpread) && !shown.Contains(f.Id))
            .Select(f => f.Id);
        Assert.Empty(hidden);
    }

    [Theory]
    [InlineData(Language.English, "IWM: tiingo restated its history (a split); close of 2026-01-09 269.79 → 134.90", "IWC: yahoo restated its history (a correction); close of 2026-01-09 — → 175.34")]
    [InlineData(Language.SimplifiedChinese, "IWM：tiingo修订了历史数据（拆分或合并），2026-01-09收盘价 269.79 → 134.90", "IWC：yahoo修订了历史数据（更正），2026-01-09收盘价 — → 175.34")]
    public async Task Render_PastToldAnew_IsAmongTheChanges(Language language, string split, string correction)
    {
        // Also on a day without a score, of which nothing else can be said.
        foreach (var report in new[] { SampleReports.Full(), SampleReports.Sparse() with { Changes = SampleReports.Full().Changes } })
        {
            var changes = (await ParsedAsync(report, language)).QuerySelectorAll(".changes li").Select(line => line.TextContent.Trim()).ToList();
            Assert.Contains(split, changes);
            Assert.Contains(correction, changes);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Render_NothingThatIsNoText(bool full, Language language)
    {
        var page = await ParsedAsync(full ? SampleReports.Full() : SampleReports.Sparse(), language);
        var text = page.Body!.TextContent;

        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("undefined", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
        // The note is filled when a figure is pointed at.
        Assert.All(page.QuerySelectorAll("td, th, h1, h2, h3, caption, p, li, dd").Where(e => e.Closest("#note") is null), e => Assert.False(string.IsNullOrWhiteSpace(e.TextContent), e.OuterHtml));
    }

    [Theory]
    [InlineData(Language.English, "en", "Price returns", "Energy Select Sector SPDR")]
    [InlineData(Language.SimplifiedChinese, "zh-CN", "价格回报", "能源板块 ETF")]
    public async Task Render_IsOfItsLanguage(Language language, string tag, string caption, string name)
    {
        var page = await ParsedAsync(SampleReports.Full(), language);

        Assert.Equal(tag, page.DocumentElement.GetAttribute("lang"));
        Assert.Contains(caption, page.QuerySelector("#price-returns caption")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(name, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "Simulated market")]
    [InlineData(Language.SimplifiedChinese, "模拟行情")]
    public async Task Render_SimulatedMarketSaysSo(Language language, string expected)
    {
        var simulated = await ParsedAsync(SampleReports.Full(isDemo: true), language);
        var real = await ParsedAsync(SampleReports.Full(isDemo: false), language);

        Assert.Contains(expected, simulated.QuerySelector(".simulated")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(expected, simulated.Title!, StringComparison.Ordinal);
        Assert.Null(real.QuerySelector(".simulated"));
        Assert.DoesNotContain(expected, real.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, Stance.Rotation, "Rotation to small caps")]
    [InlineData(Language.SimplifiedChinese, Stance.LargeCapLeadership, "大盘股占优")]
    public async Task Render_Stance(Language language, Stance stance, string expected)
    {
        var report = SampleReports.Full();
        report = report with { Stance = report.Stance! with { Value = stance }, Score = report.Score! with { Value = 82.164 } };

        var page = await ParsedAsync(report, language);

        Assert.Equal(expected, page.QuerySelector(".stance strong")!.TextContent);
        Assert.Equal("82.16", page.QuerySelector("[data-figure='market/score.rotation']")!.TextContent);
        Assert.Null((await ParsedAsync(SampleReports.Sparse(), language)).QuerySelector(".stance"));
    }

    [Fact]
    public async Task Render_TablesAreReadableWithoutSeeingThem()
    {
        var page = await ParsedAsync(SampleReports.Full(), Language.English);

        Assert.All(page.QuerySelectorAll("table:not(.notes)"), t => Assert.NotNull(t.QuerySelector("caption")));
        Assert.All(page.QuerySelectorAll("th"), th => Assert.Contains(th.GetAttribute("scope"), new[] { "col", "row", "rowgroup" }));
        Assert.All(page.QuerySelectorAll(".scroll"), s => Assert.NotNull(page.GetElementById(s.GetAttribute("aria-labelledby")!)));
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(page.QuerySelectorAll("a[href^='#']"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
    }

    [Fact]
    public async Task Render_AsksNothingOfTheNetwork()
    {
        var page = await ParsedAsync(SampleReports.Full(), Language.English);

        Assert.Empty(page.QuerySelectorAll("script[src], img, iframe, object, embed, form, link[rel=stylesheet], [style], [onclick]"));
        Assert.Equal(2, page.QuerySelectorAll("script").Length);
        Assert.All(page.QuerySelectorAll("[src], [href]"), e =>
        {
            var address = e.GetAttribute("src") ?? e.GetAttribute("href")!;
            Assert.True(address.StartsWith('#') || address.StartsWith("data:", StringComparison.Ordinal), address);
        });
        Assert.DoesNotContain("url(", page.QuerySelector("style")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page.QuerySelector("style")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Render_PolicyAdmitsStyleAndScriptAlone()
    {
        var page = await ParsedAsync(SampleReports.Full(), Language.English);

        Assert.Contains($"style-src {Hash("style")};", ReportPageRenderer.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.EndsWith($"script-src {Hash("script:not([type])")}", ReportPageRenderer.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", ReportPageRenderer.ContentSecurityPolicy, StringComparison.Ordinal);

        string Hash(string element)
            => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page.QuerySelectorAll(element).Single().TextContent)))}'";
    }

    [Theory]
    [InlineData("", "figures/2026-01-22/%5ERUT/return.YTD")]
    [InlineData("../", "../figures/2026-01-22/%5ERUT/return.YTD")]
    [InlineData(null, "#definitions")]
    public async Task Render_EveryFigureLinksToItsDerivation(string? api, string expected)
    {
        var page = await ParsedAsync(SampleReports.Full(), Language.English, new PageLinks { Api = api });

        Assert.Equal(expected, page.QuerySelector("td a[data-figure='^RUT/return.YTD']")!.GetAttribute("href"));
        Assert.All(page.QuerySelectorAll("a[data-figure]"), a =>
            Assert.Equal(api is null ? "#definitions" : $"{api}figures/2026-01-22/{string.Join('/', a.GetAttribute("data-figure")!.Split('/').Select(Uri.EscapeDataString))}", a.GetAttribute("href")));
    }

    [Theory]
    [InlineData(false, Language.English)]
    [InlineData(false, Language.SimplifiedChinese)]
    [InlineData(true, Language.English)]
    [InlineData(true, Language.SimplifiedChinese)]
    public async Task Render_EveryFigureHasANote(bool real, Language language)
    {
        var market = real ? MarketReports.Real : MarketReports.Demo;
        foreach (var day in market.Days(5))
        {
            var report = market.On(day);
            var figures = new ReportFigures(report);
            var origins = new FigureOrigins(report, figures);
            var page = await ParsedAsync(report, language);
            var notes = JsonNode.Parse(page.GetElementById("notes")!.TextContent)!;

            foreach (var printed in page.QuerySelectorAll("[data-figure]"))
            {
                var id = printed.GetAttribute("data-figure")!;
                var (series, metric) = (id.Split('/')[0], id.Split('/')[1]);
                string? Part(int i) => (string?)notes["figures"]![id]?[i] ?? (string?)notes["figures"]![metric]![i];

                Assert.Equal(FigureCatalog.Find(id)!.Text.In(language), Part(0));
                var dates = origins.DatesOf(id);
                Assert.Equal(dates?.First.ToString("O", CultureInfo.InvariantCulture) ?? "", Part(1) ?? "");
                Assert.Equal(dates?.Last.ToString("O", CultureInfo.InvariantCulture) ?? "", Part(2) ?? "");
                var inputs = Part(3)!.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .SelectMany(i => i == "*" ? notes["pairs"]![series]?.AsArray().Select(s => (string)s!) ?? [series] : [i]);
                Assert.Equal(origins.InputsOf(id).Select(i => i.Series), inputs);
                Assert.All(inputs, i => Assert.StartsWith((string)notes["inputs"]![i]!, report.Inputs.Single(r => r.Series == i).Sha256, StringComparison.Ordinal));
                if (figures.Find(id) is { } figure)
                {
                    Assert.Equal(figure.Value?.ToString("R", CultureInfo.InvariantCulture), printed.GetAttribute("data-value"));
                    if (figure.Value is null && figures.ReasonFor(figure) is { } reason && language == Language.English)
                        Assert.Equal(reason, (string?)notes["reasons"]![int.Parse(printed.GetAttribute("data-reason")!, CultureInfo.InvariantCulture)]);
                }
            }
        }
    }

    [Fact]
    public async Task Render_Browser()
    {
        var links = new PageLinks { Api = "../", Earlier = new(2026, 1, 21), Later = new(2026, 1, 23), First = new(2025, 12, 1), Latest = new(2026, 3, 31) };

        var page = await ParsedAsync(SampleReports.Full(), Language.SimplifiedChinese, links);

        Assert.Equal("../reports/2026-01-21?format=html&lang=zh-CN", page.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal("../reports/2026-01-23?format=html&lang=zh-CN", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("../report", page.QuerySelector("form")!.GetAttribute("action"));
        var date = page.QuerySelector("input[type=date]")!;
        Assert.Equal(("2026-01-22", "2025-12-01", "2026-03-31"), (date.GetAttribute("value"), date.GetAttribute("min"), date.GetAttribute("max")));
        Assert.Null((await ParsedAsync(SampleReports.Full(), Language.English)).QuerySelector("form"));
    }

    [Fact]
    public async Task Render_EncodesWhatItIsGiven()
    {
        const string hostile = "\"><script>alert(1)</script>";
        var report = SampleReports.Full();
        report = report with
        {
            Source = report.Source with { Name = hostile },
            Performance = [.. report.Performance.Select(p => p with { Name = hostile, Names = new LocalizedText(hostile, hostile), Segment = hostile })],
            Missing = [new MissingItem(hostile, hostile)],
        };

        var page = await ParsedAsync(report, Language.English);

        Assert.Equal(2, page.QuerySelectorAll("script").Length);
        Assert.Contains(hostile, page.QuerySelector("#price-returns .name")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_AbsentFigureTellsWhy()
    {
        var page = await ParsedAsync(SampleReports.Sparse(), Language.English);

        var reason = page.QuerySelector("td a[data-figure='IWM/return.1Y']")!.GetAttribute("data-reason")!;
        Assert.Equal(
            "IWM has 1 bar; a year needs 253.",
            (string?)JsonNode.Parse(page.GetElementById("notes")!.TextContent)!["reasons"]![int.Parse(reason, CultureInfo.InvariantCulture)]);
        Assert.Contains("IWM has 1 bar", page.QuerySelector("#data")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IDocument> ParsedAsync(Report report, Language language, PageLinks? links = null)
        => new HtmlParser().ParseDocument(await ReportPageRenderer.RenderAsync(report, language, links));
}
