using System.Collections.Concurrent;
using RotationFunctions.Local.Storage;

namespace RotationFunctions.IntegrationTests.Storage;

/// <summary>Installs by the real npm, from a lock file whose one package lies beside it: no registry is asked.</summary>
public sealed class AzuriteInstallationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<AzuriteStep> _told = new();

    public AzuriteInstallationTests()
    {
        Require.Tool("npm", "Install Node.js 22 or later with npm.");
        Write("run.mjs", "");
        Write("package.json", """{ "dependencies": { "part": "file:part" } }""");
        Write("part/package.json", """{ "name": "part", "version": "1.0.0" }""");
        WriteLock("1.0.0");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Part => Path.Combine(_folder.Path, "azurite", "node_modules", "part");

    public void Dispose() => _folder.Dispose();

    private AzuriteInstallation Find() => AzuriteInstallation.Find(Path.Combine(_folder.Path, "bin", "Debug"));

    private void Write(string file, string content)
    {
        var path = Path.Combine(_folder.Path, "azurite", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private void WriteLock(string version) => Write("package-lock.json", $$"""
        {
          "lockfileVersion": 3,
          "requires": true,
          "packages": {
            "": { "dependencies": { "part": "file:part" } },
            "node_modules/part": { "resolved": "part", "link": true },
            "part": { "version": "{{version}}" }
          }
        }
        """);

    [Fact]
    public async Task EnsureInstalled_OnceForAllRuns()
    {
        // Two runs are two objects on one folder.
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Find().EnsureInstalledAsync(_told.Enqueue, Cancellation), Cancellation)));
        await Find().EnsureInstalledAsync(_told.Enqueue, Cancellation);
        Assert.True(Directory.Exists(Part));
        Assert.Single(_told, AzuriteStep.Installing);
    }

    [Fact]
    public async Task EnsureInstalled_AfterAnInterruption()
    {
        // What an interrupted npm leaves: some packages, and no mark of ours.
        Write("node_modules/half/package.json", "{}");
        await Find().EnsureInstalledAsync(_told.Enqueue, Cancellation);
        Assert.Single(_told, AzuriteStep.Installing);
        Assert.True(Directory.Exists(Part));
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "azurite", "node_modules", "half")));
    }

    [Fact]
    public async Task EnsureInstalled_AnotherPin()
    {
        await Find().EnsureInstalledAsync(_told.Enqueue, Cancellation);
        Write("part/package.json", """{ "name": "part", "version": "1.1.0" }""");
        WriteLock("1.1.0");
        await Find().EnsureInstalledAsync(_told.Enqueue, Cancellation);
        Assert.Equal(2, _told.Count(step => step == AzuriteStep.Installing));
    }

    [Fact]
    public async Task EnsureInstalled_NpmFails()
    {
        Write("package-lock.json", "{ broken");
        var e = await Assert.ThrowsAsync<AzuriteException>(() => Find().EnsureInstalledAsync(_told.Enqueue, Cancellation));
        Assert.Contains("'npm ci' in", e.Message, StringComparison.Ordinal);
        Assert.Contains("the next run tries again", e.Message, StringComparison.Ordinal);
        Assert.Matches(@"It said:\s+npm ", e.Message);
        Assert.Contains("--storage CONNECTION", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_NotThere()
    {
        using var elsewhere = new TemporaryFolder();
        var e = Assert.Throws<AzuriteException>(() => AzuriteInstallation.Find(elsewhere.Path));
        Assert.Contains(elsewhere.Path, e.Message, StringComparison.Ordinal);
    }
}
