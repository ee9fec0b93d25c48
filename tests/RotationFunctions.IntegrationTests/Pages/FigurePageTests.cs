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
        foreach (var id in (string[])["IWM-SPY/spread.YTD", "%5ERUT/percentile.return.1M", "market/score.rotation", "%5ERUT/totalReturn.1Y"])
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
}
