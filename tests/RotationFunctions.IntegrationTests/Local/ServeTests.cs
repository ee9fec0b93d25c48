using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Local.CommandLine;

namespace RotationFunctions.IntegrationTests.Local;

/// <summary>The program as a server: the page at the printed address, and how it stops.</summary>
public sealed class ServeTests(AzuriteFixture azurite) : IDisposable
{
    private readonly CsvMarket _market = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddHttpClient().BuildServiceProvider();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _services.Dispose();
        _market.Dispose();
    }

    private LocalProcess Start(params string[] arguments) =>
        LocalProcess.Start(_market.Folder, [.. _market.Arguments, "--storage", azurite.NewAccount(), .. arguments]);

    private async Task<HttpResponseMessage> GetAsync(Uri address, string accept = "*/*", string? host = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.Host = host;
        return await _services.GetRequiredService<HttpClient>().SendAsync(request, Cancellation);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Serve_UntilASignal(string signal)
    {
        await using var process = Start();
        var address = await process.WaitForAddressAsync();
        var page = await GetAsync(address, "text/html");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("IWM", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        await process.SendAsync(signal);
        Assert.Equal(0, await process.WaitForExitAsync());
        Assert.EndsWith("Stopped.", process.Output, StringComparison.Ordinal);
        Assert.Equal("", process.Error);
        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(address));
    }

    [Fact]
    public async Task Serve_SameBytesAsTheFiles()
    {
        await using var process = Start("--out", "out");
        var address = await process.WaitForAddressAsync();
        foreach (var (format, file) in new[] { ("?format=json", "report.json"), ("?format=md", "report.md") })
            Assert.Equal(await FileAsync(file), await ServedAsync(format));
        foreach (var file in Directory.GetFiles(Path.Combine(_market.Folder, "out", "charts")).Select(Path.GetFileName))
            Assert.Equal(await FileAsync($"charts/{file}"), await ServedAsync($"s/{_market.AsOf:yyyy-MM-dd}/charts/{file}"));

        // A page in a file has no server around it to link to; for the rest it is the same.
        var (inFile, served) = (await FileAsync("report.html"), await ServedAsync("?format=html"));
        Assert.DoesNotContain("href=\"figures/", inFile, StringComparison.Ordinal);
        Assert.Contains("href=\"figures/", served, StringComparison.Ordinal);
        Assert.Equal(Numbers(inFile), Numbers(served));

        async Task<string> ServedAsync(string rest) => await (await GetAsync(new Uri($"{address}{rest}"))).Content.ReadAsStringAsync(Cancellation);
        Task<string> FileAsync(string name) => File.ReadAllTextAsync(Path.Combine(_market.Folder, "out", name), Cancellation);
        static string[] Numbers(string page) => [.. Regex.Matches(page, "data-figure=\"[^\"]+\"[^>]*>[^<]*<").Select(m => m.Value)];
    }

    [Fact]
    public async Task Serve_AddressOfAnEarlierDay()
    {
        var storage = azurite.NewAccount();
        string[] arguments = [.. _market.Arguments, "--storage", storage];
        Assert.Equal(0, (await LocalProcess.RunAsync(_market.Folder, [.. arguments, "--once"])).ExitCode);

        await using var process = LocalProcess.Start(_market.Folder, [.. arguments, "--as-of", "2025-02-14", "--lang", "zh-CN"]);
        var address = await process.WaitForAddressAsync();
        Assert.Equal("/api/reports/2025-02-14?lang=zh-CN", address.PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Serve_RefusesForeignHostNames()
    {
        await using var process = Start();
        var address = await process.WaitForAddressAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(address, host: "rebound.example")).StatusCode);
    }

    [Fact]
    public async Task Port_UsualInUse_TakesTheNext()
    {
        using var other = new TcpListener(IPAddress.Loopback, RunOptions.DefaultPort);
        try
        {
            other.Start();
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            // Somebody else holds it: so much the better.
        }

        await using var process = Start();
        var address = await process.WaitForAddressAsync();
        Assert.InRange(address.Port, RunOptions.DefaultPort + 1, RunOptions.DefaultPort + 100);
        Assert.Contains($"Port {RunOptions.DefaultPort} is in use: serving on {address.Port}.", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_Asked()
    {
        int free;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            free = ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        await using var process = Start("--port", $"{free}");
        Assert.Equal(free, (await process.WaitForAddressAsync()).Port);
    }
}
