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
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("#found").WaitForAsync();
        Assert.Matches("/api/claims/[0-9a-f]{32}", page.Url);

        Assert.Equal(4, await page.Locator(".claims tbody tr").CountAsync());
        Assert.Equal(6, await page.Locator("mark").CountAsync());
        // A company that the data has not, and a count: each with its reason.
        Assert.Equal(2, await page.Locator("mark.left").CountAsync());
        Assert.Equal(2, await page.Locator(".left-over > li").CountAsync());
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
        for (var i = 0; i < 12 && await page.EvaluateAsync<string>("document.activeElement.tagName") != "BUTTON"; i++)
            await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#found").WaitForAsync();
        Assert.Matches("/api/claims/[0-9a-f]{32}", page.Url);
        await page.Locator("button[type=submit]").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        // The number: its reading shows, and the next stop leads to its explanation, the one after to the form that corrects it.
        Assert.Equal("#at-10", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        Assert.True(await page.Locator("#reading-10").IsVisibleAsync());
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#claim-1", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#correct").WaitForAsync();
        Assert.Contains("correct=10", page.Url, StringComparison.Ordinal);
    }

    /// <summary>A number's reading shows where a mouse points at it or a finger touches it, and is corrected there; no script takes part.</summary>
    [Theory]
    [MemberData(nameof(Views))]
    public async Task Reading_ShowsAndIsCorrected(string language, ColorScheme scheme, int width)
    {
        await using var opened = await OpenAsync(language, scheme, width);
        var page = opened.Page;
        await page.Locator("#text").FillAsync(language == "en" ? English : Chinese);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("#found").WaitForAsync();
        var number = page.Locator(".number-read", new() { Has = page.Locator("mark.refuted") }).Last;
        var reading = number.Locator(".reading");
        Assert.False(await reading.IsVisibleAsync());
        await number.Locator("mark").HoverAsync();
        Assert.True(await reading.IsVisibleAsync());
        Assert.Contains("XLU", await reading.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await PictureAsync(page, $"claims-reading-{language}-{scheme}-{width}");

        await reading.Locator("a").Last.ClickAsync();
        await page.Locator("#correct").WaitForAsync();
        Assert.Equal("XLU", await page.Locator("#series").InputValueAsync());
        Assert.Equal("return", await page.Locator("#kind").InputValueAsync());
        Assert.Empty(await ViolationsAsync(page));
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await PictureAsync(page, $"claims-correct-{language}-{scheme}-{width}");
        await page.Locator("#series").SelectOptionAsync("XLF");
        await page.Locator("#stated").SelectOptionAsync("last week");
        await page.Locator("#direction").SelectOptionAsync("up");
        await page.Locator("#correct button").ClickAsync();
        await page.WaitForURLAsync("**/api/claims/*#at-*");
        var row = page.Locator(".claims tbody tr").Last;
        Assert.Contains("XLF", await row.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("+2.70%", await row.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(opened.Complaints);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task File_IsChosenAndChecked(string language)
    {
        await using var opened = await OpenAsync(language);
        var page = opened.Page;
        await page.Locator("#file").SetInputFilesAsync(new FilePayload
        {
            Name = "page.html", MimeType = "text/html", Buffer = System.Text.Encoding.UTF8.GetBytes("<h2>YTD</h2><ul><li>IWM: +87.65%</li></ul>"),
        });
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("#found").WaitForAsync();
        Assert.Contains("IWM", await page.Locator(".claims tbody tr").InnerTextAsync(), StringComparison.Ordinal);
        // The text stands there as it was.
        Assert.Contains("<h2>YTD</h2>", await page.Locator(".marked").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
