using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RotationFunctions.Local.Storage;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Storage;

public sealed class StorageInitializerTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static ServiceProvider Services(string connectionString) => new ServiceCollection()
        .AddRotationStorage(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(StorageNames.Connection, (string?)connectionString)]).Build())
        .BuildServiceProvider();

    [Fact]
    public async Task EnsureCreated_CreatesEverythingOnce()
    {
        await using var services = Services(azurite.NewAccount());
        var initializer = services.GetRequiredService<StorageInitializer>();
        await initializer.EnsureCreatedAsync(Cancellation);
        await initializer.EnsureCreatedAsync(Cancellation);

        var containers = await services.GetRequiredService<BlobServiceClient>().GetBlobContainersAsync(cancellationToken: Cancellation).Select(c => c.Name).ToListAsync(Cancellation);
        var tables = await services.GetRequiredService<TableServiceClient>().QueryAsync(cancellationToken: Cancellation).Select(t => t.Name).ToListAsync(Cancellation);
        Assert.Equal(StorageNames.Containers.Order(), containers.Order());
        Assert.Equal(StorageNames.Tables.Order(), tables.Order());
    }

    [Fact]
    public async Task EnsureCreated_NobodyListens()
    {
        using var reserved = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound, not listening: a connection is refused
        var port = ((IPEndPoint)reserved.LocalEndPoint!).Port;
        await using var services = Services(StorageAccount.Development.ConnectionString(port, port, port));

        var e = await Assert.ThrowsAsync<StorageUnavailableException>(() => services.GetRequiredService<StorageInitializer>().EnsureCreatedAsync(Cancellation));
        Assert.Contains($"The storage at http://127.0.0.1:{port}/devstoreaccount1 does not answer", e.Message, StringComparison.Ordinal);
        Assert.Contains("Check that it runs", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnsureCreated_WrongKey()
    {
        var right = azurite.NewAccount();
        var key = StorageAccount.Development.Key;
        await using var services = Services(right.Replace(key, Convert.ToBase64String(new byte[64]), StringComparison.Ordinal));

        var e = await Assert.ThrowsAsync<StorageUnavailableException>(() => services.GetRequiredService<StorageInitializer>().EnsureCreatedAsync(Cancellation));
        // Either service may refuse first, and the table service of Azurite gives its refusal no code, only words.
        Assert.Matches(@"refuses us \(.+\)\. Check the account key", e.Message);
    }

    [Fact]
    public async Task EnsureCreated_UnknownAccount()
    {
        await using var services = Services(azurite.NewAccount().Replace("test", "nobody", StringComparison.Ordinal));
        var e = await Assert.ThrowsAsync<StorageUnavailableException>(() => services.GetRequiredService<StorageInitializer>().EnsureCreatedAsync(Cancellation));
        Assert.Contains("nobody", e.Message, StringComparison.Ordinal);
    }
}
