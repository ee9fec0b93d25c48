using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RotationFunctions.Pipeline.Reports;

namespace RotationFunctions.IntegrationTests.Pages;

/// <summary>The page of a figure in a real browser.</summary>
public sealed class FigurePageTests(ReportInBrowser browser) : IClassFixture<ReportInBrowser>
{
    public static TheoryData<string, ColorScheme, int> Views => ReportPageTests.Views;

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Page_IsAccessibleAndFits(string language, ColorScheme scheme, int width)
    {
        await using var opened = await browser.OpenAsync(language, scheme, width);
        var latest = (await browser.Host.Get<ReportStore>().LatestAsync(TestContext.Current.CancellationToken))!.Summary;
        foreach (var id in (string[])["IWM-SPY/spread.YTD", "%5ERUT/percentile.return.1M", "market/score.rotation", "%5ERUT/totalReturn.1Y", "market/stance.mixed.record.63.sharePositive", "%5ERUT/pattern.headAndShouldersTop.record.ended"])
        {
            opened.Requests.Clear();
            await opened.Page.GotoAsync(new Uri(browser.Host.Address, $"/api/figures/{latest.AsOf:yyyy-MM-dd}/{id}?format=html&lang={language}").ToString());

            var result = await opened.Page.RunAxe(new AxeRunOptions
            {
                RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
            });
            Assert.Empty(result.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))})"));
            Assert.Empty(opened.Complaints);
            Assert.Single(opened.Requests, request => !request.StartsWith("data:", StringComparison.Ordinal));
            Assert.Equal(width, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.Equal(language, await opened.Page.Locator("html").GetAttributeAsync("lang"));
        }

        // The way back leads to the report.
        await opened.Page.Locator(".desk a").First.ClickAsync();
        Assert.Contains($"/api/reports/{latest.AsOf:yyyy-MM-dd}?", opened.Page.Url, StringComparison.Ordinal);
        Assert.Equal(language, await opened.Page.Locator("html").GetAttributeAsync("lang"));
    }

    /// <summary>The key of the address leads on and back, and is in nothing that was sent.</summary>
    [Fact]
    public async Task Key_GoesAlongToEveryLink_AndIsInNoPage()
    {
        const string key = "a/b+c==";
        await using var opened = await browser.OpenAsync();
        var page = opened.Page;
        var sent = await page.GotoAsync(new Uri(browser.Host.Address, $"/api/figures/2025-12-31/IWM/return.1M?format=html&code={Uri.EscapeDataString(key)}").ToString());

        Assert.DoesNotContain("a/b", await sent!.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(key), await sent.TextAsync(), StringComparison.Ordinal);
        var links = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].map(a => new URL(a.href).searchParams.get('code'))");
        Assert.True(links.Length >= 3);
        Assert.All(links, link => Assert.Equal(key, link));
        await page.Locator(".desk a").First.ClickAsync();
        Assert.Contains("/api/reports/2025-12-31?", page.Url, StringComparison.Ordinal);
        Assert.Equal(key, await page.Locator("a[rel=prev]").EvaluateAsync<string>("a => new URL(a.href).searchParams.get('code')"));
        Assert.Empty(opened.Complaints);

        // Without a key nothing is added.
        await page.GotoAsync(new Uri(browser.Host.Address, "/api/figures/2025-12-31/IWM/return.1M?format=html").ToString());
        Assert.All(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].map(a => a.search)"), query => Assert.DoesNotContain("code", query, StringComparison.Ordinal));
    }
}
