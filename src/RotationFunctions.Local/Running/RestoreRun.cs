using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RotationFunctions.Local.CommandLine;
using RotationFunctions.Local.Hosting;
using RotationFunctions.Local.Storage;
using RotationFunctions.Local.Terminal;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Metrics;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Sources.Demo;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Local.Running;

/// <summary>Puts lost rows back, and says how many and what could not be.</summary>
internal static class RestoreRun
{
    /// <summary>Restores, and turns what is lost or goes wrong into messages and an exit code.</summary>
    public static Task<int> RunAsync(RunOptions options, TextWriter output, TextWriter error, CancellationToken cancellationToken)
        => LocalRun.ExplainAsync(
            () => RunAsync(options, output, cancellationToken), "Stopped before everything was restored. Run again to go on: what is restored stays.", error, cancellationToken);

    private static async Task RunAsync(RunOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var display = RunDisplay.Create(options.Language);
        await using var storage = await LocalStorage.OpenAsync(options.Storage, LocalRun.FolderName(options), display.Waiting, cancellationToken);
        // Restoring fetches nothing. The simulated market needs neither key nor folder to be there.
        await using var host = LocalHost.Build(options with { Sources = [DemoSource.SourceName] }, storage.ConnectionString, null, display);
        // A table that was deleted is made again; so is a container, which then is empty.
        await host.Services.GetRequiredService<StorageInitializer>().EnsureCreatedAsync(cancellationToken);
        var reports = await host.Services.GetRequiredService<ReportRestore>().RunAsync(cancellationToken);
        var metrics = await display.WatchAsync(progress => host.Services.GetRequiredService<MetricsRestore>().RunAsync(
            everyDay: true, progress, CancellationToken.None, cancellationToken));
        foreach (var doubt in reports.Doubts)
            await output.WriteLineAsync($"note: {doubt}");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Restored {reports.Restored} reports ({reports.Kept} were there), and the metrics of {metrics.Days} days. `verify --chain` walks the chain."));
        string[] lost = [.. reports.Lost, .. metrics.Lost];
        if (lost.Length > 0)
            throw new RestoreException(string.Join(Environment.NewLine, lost.Select(one => $"Cannot be restored: {one}")));
    }
}

/// <summary>Something could not be restored. The message says what.</summary>
internal sealed class RestoreException : RotationException
{
    public RestoreException() { }

    public RestoreException(string message) : base(message) { }

    public RestoreException(string message, Exception innerException) : base(message, innerException) { }
}
