using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using RotationFunctions.IntegrationTests.Pipeline;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Local.Storage;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Local;

/// <summary>The program as a process: what it prints, what it writes, and how it ends.</summary>
public sealed class RunTests(AzuriteFixture azurite) : IDisposable
{
    private readonly CsvMarket _market = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _market.Dispose();

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        LocalProcess.RunAsync(_market.Folder, [.. _market.Arguments, "--once", "--storage", azurite.NewAccount(), .. arguments]);

    [Fact]
    public async Task Once_WritesTheReport()
    {
        var (code, output, error) = await RunAsync("--out", "out/day");
        Assert.Equal("", error);
        Assert.Equal(0, code);
        Assert.Contains($"Market rotation · {_market.AsOf:yyyy-MM-dd} · csv", output, StringComparison.Ordinal);
        Assert.Contains("IWM − SPY", output, StringComparison.Ordinal);
        Assert.DoesNotContain("/api/", output, StringComparison.Ordinal);

        var folder = Path.Combine(_market.Folder, "out", "day");
        Assert.Equal(["report.html", "report.json", "report.md"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        Assert.Contains("year-to-date.svg", Directory.GetFiles(Path.Combine(folder, "charts")).Select(Path.GetFileName));
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "report.json"), Cancellation));
        Assert.Equal(_market.AsOf.ToString("yyyy-MM-dd", null), json.RootElement.GetProperty("asOf").GetString());
    }

    /// <summary>The same prices for one universe after another, in one storage: each run shows its own, and going back to an earlier one shows that again.</summary>
    [Fact]
    public async Task AnotherUniverseOnTheSamePrices_IsTheOneThatIsShown()
    {
        var storage = azurite.NewAccount();
        var small = Path.Combine(_market.Folder, "two.json");
        await File.WriteAllTextAsync(small, """
            { "version": "two", "benchmark": "SPY", "spreads": [], "series": [
              { "id": "SPY", "name": { "en": "Large caps" }, "kind": "fund", "segment": "large" },
              { "id": "IWC", "name": { "en": "Micro caps" }, "kind": "fund", "segment": "micro" }] }
            """, Cancellation);
        var shown = new List<string>();
        foreach (var universe in new[] { _market.Universe, small, small, _market.Universe })
        {
            var (code, _, _) = await LocalProcess.RunAsync(
                _market.Folder, ["--source", "csv", "--data", _market.Data, "--universe", universe, "--once", "--out", "out", "--storage", storage]);
            Assert.Equal(0, code);
            using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(_market.Folder, "out", "report.json"), Cancellation));
            shown.Add(string.Join(',', report.RootElement.GetProperty("performance").EnumerateArray().Select(one => one.GetProperty("series").GetString()))
                + FormattableString.Invariant($" {report.RootElement.GetProperty("publication").GetProperty("revision").GetInt32()}"));
        }

        // The third run asks for what the second one made, and adds no revision.
        Assert.Equal(["SPY,IWM,IWC 1", "SPY,IWC 2", "SPY,IWC 2", "SPY,IWM,IWC 3"], shown);
    }

    [Fact]
    public async Task Once_Chinese()
    {
        var (code, output, _) = await RunAsync("--lang", "zh-CN", "--out", "out");
        Assert.Equal(0, code);
        Assert.Contains("市场轮动日报", output, StringComparison.Ordinal);
        Assert.Contains("微型股", output, StringComparison.Ordinal);
        Assert.Contains("lang=\"zh-CN\"", await File.ReadAllTextAsync(Path.Combine(_market.Folder, "out", "report.html"), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_ReportOfAnotherBuildOfTheProgram_IsKeptAndNamed()
    {
        var account = azurite.NewAccount();
        string[] arguments = [.. _market.Arguments, "--once", "--storage", account];
        Assert.Equal(0, (await LocalProcess.RunAsync(_market.Folder, arguments)).ExitCode);
        await using (var desk = await Desk.OpenAsync(account))
        {
            var stored = (await desk.Get<ReportStore>().LatestAsync(Cancellation))!;
            var json = Regex.Replace(Encoding.UTF8.GetString(stored.ReadJson()), "\"code\":\\s*\"[^\"]*\"", "\"code\":\"0.0.9\"");
            await desk.OverwriteReportAsync(stored.Summary, Encoding.UTF8.GetBytes(json));
        }

        var (code, _, error) = await LocalProcess.RunAsync(_market.Folder, arguments);

        Assert.Equal(0, code);
        Assert.StartsWith("This report was published by version 0.0.9 of the program and stands as it was; this is ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsOf_Weekend_TakesTheDayBefore()
    {
        var (code, output, _) = await RunAsync("--as-of", "2025-01-18");
        Assert.Equal(0, code);
        Assert.Contains("2025-01-18 (Saturday) has no bar of SPY: using 2025-01-17, the last trading day before it.", output, StringComparison.Ordinal);
        Assert.Contains("Market rotation · 2025-01-17", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_Backfills()
    {
        var (code, output, _) = await RunAsync("--from", "2025-02-03", "--as-of", "2025-02-14", "--out", "out");
        Assert.Equal(0, code);
        Assert.Contains("10 days published.", output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(_market.Folder, "out", "report.json"), Cancellation));
        Assert.Equal("2025-02-14", json.RootElement.GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task AsOf_BeforeTheFirstBar()
    {
        var (code, output, error) = await RunAsync("--as-of", "2023-12-29");
        Assert.Equal(1, code);
        Assert.Equal("The as-of date 2023-12-29 is before the first bar of SPY, 2024-01-01. Name a later day.", error);
        Assert.DoesNotContain("Market rotation", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Benchmark_Missing()
    {
        File.Delete(_market.FileOf("SPY"));
        var (code, _, error) = await RunAsync();
        Assert.Equal(1, code);
        Assert.StartsWith("The benchmark SPY is missing, and its bars are the trading calendar of every figure.", error, StringComparison.Ordinal);
        Assert.Contains("daily/SPY.csv", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_Missing()
    {
        File.Delete(_market.FileOf("IWM"));
        File.Delete(_market.FileOf("IWC"));
        var (code, output, error) = await RunAsync();
        Assert.Equal("", error);
        Assert.Equal(0, code);
        Assert.Contains("  IWM: the data folder has no file daily/IWM.csv.", output, StringComparison.Ordinal);
        Assert.Contains("  IWC: the data folder has no file daily/IWC.csv.", output, StringComparison.Ordinal);
        Assert.Contains("  SPY ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_Bad_IsNamedWithFileAndLine()
    {
        var lines = await File.ReadAllLinesAsync(_market.FileOf("IWM"), Cancellation);
        lines[9] = lines[9].Replace(lines[9].Split(',')[4], "many", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(_market.FileOf("IWM"), lines, Cancellation);
        var (code, _, error) = await RunAsync();
        Assert.Equal(0, code);
        Assert.StartsWith("IWM: daily/IWM.csv line 10 is left out:", error, StringComparison.Ordinal);
        Assert.Contains("'many'", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'--sorce' is not an option. Did you mean '--source'?", "--sorce", "csv")]
    [InlineData("--source 'yahu' is not known.", "--source", "yahu")]
    [InlineData("--as-of '22/01/2026' is not a date.", "--as-of", "22/01/2026")]
    [InlineData("--as-of 9999-01-01 lies in the future", "--as-of", "9999-01-01")]
    [InlineData("--source csv needs a folder: add --data DIR", "--source", "csv")]
    [InlineData("The data folder '", "--source", "csv", "--data", "nowhere")]
    [InlineData("--storage: The storage connection string cannot be understood", "--storage", "nonsense")]
    public async Task Arguments_Bad(string message, params string[] arguments)
    {
        var (code, output, error) = await LocalProcess.RunAsync(_market.Folder, ["--once", .. arguments]);
        Assert.Equal(2, code);
        Assert.StartsWith(message, error, StringComparison.Ordinal);
        Assert.Equal("", output);
    }

    [Fact]
    public async Task Storage_NotReachable()
    {
        using var reserved = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)reserved.LocalEndPoint!).Port;
        var (code, _, error) = await LocalProcess.RunAsync(
            _market.Folder, [.. _market.Arguments, "--once", "--storage", StorageAccount.Development.ConnectionString(port, port, port)]);
        Assert.Equal(1, code);
        Assert.StartsWith($"The storage at http://127.0.0.1:{port}/devstoreaccount1 does not answer", error, StringComparison.Ordinal);
        Assert.DoesNotContain(StorageAccount.Development.Key, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_OfASimulatedMarket()
    {
        var storage = azurite.NewAccount();
        var demo = await LocalProcess.RunAsync(_market.Folder, "--once", "--storage", storage);
        Assert.Equal((0, ""), (demo.ExitCode, demo.Error));
        Assert.Contains("SIMULATED MARKET", demo.Output, StringComparison.Ordinal);

        var (code, output, error) = await LocalProcess.RunAsync(_market.Folder, [.. _market.Arguments, "--once", "--storage", storage]);
        Assert.Equal(0, code);
        Assert.Equal("This storage holds reports of a simulated market, and this run adds those of a real one. Give each its own with --storage.", error);
        Assert.DoesNotContain("SIMULATED MARKET", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Node_Missing()
    {
        Assert.SkipWhen(await LocalStorage.AnswersAsync("UseDevelopmentStorage=true", Cancellation), "An Azurite runs on its usual ports: the program needs no Node.js.");
        await using var process = LocalProcess.Start(_market.Folder, path: _market.Folder, [.. _market.Arguments, "--once"]);
        Assert.Equal(1, await process.WaitForExitAsync());
        Assert.StartsWith("'node' is needed to run the storage emulator Azurite and cannot be started", process.Error, StringComparison.Ordinal);
        Assert.Contains("Install Node.js 22 or later with npm", process.Error, StringComparison.Ordinal);
        Assert.Contains("--storage CONNECTION", process.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Out_CannotBeWritten()
    {
        await File.WriteAllTextAsync(Path.Combine(_market.Folder, "file"), "", Cancellation);
        var (code, output, error) = await RunAsync("--out", "file/day");
        Assert.Equal(1, code);
        Assert.StartsWith("--out: 'file/day' cannot be written", error, StringComparison.Ordinal);
        Assert.Equal("", output); // found out before any work
    }

    [Fact]
    public async Task Port_InUse()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var (code, output, error) = await LocalProcess.RunAsync(
            _market.Folder, [.. _market.Arguments, "--storage", azurite.NewAccount(), "--port", $"{port}"]);
        Assert.Equal(1, code);
        Assert.Equal($"Port {port} is in use by another program. Choose another with --port, or leave --port away for the next free one.", error);
        Assert.Equal("", output); // found out before any work
    }
}
