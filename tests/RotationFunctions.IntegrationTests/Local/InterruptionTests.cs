using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Local.Storage;

namespace RotationFunctions.IntegrationTests.Local;

/// <summary>Runs that are stopped or killed, and runs side by side: what is left of them, and what the next run makes of it.</summary>
public sealed class InterruptionTests(AzuriteFixture azurite) : IDisposable
{
    private readonly CsvMarket _market = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string[] BackfillArguments => [.. _market.Arguments, "--once", "--from", "2024-12-02"];

    public void Dispose() => _market.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Signal_AtWork(string signal)
    {
        // A storage that takes a request and never answers holds the run where we want it.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        await using var process = LocalProcess.Start(
            _market.Folder, [.. _market.Arguments, "--storage", StorageAccount.Development.ConnectionString(port, port, port)]);
        using var connection = await silent.AcceptSocketAsync(Cancellation);

        await process.SendAsync(signal);
        Assert.Equal(1, await process.WaitForExitAsync());
        Assert.Equal("Stopped before the report was finished. Run again to finish it: what is done already stays.", process.Error);
    }

    [Fact]
    public async Task Signal_WhileServing_EndsTheAzuriteThatItStarted()
    {
        await SkipIfAnAzuriteRunsAsync();
        await using var process = LocalProcess.Start(_market.Folder, _market.Arguments);
        await process.WaitForAddressAsync();
        using var started = Process.GetProcessById(AzuriteOf("market"));

        await process.SendAsync("INT");
        Assert.Equal(0, await process.WaitForExitAsync());
        Assert.True(started.HasExited);
    }

    [Fact]
    public async Task SideBySide_EachHasItsOwnAzurite()
    {
        await SkipIfAnAzuriteRunsAsync();
        await using var one = LocalProcess.Start(_market.Folder, _market.Arguments);
        await one.WaitForAddressAsync();
        await using var two = LocalProcess.Start(_market.Folder, [.. _market.Arguments, "--as-of", "2025-02-14"]);
        var address = await two.WaitForAddressAsync();
        // On a storage of its own the second run's report is the latest, though the first run's is of a later day.
        Assert.Equal("/api/report", address.AbsolutePath);
        Assert.NotEqual(AzuriteOf("market"), AzuriteOf("market-2"));

        await one.SendAsync("INT");
        Assert.Equal(0, await one.WaitForExitAsync());
        using var second = Process.GetProcessById(AzuriteOf("market-2"));
        Assert.False(second.HasExited);
        await two.SendAsync("INT");
        Assert.Equal(0, await two.WaitForExitAsync());
    }

    [Fact]
    public async Task SideBySide_OnOneStorage()
    {
        var (shared, alone) = (azurite.NewAccount(), azurite.NewAccount());
        var codes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => LocalProcess.RunAsync(_market.Folder, [.. BackfillArguments, "--storage", shared])));
        Assert.All(codes, run => Assert.Equal((0, ""), (run.ExitCode, run.Error)));
        Assert.Equal(0, (await LocalProcess.RunAsync(_market.Folder, [.. BackfillArguments, "--storage", alone])).ExitCode);
        Assert.Equal(await PublishedIn(alone), await PublishedIn(shared));

        // How often a report was replaced by one of the other run depends on who fetched when.
        static async Task<IEnumerable<string>> PublishedIn(string storage) =>
            (await StorageContent.ReadAsync(storage)).Where(line => line.StartsWith("Metrics ", StringComparison.Ordinal) || line.StartsWith('{'));
    }

    [Fact]
    public async Task Kill_AtAnyMoment_TheNextRunMakesTheSameStorage()
    {
        var (killed, whole) = (azurite.NewAccount(), azurite.NewAccount());
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, (await LocalProcess.RunAsync(_market.Folder, [.. BackfillArguments, "--storage", whole])).ExitCode);
        var length = clock.Elapsed;

        // The moments are spread over the length of a run, each as random as the machine makes it.
        for (var moment = 1; moment <= 8; moment++)
        {
            await using var process = LocalProcess.Start(_market.Folder, [.. BackfillArguments, "--storage", killed]);
            await Task.Delay(length * moment / 9, Cancellation);
            process.Kill();
        }

        Assert.Equal(0, (await LocalProcess.RunAsync(_market.Folder, [.. BackfillArguments, "--storage", killed])).ExitCode);
        Assert.Equal(await StorageContent.ReadAsync(whole), Referenced(await StorageContent.ReadAsync(killed)));
    }

    /// <summary>
    /// A run that dies between a report's blob and the row that points at it leaves the blob, and the next run makes another of the day: a
    /// blob that no row points at is never read. Each day's blob is told once, the rows all.
    /// </summary>
    private static IEnumerable<string> Referenced(IEnumerable<string> lines)
        => lines.Where((line, i) => !line.StartsWith("reports/", StringComparison.Ordinal) || !lines.Take(i).Contains(line));

    [Fact]
    public async Task Kill_TheNextRunFindsTheSameAzuriteFolder()
    {
        await SkipIfAnAzuriteRunsAsync();
        string[] arguments = [.. _market.Arguments, "--from", "2025-02-03"];
        int orphan;
        await using (var process = LocalProcess.Start(_market.Folder, arguments))
        {
            await process.WaitForAddressAsync();
            orphan = AzuriteOf("market");
            process.Kill();
        }

        var (code, output, _) = await LocalProcess.RunAsync(_market.Folder, [.. arguments, "--once"]);
        Assert.Equal(0, code);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(orphan));
        Assert.False(Directory.Exists(Path.Combine(_market.Folder, ".azurite", "market-2")));
        // The killed run's reports are there: its Azurite wrote out what it held, though nobody told it to stop.
        Assert.Contains("0 days published, ", output, StringComparison.Ordinal);
        Assert.Contains("had this report or a newer one already", output, StringComparison.Ordinal);
    }

    private static async Task SkipIfAnAzuriteRunsAsync() => Assert.SkipWhen(
        await LocalStorage.AnswersAsync("UseDevelopmentStorage=true", Cancellation),
        "An Azurite runs on its usual ports: the program takes it and starts none.");

    private int AzuriteOf(string folder) =>
        int.Parse(File.ReadAllText(Path.Combine(_market.Folder, ".azurite", folder + ".pid")), CultureInfo.InvariantCulture);
}
