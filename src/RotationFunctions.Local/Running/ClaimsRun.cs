using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RotationFunctions.Local.CommandLine;
using RotationFunctions.Local.Hosting;
using RotationFunctions.Local.Storage;
using RotationFunctions.Local.Terminal;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Claims;
using RotationFunctions.Pipeline.Claims.Pages;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Snapshots;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Local.Running;

/// <summary>A check of claims from start to end: the file, a snapshot of the data, the verdicts, files.</summary>
internal static class ClaimsRun
{
    private const string StandardInput = "-";

    /// <summary>Runs, and turns what goes wrong into a message and an exit code. A refuted claim is a result, not a failure.</summary>
    public static Task<int> RunAsync(string file, RunOptions options, TextWriter error, CancellationToken cancellationToken)
        => LocalRun.ExplainAsync(
            () => RunAsync(file, options, RunDisplay.Create(options.Language), cancellationToken), "Stopped before the claims were checked.", error, cancellationToken);

    private static async Task RunAsync(string file, RunOptions options, RunDisplay display, CancellationToken cancellationToken)
    {
        LocalSettings.CheckSources(options);
        var request = await ReadAsync(file, cancellationToken);
        var files = options.Out is null ? null : ReportFiles.In(options.Out);
        await using var storage = await LocalStorage.OpenAsync(options.Storage, LocalRun.FolderName(options), display.Waiting, cancellationToken);
        await using var host = LocalHost.Build(options, storage.ConnectionString, null, display);
        await host.Services.GetRequiredService<StorageInitializer>().EnsureCreatedAsync(cancellationToken);
        var fetch = host.Services.GetRequiredService<SnapshotFetch>();
        var name = (await display.WatchAsync(progress => fetch.RunAsync(new SnapshotRequest(null, null), progress, cancellationToken))).Name;
        var snapshot = await host.Services.GetRequiredService<SnapshotStore>().ReadAsync(name, cancellationToken);

        var answer = ClaimDesk.Check(request, MarketData.Of(name, snapshot.Metadata, snapshot.ToHistory()), options.Language, cancellationToken: cancellationToken);
        display.Show(answer);
        if (files is null)
            return;
        await files.WriteAsync("claims.json", ClaimAnswerJson.Serialize(answer), cancellationToken);
        await files.WriteAsync("claims.html", Encoding.UTF8.GetBytes(await ClaimsPageRenderer.RenderAsync(new ClaimsDocument { Language = options.Language, Answer = answer })), cancellationToken);
        display.Written(files.Folder);
    }

    private static async Task<ClaimRequest> ReadAsync(string file, CancellationToken cancellationToken)
    {
        byte[] content;
        try
        {
            if (file == StandardInput)
            {
                using var buffer = new MemoryStream();
                await using var input = Console.OpenStandardInput();
                await input.CopyToAsync(buffer, cancellationToken);
                content = buffer.ToArray();
            }
            else
            {
                content = await File.ReadAllBytesAsync(file, cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ClaimRequestException($"'{file}' cannot be read ({e.Message}). Give a file with claims, or - for standard input.", e);
        }

        return ClaimRequestReader.Read(content);
    }
}
