using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RotationFunctions.Analytics;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources;

namespace RotationFunctions.IntegrationTests.Pages;

/// <summary>The note that a figure shows: by mouse, by keyboard, by touch.</summary>
public sealed class FigureNoteTests(ReportInBrowser browser) : IClassFixture<ReportInBrowser>
{
    private const string YearToDate = "#price-returns a[data-figure='IWM/return.YTD']";

    [Theory]
    [InlineData("en", "Price return since the last close of the year before", "2024-12-31 – 2025-12-31")]
    [InlineData("zh-CN", "价格回报", "2024-12-31 – 2025-12-31")]
    public async Task Hover_TellsIdDefinitionDaysAndInputs(string language, string definition, string days)
    {
        await using var opened = await browser.OpenAsync(language);
        var (page, note) = (opened.Page, opened.Page.Locator("#note"));
        Assert.False(await note.IsVisibleAsync());

        await page.HoverAsync(YearToDate);

        await note.WaitForAsync();
        var text = await note.InnerTextAsync();
        Assert.Contains("IWM/return.YTD", text, StringComparison.Ordinal);
        Assert.Contains(definition, text, StringComparison.Ordinal);
        Assert.Contains(days, text, StringComparison.Ordinal);
        Assert.Contains(await page.Locator(YearToDate).GetAttributeAsync("data-value") ?? "?", text, StringComparison.Ordinal);
        Assert.Matches("IWM [0-9a-f]{16}", text);
        Assert.Matches("2025-12-31/[0-9a-f]{16}", text);
        Assert.Equal("note", await page.Locator(YearToDate).GetAttributeAsync("aria-describedby"));
        Assert.Empty(await ViolationsAsync(page));

        // The pointer may go onto the note, and its link leads where the figure's does.
        await note.HoverAsync();
        Assert.True(await note.IsVisibleAsync());
        Assert.Equal(
            await page.Locator(YearToDate).EvaluateAsync<string>("a => a.href"),
            await note.Locator("[data-part=more]").EvaluateAsync<string>("a => a.href"));
        Assert.EndsWith($"/api/figures/2025-12-31/IWM/return.YTD?lang={language}", await note.Locator("[data-part=more]").EvaluateAsync<string>("a => a.href"), StringComparison.Ordinal);

        // The pointer, which has not moved, now is over what lay below the note: another figure must not open it again.
        await page.Keyboard.PressAsync("Escape");
        await page.EvaluateAsync("() => new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 200))");
        Assert.False(await note.IsVisibleAsync());
        Assert.Null(await page.Locator(YearToDate).GetAttributeAsync("aria-describedby"));
        Assert.Empty(opened.Complaints);
    }

    /// <summary>A day that is odd is told beside the figures that look at it, and beside no other.</summary>
    [Theory]
    [InlineData("en", "Caution", "")]
    [InlineData("zh-CN", "注意", "原文：")]
    public async Task Hover_WarnedFigure_TellsWhatIsOdd(string language, string caution, string asWritten)
    {
        const string odd = "The adjusted close of that day is <b>odd</b>.";
        await using var host = await browser.OpenDeskAsync(snapshot => snapshot with
        {
            Metadata = snapshot.Metadata with { Warnings = [new DatedWarning("IWM", snapshot.Metadata.AsOf.AddDays(-1), Reason.Stored(Reason.Message, odd, []))] },
        });
        var page = await browser.OpenEmptyAsync();
        await page.GotoAsync(new Uri(host.Address, $"/api/report?format=html&lang={language}").ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        var (note, warning) = (page.Locator("#note"), page.Locator("#note [data-part=warning]"));

        await page.HoverAsync("#price-returns a[data-figure='IWM/return.1M']");
        await note.WaitForAsync();
        Assert.Equal("IWM/return.1M", await note.Locator("[data-part=id]").InnerTextAsync());
        Assert.Contains(caution, await note.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(asWritten + odd, await warning.InnerTextAsync());

        await page.Locator("#price-returns a[data-figure='SPY/return.1M']").FocusAsync();
        Assert.Equal("SPY/return.1M", await note.Locator("[data-part=id]").InnerTextAsync());
        Assert.False(await warning.IsVisibleAsync());
        Assert.DoesNotContain(caution, await note.InnerTextAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Hover_NumberInAPicture()
    {
        await using var opened = await browser.OpenAsync();
        await opened.Page.HoverAsync("#picture-year-to-date svg [data-figure='IWM/return.YTD']");

        await opened.Page.Locator("#note").WaitForAsync();
        Assert.Contains("IWM/return.YTD", await opened.Page.Locator("#note").InnerTextAsync(), StringComparison.Ordinal);
        Assert.EndsWith("/api/figures/2025-12-31/IWM/return.YTD?lang=en", await opened.Page.Locator("#note [data-part=more]").EvaluateAsync<string>("a => a.href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keyboard_ReachesTheNoteOfEveryFigure()
    {
        await using var opened = await browser.OpenAsync();
        var page = opened.Page;
        var figures = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[data-figure]')].filter(a => a.checkVisibility()).map(a => a.dataset.figure)");
        Assert.True(figures.Length > 1000);
        await page.EvaluateAsync("""
            () => {
              window.told = [];
              addEventListener('focusin', event => {
                if (event.target.dataset?.figure) told.push([event.target.dataset.figure, document.querySelector('#note [data-part=id]').textContent, document.querySelector('#note').matches(':popover-open')]);
              });
            }
            """);

        // Tab stops once at a table; the arrow goes on to its other figures.
        var stops = 0;
        do
        {
            await page.Keyboard.PressAsync("Tab");
            stops++;
            var more = await page.EvaluateAsync<int>("() => { const all = [...document.activeElement.closest('table')?.querySelectorAll('a[data-figure]') ?? []]; return Math.max(0, all.length - 1 - all.indexOf(document.activeElement)); }");
            for (var i = 0; i < more; i++)
                await page.Keyboard.PressAsync("ArrowRight");
        }
        while (stops < 350 && await page.EvaluateAsync<bool>("document.activeElement !== document.body && document.activeElement !== (window.first ??= document.activeElement) || told.length === 0"));

        Assert.InRange(stops, 50, 349);
        var told = await page.EvaluateAsync<JsonElement>("told");
        Assert.Equal(figures, told.EnumerateArray().Take(figures.Length).Select(t => t[0].GetString()));
        Assert.All(told.EnumerateArray(), t => Assert.True(t[1].GetString() == t[0].GetString() && t[2].GetBoolean(), t[0].GetString()));

        await page.Locator(YearToDate).FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        Assert.False(await page.Locator("#note").IsVisibleAsync());
        Assert.Equal("IWM/return.YTD", await page.EvaluateAsync<string>("document.activeElement.dataset.figure"));
    }

    [Theory]
    [InlineData("ArrowRight", "IWM/return.YTD", "IJR/close")]
    [InlineData("ArrowLeft", "IWM/return.6M", "IWM/return.1Y")]
    [InlineData("ArrowDown", "IJR/return.1Y", "IJR/return.YTD")]
    [InlineData("ArrowUp", "MDY/return.1Y", "MDY/return.YTD")]
    [InlineData("Home", "IWM/close", "IWM/close")]
    [InlineData("End", "IWM/return.YTD", "IWM/return.YTD")]
    public async Task Keys_GoFromFigureToFigureOfATable(string key, string fromInside, string fromTheEnd)
    {
        await using var opened = await browser.OpenAsync();
        var page = opened.Page;

        foreach (var (from, expected) in new[] { ("IWM/return.1Y", fromInside), ("IWM/return.YTD", fromTheEnd) })
        {
            await page.Locator($"#price-returns a[data-figure='{from}']").FocusAsync();
            await page.Keyboard.PressAsync(key);

            Assert.Equal(expected, await page.EvaluateAsync<string>("document.activeElement.dataset.figure"));
            Assert.Equal(expected, await page.Locator("#note [data-part=id]").InnerTextAsync());
            Assert.True(await page.Locator("#note [data-part=keys]").IsVisibleAsync());
            // Who leaves the table and comes back is where he was.
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Shift+Tab");
            Assert.Equal(expected, await page.EvaluateAsync<string>("document.activeElement.dataset.figure"));
        }

        await page.HoverAsync(YearToDate);
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.HoverAsync("#price-returns a[data-figure='SPY/close']");
        Assert.False(await page.Locator("#note [data-part=keys]").IsVisibleAsync());
    }

    [Fact]
    public async Task Tap_ShowsTheNoteThenFollows()
    {
        await using var opened = await browser.OpenAsync(width: 375, touch: true);
        var (page, note) = (opened.Page, opened.Page.Locator("#note"));
        var before = page.Url;

        await page.Locator(".highlights a[data-figure='IWM/return.YTD']").TapAsync();
        await note.WaitForAsync();
        Assert.Equal(before, page.Url);
        Assert.Equal(375, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.True(await note.EvaluateAsync<bool>("e => { const box = e.getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight; }"));
        Assert.Empty(await ViolationsAsync(page));

        await page.Locator("h1").TapAsync();
        Assert.False(await note.IsVisibleAsync());

        await page.Locator(".highlights a[data-figure='IWM/return.YTD']").TapAsync();
        await note.WaitForAsync();
        await page.RunAndWaitForRequestAsync(
            () => page.Locator(".highlights a[data-figure='IWM/return.YTD']").TapAsync(),
            request => request.Url.EndsWith("/api/figures/2025-12-31/IWM/return.YTD?lang=en", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Key_GoesAlongToEveryLinkAndTheForm()
    {
        await using var opened = await browser.OpenAsync();
        var page = opened.Page;
        await page.GotoAsync(new Uri(browser.Host.Address, "/api/report?format=html&lang=en&code=a%2Fb").ToString());

        Assert.Equal("a/b", await page.Locator("a[rel=prev]").EvaluateAsync<string>("a => new URL(a.href).searchParams.get('code')"));
        Assert.Equal("a/b", await page.Locator("input[name=code]").InputValueAsync());
        await page.HoverAsync(YearToDate);
        Assert.Equal("a/b", await page.Locator(YearToDate).EvaluateAsync<string>("a => new URL(a.href).searchParams.get('code')"));
    }

    [Fact]
    public async Task Dates_LeadToTheNearestReport()
    {
        await using var opened = await browser.OpenAsync();
        var page = opened.Page;

        await page.Locator("a[rel=prev]").ClickAsync();
        Assert.Equal("2025-12-30", await page.Locator(".as-of time").GetAttributeAsync("datetime"));
        await page.Locator("a[rel=prev]").ClickAsync();
        Assert.Equal("2025-12-29", await page.Locator(".as-of time").GetAttributeAsync("datetime"));
        Assert.Equal(0, await page.Locator("a[rel=prev]").CountAsync());
        await page.Locator("a[rel=next]").ClickAsync();
        Assert.Equal("2025-12-30", await page.Locator(".as-of time").GetAttributeAsync("datetime"));

        await page.Locator("input[type=date]").FillAsync("2025-12-29");
        await page.Locator(".browser button").ClickAsync();
        Assert.Equal("2025-12-29", await page.Locator(".as-of time").GetAttributeAsync("datetime"));

        // In the other language it stays the same day's.
        await page.Locator("a[hreflang='zh-CN']").ClickAsync();
        Assert.Equal("2025-12-29", await page.Locator(".as-of time").GetAttributeAsync("datetime"));
        Assert.Equal("zh-CN", await page.Locator("html").GetAttributeAsync("lang"));
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
