using System.Net;
using RotationFunctions.IntegrationTests.Storage;

namespace RotationFunctions.IntegrationTests.FunctionsHost;

/// <summary>What is deployed: the output of <c>dotnet publish -c Release</c>.</summary>
public sealed class PackageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Package_HasWhatTheHostNeedsAndNoSettings()
    {
        var package = await AppBuild.PackageAsync();
        Assert.All(["host.json", "functions.metadata", "worker.config.json", "extensions.json", ".azurefunctions/function.deps.json", "RotationFunctions.dll"],
            file => Assert.True(File.Exists(Path.Combine(package, file)), file));
        Assert.False(File.Exists(Path.Combine(package, "local.settings.json")));
        Assert.False(File.Exists(Path.Combine(package, "local.settings.sample.json")));
    }

    [Fact]
    public async Task Package_IsSmall()
    {
        // Every cold start reads it.
        var bytes = new DirectoryInfo(await AppBuild.PackageAsync()).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        Assert.InRange(bytes / 1048576.0, 5, 60);
    }

    [Fact]
    public async Task Package_Runs()
    {
        await using var app = await FunctionApp.StartAsync(await AppBuild.PackageAsync(), AppBuild.SampleSettings(azurite.NewAccount()));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await app.HttpAsync(HttpMethod.Get, "/api/health")).StatusCode);
        Assert.Equal(0, await app.StopAsync());
    }
}
