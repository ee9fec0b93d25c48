using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RotationFunctions.Pipeline.Http.Description;

namespace RotationFunctions.IntegrationTests.Pages;

/// <summary>The page that lets one try the calls, and the pages of the problems, in a real browser.</summary>
public sealed class DocsPageTests(ReportInBrowser browser) : IClassFixture<ReportInBrowser>
{
    public static TheoryData<string, ColorScheme, int> Views => ReportPageTests.Views;

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Page_HasNothingToComplainAbout(string language, ColorScheme scheme, int width)
    {
        foreach (var path in new[] { "docs", "problems", "problems/no-report" })
        {
            await using var opened = await OpenAsync(path, language, scheme, width);
            var page = opened.Page;
            Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
            if (path == "docs")
                await SendAsync(page, "ListReports");

            Assert.Empty(await ViolationsAsync(page));
            Assert.Empty(opened.Complaints);
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.All(opened.Requests, r => Assert.True(r.StartsWith("data:", StringComparison.Ordinal) || r.StartsWith(browser.Host.Address.ToString(), StringComparison.Ordinal), r));
            if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{path.Replace('/', '-')}-{language}-{scheme}-{width}.png"), FullPage = true });
        }
    }

    /// <summary>Every call, as it is filled in, comes back with an answer that it is described with.</summary>
    [Fact]
    public async Task Calls_AreSentAsTheyAreFilledIn()
    {
        await using var opened = await OpenAsync("docs");
        foreach (var operation in ApiCatalogue.Operations)
        {
            var status = await SendAsync(opened.Page, operation.Name);
            // A desk on one's own machine has no backfill, nothing is kept under the id, and the simulated market ended long ago.
            var expected = operation.Name switch { "Backfill" or "Restore" or "GetBackfill" or "StopBackfill" or "GetClaimsById" => "404", "GetHealth" => "503", _ => "200" };
            Assert.True(status.StartsWith(expected, StringComparison.Ordinal), $"{operation.Name}: {status}");
        }
    }

    [Fact]
    public async Task Call_IsSentWithKeyAndParameters_ByKeyboard()
    {
        await using var opened = await OpenAsync("docs");
        var page = opened.Page;
        var sent = new TaskCompletionSource<IRequest>();
        page.Request += (_, request) => sent.TrySetResult(request);
        await page.Locator("#key").FillAsync("a key");
        await page.Locator("#GetMetrics-series").FillAsync("^RUT");
        await page.Locator("#GetMetrics-top").FillAsync("2");
        await page.Locator("#GetMetrics-format").SelectOptionAsync("csv");
        await page.Locator("#GetMetrics-top").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var answer = page.Locator("#GetMetrics .answer");
        await answer.Locator(".status:has-text('200')").WaitForAsync();

        var request = await sent.Task;
        Assert.EndsWith("/api/metrics/%5ERUT?from=2025-12-15&to=2025-12-31&top=2&format=csv", request.Url, StringComparison.Ordinal);
        Assert.Equal("a key", request.Headers["x-functions-key"]);
        Assert.Contains("etag: \"", await answer.Locator(".headers").InnerTextAsync(), StringComparison.Ordinal);
        Assert.StartsWith("date,snapshot,close", await answer.Locator(".body").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("a key", await answer.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ThatIsRefused_ShowsTheProblem()
    {
        await using var opened = await OpenAsync("docs");
        var page = opened.Page;
        await page.Locator("#GetPerformance-base").SelectOptionAsync("open");
        await page.Locator("#GetPerformance-kind").SelectOptionAsync("total");

        Assert.StartsWith("400", await SendAsync(page, "GetPerformance"), StringComparison.Ordinal);
        Assert.Contains("opens adjusted for dividends do not exist", await page.Locator("#GetPerformance .body").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> SendAsync(IPage page, string operation)
    {
        var section = page.Locator($"#{operation}");
        var button = section.GetByRole(AriaRole.Button);
        if (operation == "GetClaimsById")
            await section.Locator("#GetClaimsById-id").FillAsync("0");
        await button.ClickAsync();
        await section.Locator(".answer .body:not(:empty)").WaitForAsync();
        return await section.Locator(".answer .status").InnerTextAsync();
    }

    private async Task<OpenPage> OpenAsync(string path, string language = "en", ColorScheme scheme = ColorScheme.Light, int width = 1280)
    {
        var opened = await browser.OpenAsync(language, scheme, width);
        await opened.Page.GotoAsync(new Uri(browser.Host.Address, $"/api/{path}").ToString());
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
}
