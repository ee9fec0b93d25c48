using System.Diagnostics;
using System.Globalization;
using RotationFunctions.IntegrationTests.Infrastructure;
using RotationFunctions.IntegrationTests.Pipeline;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Local;

/// <summary>A published report checked from Python with pandas, by the script that the documentation gives.</summary>
public sealed class OtherLanguageTests(AzuriteFixture azurite) : IDisposable
{
    private readonly CsvMarket _market = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Report => Path.Combine(_market.Folder, "out", "report.json");

    public void Dispose() => _market.Dispose();

    [Fact]
    public async Task Pandas_FindsTheSameReturnsAndHash()
    {
        var python = await PythonAsync();
        var snapshot = await PublishAsync();

        var (code, output) = await RunAsync(python, Script, Report, snapshot);

        Assert.Equal(("6 year-to-date returns compared, 0 differences", 0), (output.Trim(), code));
    }

    [Fact]
    public async Task Pandas_FindsAForgery()
    {
        var python = await PythonAsync();
        var snapshot = await PublishAsync();
        var json = await File.ReadAllTextAsync(Report, Cancellation);
        var at = json.IndexOf("\"YTD\":", StringComparison.Ordinal) + "\"YTD\":".Length;
        var end = json.IndexOf('}', at);
        await File.WriteAllTextAsync(Report, $"{json[..(end - 1)]}{(json[end - 1] == '1' ? '2' : '1')}{json[end..]}", Cancellation);

        var (code, output) = await RunAsync(python, Script, Report, snapshot);

        Assert.Equal(1, code);
        Assert.Contains("does not have the hash that it states", output, StringComparison.Ordinal);
        Assert.Contains("SPY returns: published", output, StringComparison.Ordinal);
    }

    private static string Script => Repository.PathTo("docs/examples/verify_ytd.py");

    /// <summary>Publishes the market's last day and fetches its snapshot.</summary>
    private async Task<string> PublishAsync()
    {
        var storage = azurite.NewAccount();
        var (code, _, error) = await LocalProcess.RunAsync(_market.Folder, [.. _market.Arguments, "--once", "--out", "out", "--storage", storage]);
        Assert.Equal((0, ""), (code, error));
        await using var desk = await Desk.OpenAsync(storage);
        var file = Path.Combine(_market.Folder, "snapshot.parquet");
        await desk.Blobs.GetBlobContainerClient(StorageNames.SnapshotsContainer)
            .GetBlobClient(Assert.Single(await desk.BlobsIn(StorageNames.SnapshotsContainer))).DownloadToAsync(file, Cancellation);
        return file;
    }

    /// <summary>A Python that has pandas: the one on the path, or the system's.</summary>
    private static async Task<string> PythonAsync()
    {
        foreach (var python in (string[])["python3", "/usr/bin/python3"])
        {
            try
            {
                if ((await RunAsync(python, "-c", "import pandas")).Code == 0)
                    return python;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // There is no such program; the next one is tried.
            }
        }

        const string Reason = "There is no Python with pandas here (Debian: apt-get install python3-pandas).";
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Reason);
        Assert.Skip(Reason);
        throw new InvalidOperationException(Reason);
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, output + await error);
    }
}
