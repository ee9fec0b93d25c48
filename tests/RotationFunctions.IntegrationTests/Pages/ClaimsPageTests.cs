using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RotationFunctions.IntegrationTests.Pages;

/// <summary>The page of claims in a real browser, by mouse and by keyboard.</summary>
public sealed class ClaimsPageTests(ReportInBrowser browser) : IClassFixture<ReportInBrowser>
{
    private const string English = "IWC, IWM and SPY returned +12.28%, +9.86% and +1.50% year to date. XLU fell 2.70% today, AAPL gained 1.2% today, and 8 cases are on record.";
    private const string Chinese = "IWC、IWM和SPY今年以来的回报率分别为+12.28%、+9.86%和+1.50%。XLU当日下跌2.70%，AAPL当日上涨1.2%，共有8例。";

    public static TheoryData<string, ColorScheme, int> Views => ReportPageTests.Views;

    private async Task<OpenPage> OpenAsync(string language, ColorScheme scheme = ColorScheme.Light, int width = 1280)
    {
        var opened = await browser.OpenAsync(language, scheme, width);
        await opened.Page.GotoAsync(new Uri(browser.Host.Address, $"/api/claims?lang={language}").ToString());
        return opened;
    }

    private static async Task<string[]> ViolationsAsync(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        return [.. result.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))})")];
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Paragraph_IsChecked(string language, ColorScheme scheme, int width)
    {
        await using var opened = await OpenAsync(language, scheme, width);
        var page = opened.Page;
        Assert.Empty(await ViolationsAsync(page));

        await page.Locator("#text").FillAsync(language == "en" ? English : Chinese);
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await page.Locator("#found").WaitForAsync();
        Assert.Matches("/api/claims/[0-9a-f]{32}", page.Url);

        Assert.Equal(4, await page.Locator(".claims tbody tr").CountAsync());
        Assert.Equal(6, await page.Locator("mark").CountAsync());
        // A company that the data has not, and a count: each with its reason.
        Assert.Equal(2, await page.Locator("mark.left").CountAsync());
        Assert.Equal(2, await page.Locator(".left-over li").CountAsync());
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Empty(await ViolationsAsync(page));
        Assert.Empty(opened.Complaints);
        Assert.All(opened.Requests, r => Assert.True(r.StartsWith("data:", StringComparison.Ordinal) || r.StartsWith(browser.Host.Address.ToString(), StringComparison.Ordinal), r));
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"claims-{language}-{scheme}-{width}.png"), FullPage = true });

        // The link is the page's own, and the other language shows the same claims.
        await page.Locator(".switch a").ClickAsync();
        Assert.Equal(4, await page.Locator(".claims tbody tr").CountAsync());
        Assert.NotEqual(language, await page.Locator("html").GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task Keyboard_ReachesFormClaimAndDefinitions()
    {
        await using var opened = await OpenAsync("en");
        var page = opened.Page;
        await page.Locator("#text").FocusAsync();
        await page.Keyboard.TypeAsync("SPY is up 1.50% year to date");
        // The field of the day has a stop for each of its parts.
        for (var i = 0; i < 8 && await page.EvaluateAsync<string>("document.activeElement.tagName") != "BUTTON"; i++)
            await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#found").WaitForAsync();
        Assert.Matches("/api/claims/[0-9a-f]{32}", page.Url);
        await page.GetByRole(AriaRole.Button).FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#claim-1", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#claim-1", page.Url, StringComparison.Ordinal);
    }
}
