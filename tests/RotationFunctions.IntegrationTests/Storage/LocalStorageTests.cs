using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using RotationFunctions.Local.Storage;

namespace RotationFunctions.IntegrationTests.Storage;

public sealed class LocalStorageTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<LocalStorage> StartAsync(string root) => LocalStorage.StartAsync(azurite.Installation, root, "demo", _ => { }, Cancellation);

    [Fact]
    public async Task Open_ConnectionIsTakenAsItIs()
    {
        await using var storage = await LocalStorage.OpenAsync("any", "demo", _ => Assert.Fail("nothing is started"), Cancellation);
        Assert.Equal("any", storage.ConnectionString);
        Assert.Null(storage.Folder);
    }

    [Fact]
    public async Task Start_TwoAtOnce_TakeTwoFolders_OneAfterTheOtherTheSame()
    {
        using var root = new TemporaryFolder();
        await using (var one = await StartAsync(root.Path))
        await using (var two = await StartAsync(root.Path))
        {
            Assert.Equal(Path.Combine(root.Path, ".azurite", "demo"), one.Folder);
            Assert.Equal(Path.Combine(root.Path, ".azurite", "demo-2"), two.Folder);
            Assert.True(await LocalStorage.AnswersAsync(one.ConnectionString, Cancellation));
            Assert.True(await LocalStorage.AnswersAsync(two.ConnectionString, Cancellation));
        }
        await using var next = await StartAsync(root.Path);
        Assert.Equal(Path.Combine(root.Path, ".azurite", "demo"), next.Folder);
    }

    [Fact]
    public async Task Start_WaitsForTheAzuriteOfAKilledRun()
    {
        using var root = new TemporaryFolder();
        using var orphan = Process.Start(new ProcessStartInfo("node", ["-e", "process.stdin.resume().on('end', () => process.exit())"]) { RedirectStandardInput = true })!;
        using (var folder = await AzuriteFolder.TakeAsync(root.Path, "demo", Cancellation))
            folder.UsedBy(orphan.Id);

        var next = AzuriteFolder.TakeAsync(root.Path, "demo", Cancellation);
        Assert.False(next.IsCompleted);
        orphan.StandardInput.Close();
        using var taken = await next;
        Assert.True(orphan.HasExited);
        Assert.Equal(Path.Combine(root.Path, ".azurite", "demo"), taken.Path);
    }

    [Fact]
    public async Task Start_NoteOfAnotherProcess()
    {
        using var root = new TemporaryFolder();
        using (var folder = await AzuriteFolder.TakeAsync(root.Path, "demo", Cancellation))
            folder.UsedBy(Environment.ProcessId);
        // The note is older than this process: its number was somebody else's.
        File.SetLastWriteTimeUtc(Path.Combine(root.Path, ".azurite", "demo.pid"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        using var taken = await AzuriteFolder.TakeAsync(root.Path, "demo", Cancellation);
        Assert.EndsWith("demo", taken.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_FolderCannotBeMade()
    {
        using var root = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(root.Path, ".azurite"), "a file", Cancellation);
        var e = await Assert.ThrowsAsync<AzuriteException>(() => StartAsync(root.Path));
        Assert.Contains("Run from a folder that can be written to", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_Azurite() => Assert.True(await LocalStorage.AnswersAsync(azurite.NewAccount(), Cancellation));

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 21\r\nConnection: close\r\n\r\n<h1>Another app</h1>\r\n")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    public async Task Answers_AnotherProgramOnThePort(string answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var serve = ServeAsync(listener, answer, stop.Token);

        Assert.False(await LocalStorage.AnswersAsync(StorageAccount.Development.ConnectionString(port, port, port), Cancellation));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serve);
    }

    private static async Task ServeAsync(TcpListener listener, string answer, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync(cancellationToken);
            await client.GetStream().ReadAtLeastAsync(new byte[64], 1, throwOnEndOfStream: false, cancellationToken);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer), cancellationToken);
        }
    }
}
