using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace RotationFunctions.Pipeline.Storage;

/// <summary>Registers the storage clients, the same ones for every host.</summary>
public static class StorageRegistration
{
    // The newest versions that the current stable Azurite (3.37) answers; it refuses what it does not know. Azure answers every
    // version that it ever had. So one build runs on both, whichever version the SDK would choose by itself.
    private const BlobClientOptions.ServiceVersion BlobVersion = BlobClientOptions.ServiceVersion.V2026_06_06;
    private const TableClientOptions.ServiceVersion TableVersion = TableClientOptions.ServiceVersion.V2020_12_06;

    /// <summary>Adds <see cref="BlobServiceClient"/>, <see cref="TableServiceClient"/>, <see cref="StorageConnection"/>, <see cref="StorageInitializer"/> and <see cref="StateStore"/>.</summary>
    /// <param name="services">Where to add.</param>
    /// <param name="configuration">Holds the setting <see cref="StorageNames.Connection"/>.</param>
    /// <exception cref="StorageConnectionException">The setting is missing or cannot be understood.</exception>
    public static IServiceCollection AddRotationStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var connection = StorageConnection.Read(configuration);
        // The clients are made here and not by the factory of that package, which brings credentials along that a connection string needs none of.
        services.AddAzureClientsCore(enableLogForwarding: true);
        return services
            .AddSingleton(connection)
            .AddSingleton(_ => connection.CreateBlobs(Configured(new BlobClientOptions(BlobVersion), connection)))
            .AddSingleton(_ => connection.CreateTables(Configured(new TableClientOptions(TableVersion), connection)))
            .AddSingleton<StorageInitializer>()
            .AddSingleton<StateStore>();
    }

    /// <summary>A service far away has bad seconds; one on this machine answers at once or is not there, and a user is waiting.</summary>
    private static TOptions Configured<TOptions>(TOptions client, StorageConnection connection)
        where TOptions : ClientOptions
    {
        var retry = client.Retry;
        retry.Mode = RetryMode.Exponential;
        retry.MaxRetries = connection.IsLocal ? 2 : 5;
        retry.Delay = TimeSpan.FromMilliseconds(connection.IsLocal ? 100 : 800);
        retry.MaxDelay = TimeSpan.FromSeconds(connection.IsLocal ? 1 : 30);
        return client;
    }
}
