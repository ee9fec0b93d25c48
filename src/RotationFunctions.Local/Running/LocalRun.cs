using System.Globalization;
using Azure;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RotationFunctions.Local.CommandLine;
using RotationFunctions.Local.Hosting;
using RotationFunctions.Local.Storage;
using RotationFunctions.Local.Terminal;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Reports;
using RotationFunctions.Pipeline.Reports.Texts;
using RotationFunctions.Pipeline.Runs;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Sources.Demo;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Local.Running;

/// <summary>One run from start to end: storage, pipeline, the day's table, files, and the server until it is stopped.</summary>
internal static class LocalRun
{
    /// <summary>Runs, and turns what goes wrong into a message and an exit code.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="error">Where messages of failures go.</param>
    /// <param name="cancellationToken">Stops the run: while it works that is a failure, while it serves it is the end.</param>
    public static async Task<int> RunAsync(RunOptions options, TextWriter error, CancellationToken cancellationToken)
    {
        const string stopped = "Stopped before the report was finished. Run again to finish it: what is done already stays.";
        return await ExplainAsync(() => RunAsync(options, RunDisplay.Create(options.Language), cancellationToken), stopped, error, cancellationToken);
    }

    /// <summary>Turns what goes wrong into a message and an exit code.</summary>
    internal static async Task<int> ExplainAsync(Func<Task> run, string stopped, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            await run();
            return ExitCode.Success;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync(stopped);
        }
        catch (RotationException e)
        {
            await error.WriteLineAsync(e.Message);
        }
        catch (Exception e)
        {
            await error.WriteLineAsync($"This is a defect of the program, please report it: {e}");
        }
        return ExitCode.Failed;
    }

    private static async Task RunAsync(RunOptions options, RunDisplay display, CancellationToken cancellationToken)
    {
        // What would spoil the run at its end is found out first.
        LocalSettings.CheckSources(options);
        var files = options.Out is null ? null : ReportFiles.In(options.Out);
        using var port = ReservePort(options, display);
        await using var storage = await LocalStorage.OpenAsync(options.Storage, FolderName(options), display.Waiting, cancellationToken);
        await using var host = LocalHost.Build(options, storage.ConnectionString, port, display);

        display.Storage(storage.Origin, storage.Folder ?? host.Services.GetRequiredService<StorageConnection>().BlobEndpoint.ToString());
        await host.Services.GetRequiredService<StorageInitializer>().EnsureCreatedAsync(cancellationToken);
        if (await host.Services.GetRequiredService<ReportStore>().LatestAsync(cancellationToken) is { } latest && latest.Read().Source.IsDemo != IsDemo(options))
            display.MixedStorage(IsDemo(options));
        var (outcome, report) = await MakeReportAsync(host.Services, options, display, cancellationToken);
        display.Show(report, outcome);
        if (report.Source.Code != ProgramVersion.Current)
            display.OtherProgram(report.Source.Code);
        if (files is not null)
        {
            await files.WriteAsync(report, options.Language, cancellationToken);
            display.Written(files.Folder);
        }

        if (port is not null)
            await ServeAsync(host, await AddressAsync(host.Services, report.AsOf, port, options.Language, cancellationToken), display, cancellationToken);
    }

    private static ReservedPort? ReservePort(RunOptions options, RunDisplay display)
    {
        if (options.Once)
            return null;
        if (options.Port is { } wanted)
            return ReservedPort.Take(wanted);
        var port = ReservedPort.TakeFrom(RunOptions.DefaultPort);
        if (port.Number != RunOptions.DefaultPort)
            display.PortInUse(RunOptions.DefaultPort, port.Number);
        return port;
    }

    private static bool IsDemo(RunOptions options) => options.Sources.Contains(DemoSource.SourceName);

    /// <summary>In an Azurite of our own, a simulated market never lies beside real ones: their reports would replace each other.</summary>
    internal static string FolderName(RunOptions options) => IsDemo(options) ? DemoSource.SourceName : "market";

    private static async Task<(RunOutcome Outcome, Report Report)> MakeReportAsync(
        IServiceProvider services, RunOptions options, RunDisplay display, CancellationToken cancellationToken)
    {
        try
        {
            var run = services.GetRequiredService<MarketRun>();
            var request = new SnapshotRequest(options.AsOf, options.From);
            var outcome = await display.WatchAsync(progress => options.Replay is { } day
                ? run.ReplayAsync(day, progress, cancellationToken)
                : run.RunAsync(request, progress, cancellationToken));
            var stored = await services.GetRequiredService<ReportStore>().FindAsync(outcome.AsOf, cancellationToken);
            return (outcome, ReportTexts.Write(stored!.Read(), options.Language));
        }
        catch (Exception e) when (IsUnavailable(e) && StorageUnavailableException.From(e, services.GetRequiredService<StorageConnection>().BlobEndpoint) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Storage that was there when the run began and is gone. Its other refusals would be our own mistakes.</summary>
    private static bool IsUnavailable(Exception e) => e is AggregateException or RequestFailedException { Status: 0 or >= 500 };

    /// <summary>Where the run's report is: at the address of the latest unless the storage has one of a later day.</summary>
    private static async Task<Uri> AddressAsync(
        IServiceProvider services, DateOnly asOf, ReservedPort port, Language language, CancellationToken cancellationToken)
    {
        var latest = await services.GetRequiredService<ReportStore>().ListAsync(null, null, 1, null, cancellationToken);
        var path = latest.Items[0].AsOf == asOf
            ? GetReportCall.Route
            : string.Create(CultureInfo.InvariantCulture, $"{ListReportsCall.Route}/{asOf:yyyy-MM-dd}");
        var query = language == Language.English ? "" : $"?lang={LanguageTag.Of(language)}";
        return new Uri($"http://localhost:{port.Number}/{Routes.Prefix}/{path}{query}");
    }

    private static async Task ServeAsync(WebApplication host, Uri address, RunDisplay display, CancellationToken cancellationToken)
    {
        await host.StartAsync(cancellationToken);
        display.Serving(address);
        await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
        await host.StopAsync(CancellationToken.None);
        display.Stopped();
    }
}
