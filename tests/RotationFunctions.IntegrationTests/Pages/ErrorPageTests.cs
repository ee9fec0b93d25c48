using System.Net;
using System.Text.Json.Nodes;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Problems;

namespace RotationFunctions.IntegrationTests.Pages;

/// <summary>What a reader at a browser sees of an error. Reports are of Monday 29 to Wednesday 31 December 2025.</summary>
public sealed class ErrorPageTests(ReportInBrowser browser) : IClassFixture<ReportInBrowser>
{
    private const string BrowserAccepts = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    public static TheoryData<string, string, string> Errors => new()
    {
        { "reports/2026-01-17", "en", "no-report-on-date" },
        { "reports/2026-01-17", "zh-CN", "no-report-on-date" },
        { "reports/2026-13-01", "zh-CN", "invalid-parameter" },
        { "report?lang=de", "en", "invalid-parameter" },
        { "metrics/NONE", "zh-CN", "unknown-series" },
        { "reports/2025-12-31?revision=9", "zh-CN", "no-such-revision" },
        { "claims/nothing", "en", "no-such-claims" },
        { "problems/nothing", "en", "no-such-problem-type" },
        { "nothing", "zh-CN", "no-such-address" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Error_IsAPageInTheReadersLanguage_ThatLeadsBack(string path, string language, string type)
    {
        var problem = ProblemType.All.Single(known => known.Id == type);
        await using var opened = await browser.OpenAsync(language);
        var page = opened.Page;

        var answer = await page.GotoAsync(Address(path));

        Assert.Equal(problem.Status, answer!.Status);
        Assert.Equal("no-store", await answer.HeaderValueAsync("cache-control"));
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(language == "en" ? problem.Title.En : problem.Title.Zh, await page.Locator("h1").InnerTextAsync());
        Assert.Equal(language == "en" ? "What to do" : "处理办法", await page.Locator("h2").InnerTextAsync());
        Assert.Empty(await ViolationsAsync(page));
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"error-{type}-{language}.png"), FullPage = true });

        await page.GetByRole(AriaRole.Link, new() { Name = language == "en" ? "The latest report" : "最新日报" }).ClickAsync();
        Assert.EndsWith($"/api/report?format=html&lang={language}", page.Url, StringComparison.Ordinal);
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
    }

    [Theory]
    [InlineData("2025-12-28", null, "2025-12-29")]
    [InlineData("0001-01-01", null, "2025-12-29")]
    [InlineData("2026-01-17", "2025-12-31", null)]
    public async Task DayWithoutAReport_NamesItsNeighbours(string date, string? earlier, string? later)
    {
        await using var opened = await browser.OpenAsync("zh-CN");
        var page = opened.Page;

        await page.GotoAsync(Address($"reports/{date}"));

        Assert.Contains($"{date}没有日报。", await page.Locator(".lead").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(earlier is null ? [] : [$"/api/reports/{earlier}?format=html&lang=zh-CN"], await HrefsAsync(page, "prev"));
        Assert.Equal(later is null ? [] : [$"/api/reports/{later}?format=html&lang=zh-CN"], await HrefsAsync(page, "next"));
        await page.Locator("#date").FillAsync("2025-12-30");
        await page.GetByRole(AriaRole.Button).ClickAsync();
        Assert.EndsWith("/api/report?date=2025-12-30&format=html&lang=zh-CN", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(opened.Complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("report?format=html")]
    [InlineData("reports/2025-12-30?format=html")]
    [InlineData("reports/2026-01-17?format=html")]
    public async Task DatePicker_KnowsFirstAndLastDay(string path)
    {
        await using var opened = await browser.OpenAsync();

        await opened.Page.GotoAsync(Address(path));

        var picker = opened.Page.Locator("input[type=date]");
        Assert.Equal(("2025-12-29", "2025-12-31"), (await picker.GetAttributeAsync("min"), await picker.GetAttributeAsync("max")));
    }

    [Theory]
    [InlineData("reports/2026-01-17", BrowserAccepts, "text/html")]
    [InlineData("reports/2026-01-17", "*/*", "application/problem+json")]
    [InlineData("reports/2026-01-17", "application/json", "application/problem+json")]
    [InlineData("reports/2026-01-17?format=json", BrowserAccepts, "application/problem+json")]
    [InlineData("reports/2026-01-17?format=html", BrowserAccepts, "text/html")]
    [InlineData("reports/2026-01-17?format=html", "*/*", "application/problem+json")]
    [InlineData("nothing", BrowserAccepts, "text/html")]
    [InlineData("nothing", null, "application/problem+json")]
    public async Task Program_StillGetsProblemJson(string path, string? accept, string type)
    {
        using var answer = await browser.Host.GetAsync($"/api/{path}", accept is null ? [] : [("Accept", accept)]);

        Assert.Equal((HttpStatusCode.NotFound, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        if (type.EndsWith("json", StringComparison.Ordinal))
            Assert.Equal(404, (int)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["status"]!);
    }

    /// <summary>A deployed desk asks the browser for a key in the address: without it no link could be followed. What it holds is text.</summary>
    [Fact]
    public async Task Key_GoesAlong_Encoded()
    {
        await using var opened = await browser.OpenAsync();
        const string key = "a\"><b>&c=";

        await opened.Page.GotoAsync(Address($"reports/2026-01-17?code={Uri.EscapeDataString(key)}"));

        Assert.Equal([$"/api/reports/2025-12-31?format=html&lang=en&code={Uri.EscapeDataString(key)}"], await HrefsAsync(opened.Page, "prev"));
        Assert.Equal(key, await opened.Page.Locator("input[name=code]").GetAttributeAsync("value"));
    }

    private string Address(string path) => new Uri(browser.Host.Address, $"/api/{path}").ToString();

    private static async Task<string?[]> HrefsAsync(IPage page, string relation)
    {
        var links = await page.Locator($"a[rel={relation}]").AllAsync();
        return await Task.WhenAll(links.Select(link => link.GetAttributeAsync("href")));
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
