using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RotationFunctions.Pipeline;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Pipeline;

/// <summary>The pipeline on an empty storage of its own and on a clock that a test sets.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Desk(ServiceProvider services, FakeTimeProvider time, string connection) => (_services, Time, Connection) = (services, time, connection);

    public FakeTimeProvider Time { get; }

    /// <summary>Connection string of the storage, for a second desk on it.</summary>
    public string Connection { get; }

    public BlobServiceClient Blobs => Get<BlobServiceClient>();

    public TableServiceClient Tables => Get<TableServiceClient>();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <param name="connection">Connection string of the storage.</param>
    /// <param name="settings">Settings, as <c>("Sources:Prices", "csv")</c>.</param>
    public static async Task<Desk> OpenAsync(string connection, params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Append((StorageNames.Connection, connection)).Select(s => KeyValuePair.Create(s.Item1, s.Item2)))
            .Build();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 4, 1, 6, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddRotationPipeline(configuration)
            .AddRotationApi()
            .BuildServiceProvider();
        await services.GetRequiredService<StorageInitializer>().EnsureCreatedAsync(TestContext.Current.CancellationToken);
        return new Desk(services, time, connection);
    }

    /// <summary>Names of all blobs in a container.</summary>
    public async Task<List<string>> BlobsIn(string container)
    {
        var names = new List<string>();
        await foreach (var blob in Blobs.GetBlobContainerClient(container).GetBlobsAsync(cancellationToken: TestContext.Current.CancellationToken))
            names.Add(blob.Name);
        return names;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
