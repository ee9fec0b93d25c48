using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RotationFunctions.IntegrationTests.Pages;

public sealed class ReportPageTests(ReportInBrowser browser) : IClassFixture<ReportInBrowser>
{
    public static TheoryData<string, ColorScheme, int> Views => new()
    {
        { "en", ColorScheme.Light, 1280 },
        { "en", ColorScheme.Dark, 375 },
        { "zh-CN", ColorScheme.Light, 375 },
        { "zh-CN", ColorScheme.Dark, 1280 },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Page_HasNothingToComplainAbout(string language, ColorScheme scheme, int width)
    {
        await using var opened = await browser.OpenAsync(language, scheme, width);

        Assert.Empty(opened.Complaints);
        Assert.Single(opened.Requests, r => !r.StartsWith("data:", StringComparison.Ordinal));
        Assert.Equal(width, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        // The style sheet is applied: the policy's hash fits it.
        Assert.Equal("collapse", await opened.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('table')).borderCollapse"));
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await opened.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"report-{language}-{scheme}-{width}.png"), FullPage = true });
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Page_IsAccessible(string language, ColorScheme scheme, int width)
    {
        await using var opened = await browser.OpenAsync(language, scheme, width);

        var result = await opened.Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });

        Assert.Empty(result.Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))})"));
    }

    [Fact]
    public async Task Page_WideTableScrollsInItsFrame()
    {
        await using var opened = await browser.OpenAsync(width: 375);

        var frame = opened.Page.Locator("#price-returns");
        Assert.True(await frame.EvaluateAsync<bool>("e => e.scrollWidth > e.clientWidth"));
        await frame.Locator("a[data-figure='IWM/close']").FocusAsync();
        await opened.Page.Keyboard.PressAsync("End");
        await opened.Page.WaitForFunctionAsync("document.querySelector('#price-returns').scrollLeft > 0");
        // The instrument's ticker stays in sight.
        Assert.True(await frame.EvaluateAsync<bool>("e => Math.abs(e.querySelector('tbody tr:last-child th').getBoundingClientRect().left - e.getBoundingClientRect().left) < 1"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task Page_PrintedTablesFitThePaper(string language)
    {
        // A4 less the margins of the style sheet, in CSS pixels.
        await using var opened = await browser.OpenAsync(language, width: 703);
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });

        var cut = await opened.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.id)");

        Assert.Empty(cut);
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await opened.Page.PdfAsync(new() { Path = Path.Combine(folder, $"report-{language}.pdf"), PreferCSSPageSize = true });
    }
}
