using System.Diagnostics;
using Azure.Storage.Blobs;
using RotationFunctions.Local.Storage;

namespace RotationFunctions.IntegrationTests.Storage;

public sealed class AzuriteProcessTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static BlobContainerClient Container(AzuriteProcess process) =>
        new(process.ConnectionString(StorageAccount.Development), "some", new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06));

    [Fact]
    public async Task Dispose_WritesDataOut()
    {
        using var folder = new TemporaryFolder();
        var options = new AzuriteOptions { Location = folder.Path };
        await using (var first = await AzuriteProcess.StartAsync(azurite.Installation, options, Cancellation))
        {
            await Container(first).CreateAsync(cancellationToken: Cancellation);
            await Container(first).UploadBlobAsync("blob", BinaryData.FromString("kept"), Cancellation);
        }

        await using var second = await AzuriteProcess.StartAsync(azurite.Installation, options, Cancellation);
        var blob = await Container(second).GetBlobClient("blob").DownloadContentAsync(Cancellation);
        Assert.Equal("kept", blob.Value.Content.ToString());
    }

    [Fact]
    public async Task Dispose_EndsTheProcess()
    {
        var process = await AzuriteProcess.StartAsync(azurite.Installation, new AzuriteOptions(), Cancellation);
        var id = process.Id;
        using var seen = Process.GetProcessById(id);
        await process.DisposeAsync();
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
    }

    [Fact]
    public async Task Start_TwoAtOnce()
    {
        var starts = await Task.WhenAll(
            AzuriteProcess.StartAsync(azurite.Installation, new AzuriteOptions(), Cancellation),
            AzuriteProcess.StartAsync(azurite.Installation, new AzuriteOptions(), Cancellation));
        await using var one = starts[0];
        await using var two = starts[1];
        await Container(one).CreateAsync(cancellationToken: Cancellation);
        Assert.False(await Container(two).ExistsAsync(Cancellation));
    }

    [Fact]
    public async Task Start_FolderIsAFile()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "", Cancellation);
        var e = await Assert.ThrowsAsync<AzuriteException>(() => AzuriteProcess.StartAsync(azurite.Installation, new AzuriteOptions { Location = file }, Cancellation));
        Assert.Contains("Azurite ended with exit code 1", e.Message, StringComparison.Ordinal);
        Assert.Contains("--storage CONNECTION", e.Message, StringComparison.Ordinal);
    }
}
