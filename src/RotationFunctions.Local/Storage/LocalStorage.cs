using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.Local.Storage;

/// <summary>
/// The storage of a run: the account that was asked for, else an Azurite that answers on its usual ports, else one
/// started for this run, which ends with it.
/// </summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(3);

    private readonly AzuriteProcess? _process;
    private readonly AzuriteFolder? _folder;

    private LocalStorage(string connectionString, StorageOrigin origin, AzuriteProcess? process = null, AzuriteFolder? folder = null)
    {
        ConnectionString = connectionString;
        Origin = origin;
        _process = process;
        _folder = folder;
    }

    /// <summary>How to reach it.</summary>
    public string ConnectionString { get; }

    /// <summary>Where it comes from.</summary>
    public StorageOrigin Origin { get; }

    /// <summary>Folder of the data of the Azurite that was started; null when the storage was there already.</summary>
    public string? Folder => _folder?.Path;

    /// <summary>Opens the storage.</summary>
    /// <param name="connectionString">The account that was asked for; null for Azurite.</param>
    /// <param name="name">What data it is for: a name for the folder of an Azurite that is started.</param>
    /// <param name="tell">Told what there is to wait for.</param>
    /// <param name="cancellationToken">Stops waiting and ends what was started.</param>
    /// <exception cref="AzuriteException">Azurite cannot be installed or started.</exception>
    public static async Task<LocalStorage> OpenAsync(string? connectionString, string name, Action<AzuriteStep> tell, CancellationToken cancellationToken)
    {
        if (connectionString is not null)
            return new LocalStorage(connectionString, StorageOrigin.Asked);

        const string usual = "UseDevelopmentStorage=true";
        return await AnswersAsync(usual, cancellationToken)
            ? new LocalStorage(usual, StorageOrigin.Found)
            : await StartAsync(AzuriteInstallation.Find(), Environment.CurrentDirectory, name, tell, cancellationToken);
    }

    internal static async Task<LocalStorage> StartAsync(
        AzuriteInstallation installation, string root, string name, Action<AzuriteStep> tell, CancellationToken cancellationToken)
    {
        await installation.EnsureInstalledAsync(tell, cancellationToken);
        tell(AzuriteStep.Starting);
        var folder = await AzuriteFolder.TakeAsync(root, name, cancellationToken);
        try
        {
            var options = new AzuriteOptions { Location = folder.Path, OnStarted = folder.UsedBy };
            var process = await AzuriteProcess.StartAsync(installation, options, cancellationToken);
            return new LocalStorage(process.ConnectionString(StorageAccount.Development), StorageOrigin.Started, process, folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Whether a storage emulator is there: both services must answer a signed request as storage does. Any other
    /// program may listen on these ports, and whatever it sends means no.
    /// </summary>
    internal static async Task<bool> AnswersAsync(string connectionString, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ProbeLimit);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(StorageNames.Connection, (string?)connectionString)]).Build();
        await using var services = new ServiceCollection().AddRotationStorage(configuration).BuildServiceProvider();
        try
        {
            var blobs = await services.GetRequiredService<BlobServiceClient>().GetPropertiesAsync(limit.Token);
            var tables = await services.GetRequiredService<TableServiceClient>().GetPropertiesAsync(limit.Token);
            return IsStorage(blobs.GetRawResponse()) && IsStorage(tables.GetRawResponse());
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }

        // The clients take any page with status 200 for an answer; only a storage service names the version that it speaks.
        static bool IsStorage(Response response) => response.Headers.Contains("x-ms-version");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _folder?.Dispose();
    }
}

/// <summary>How a run came by its storage.</summary>
internal enum StorageOrigin
{
    /// <summary>The user named it.</summary>
    Asked,

    /// <summary>An Azurite that ran already.</summary>
    Found,

    /// <summary>An Azurite of the run's own.</summary>
    Started,
}
