using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RotationFunctions.IntegrationTests.Pages;

/// <summary>The page of the evidence in a real browser.</summary>
public sealed class EvidencePageTests(ReportInBrowser browser) : IClassFixture<ReportInBrowser>
{
    public static TheoryData<string, ColorScheme, int> Views => ReportPageTests.Views;

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Page_IsAccessibleFitsAndLeadsOn(string language, ColorScheme scheme, int width)
    {
        await using var opened = await browser.OpenAsync(language, scheme, width);
        await opened.Page.Locator("#evidence .related a").ClickAsync();

        Assert.Contains("/evidence?date=", opened.Page.Url, StringComparison.Ordinal);
        var result = await opened.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        Assert.Empty(result.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))})"));
        Assert.Empty(opened.Complaints);
        Assert.Equal(width, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(language, await opened.Page.Locator("html").GetAttributeAsync("lang"));
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await opened.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"evidence-{language}-{scheme}-{width}.png"), FullPage = true });

        // A number leads to its own page.
        await opened.Page.Locator("#evidence-table td a").First.FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.Page.WaitForURLAsync("**/figures/**");
        Assert.StartsWith("market/evidence.", await opened.Page.Locator("h1").TextContentAsync(), StringComparison.Ordinal);
    }
}
