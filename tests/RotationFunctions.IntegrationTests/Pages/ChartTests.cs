using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Reports.Pages;

namespace RotationFunctions.IntegrationTests.Pages;

public sealed class ChartTests(ReportInBrowser browser) : IClassFixture<ReportInBrowser>
{
    private const int Days = 50;

    // Letters reach into their line's spacing: two boxes may share a hair of it.
    private const string Collisions = """
        [...document.querySelectorAll('svg')].flatMap(svg => {
          const frame = svg.getBoundingClientRect();
          const boxes = [...svg.querySelectorAll('text')].map(text => ({ text: text.textContent, box: text.getBoundingClientRect() }));
          const name = svg.querySelector('title').textContent;
          const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 3 || b.bottom <= a.top + 3;
          return [
            ...boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => !apart(a.box, b.box)).map(b => `${name}: '${a.text}' lies on '${b.text}'`)),
            ...boxes.filter(a => a.box.left < frame.left - 1 || a.box.right > frame.right + 1 || a.box.top < frame.top - 1 || a.box.bottom > frame.bottom + 1)
              .map(a => `${name}: '${a.text}' is cut`),
          ];
        })
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Charts_NoLabelLiesOnAnotherOrIsCut(bool real)
    {
        var market = real ? MarketReports.Real : MarketReports.Demo;
        var page = await browser.OpenEmptyAsync();
        var faults = new List<string>();
        var charts = 0;
        foreach (var day in market.Days(Days))
        {
            var report = market.On(day);
            var language = day % 2 == 0 ? Language.English : Language.SimplifiedChinese;
            await page.SetContentAsync(await ReportPageRenderer.RenderAsync(report, language));
            charts += await page.Locator("svg").CountAsync();
            faults.AddRange((await page.EvaluateAsync<string[]>(Collisions)).Select(fault => $"{report.AsOf:yyyy-MM-dd} {fault}"));
        }

        Assert.True(charts > Days * 5);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
