using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Sources;
using RotationFunctions.Pipeline.Storage;
using RotationFunctions.Pipeline.Universes;

namespace RotationFunctions.Settings;

/// <summary>
/// Before the app tells the host that it is there: everything that the settings name exists. So a mistake stops the app
/// at once, with its message, and not a timer at night. A key that is not there yet stops nothing: the last report is served
/// without it, and the next source of the list may do.
/// </summary>
internal sealed partial class Readiness(
    IServiceProvider services, IOptions<UniverseOptions> universe, StorageConnection connection, StorageInitializer storage, ILogger<Readiness> log) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var lack in services.GetRequiredService<SourceRegistry>().Lacking)
            LogLacking(lack);
        _ = services.GetRequiredService<ApiEntrance>();
        if (universe.Value.File is { Length: > 0 } file)
            UniverseReader.ReadFile(file);
        // Deployed, the infrastructure has made containers and tables; an emulator begins empty.
        if (connection.IsLocal)
            await storage.EnsureCreatedAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Lack}")]
    private partial void LogLacking(string lack);
}
