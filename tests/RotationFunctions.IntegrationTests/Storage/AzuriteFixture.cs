using System.Globalization;
using RotationFunctions.IntegrationTests.Storage;
using RotationFunctions.Local.Storage;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]
[assembly: Slow]

namespace RotationFunctions.IntegrationTests.Storage;

/// <summary>
/// One real Azurite for all tests. A test takes an account of its own from it and so has an empty storage that no
/// other test sees, though the names of containers and tables are fixed.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private static readonly IReadOnlyList<StorageAccount> Accounts =
        [.. Enumerable.Range(1, 500).Select(i => new StorageAccount(string.Create(CultureInfo.InvariantCulture, $"test{i:000}"), StorageAccount.Development.Key))];

    private AzuriteProcess? _azurite;
    private int _taken;

    /// <summary>The installation that it runs from.</summary>
    public AzuriteInstallation Installation { get; } = AzuriteInstallation.Find();

    /// <summary>The connection string of an account that nobody has used.</summary>
    public string NewAccount() =>
        (_azurite ?? throw new InvalidOperationException("Azurite is not running.")).ConnectionString(Accounts[Interlocked.Increment(ref _taken) - 1]);

    public async ValueTask InitializeAsync()
    {
        Require.Tool("node", "Install Node.js 22 or later: the tests run on the storage emulator Azurite.");
        await Installation.EnsureInstalledAsync(step => TestContext.Current.SendDiagnosticMessage("Azurite: {0}", step), CancellationToken.None);
        _azurite = await AzuriteProcess.StartAsync(Installation, new AzuriteOptions { Accounts = Accounts }, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }
}
