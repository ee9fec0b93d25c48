using Microsoft.Playwright;
using RotationFunctions.IntegrationTests.Http;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources.Demo;

namespace RotationFunctions.IntegrationTests.Pages;

/// <summary>A real browser before the page of the simulated market's latest day, two days before which are published too.</summary>
public sealed class ReportInBrowser(AzuriteFixture azurite) : IAsyncLifetime
{
    private ApiHost? _host;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>How long a page may take, in milliseconds: a machine that runs every test at once is slow, and no test here is about time.</summary>
    private const float Patience = 180_000;

    /// <summary>First of the published days, a Monday; the last is the Wednesday after it.</summary>
    public static DateOnly FirstDay => DemoSource.LastDay.AddDays(-2);

    internal ApiHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync()
    {
        var chromium = Require.Tool("chromium", "Install Chromium (Debian: apt-get install chromium fonts-noto-cjk): the tests look at the page in a browser.");
        _host = await ApiHost.StartAsync(azurite.NewAccount());
        await _host.InitializeStorageAsync();
        await _host.Get<MarketRun>().RunAsync(new SnapshotRequest(null, FirstDay), null, CancellationToken.None);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
    }

    /// <summary>Opens the page in a window of its own.</summary>
    public async Task<OpenPage> OpenAsync(string language = "en", ColorScheme scheme = ColorScheme.Light, int width = 1280, bool touch = false)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            Locale = language,
            HasTouch = touch,
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        var opened = new OpenPage(page);
        await page.GotoAsync(new Uri(Host.Address, $"/api/report?format=html&lang={language}").ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        return opened;
    }

    /// <summary>Starts another desk, which has the report of the last day alone, of a snapshot that is changed before it is computed.</summary>
    internal async Task<ApiHost> OpenDeskAsync(Func<Snapshot, Snapshot> change)
    {
        var (_, snapshot) = (await Host.Get<SnapshotStore>().NewestAsync(null, CancellationToken.None))!.Value;
        var host = await ApiHost.StartAsync(azurite.NewAccount());
        await host.InitializeStorageAsync();
        var (name, _) = await host.Get<SnapshotStore>().WriteAsync(change(snapshot.ComputedFrom(snapshot.Metadata.AsOf)), CancellationToken.None);
        await host.Get<SnapshotComputer>().ComputeAsync(name, CancellationToken.None);
        return host;
    }

    /// <summary>Opens a window without a page.</summary>
    public async Task<IPage> OpenEmptyAsync(int width = 1280)
    {
        var page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        page.SetDefaultTimeout(Patience);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
    }
}

/// <summary>A page and what the browser had to say about it.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    internal OpenPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
