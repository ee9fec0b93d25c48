using System.Net;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;
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

    /// <summary>Most of a cold start was compiling: what a first report needs is compiled in the package, and nobody profiles it then.</summary>
    [Fact]
    public async Task Package_IsCompiledAhead()
    {
        var package = await AppBuild.PackageAsync();
        Assert.All(["RotationFunctions", "RotationFunctions.Pipeline", "Azure.Core", "Azure.Data.Tables", "Grpc.Net.Client", "Microsoft.Azure.Functions.Worker.Core", "OpenTelemetry"], name =>
        {
            using var assembly = new PEReader(File.OpenRead(Path.Combine(package, name + ".dll")));
            Assert.NotEqual(0, assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
        });
        var runtime = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(package, "RotationFunctions.runtimeconfig.json"), TestContext.Current.CancellationToken))!;
        Assert.False((bool)runtime["runtimeOptions"]!["configProperties"]!["System.Runtime.TieredPGO"]!);
    }

    [Fact]
    public async Task Package_Runs()
    {
        await using var app = await FunctionApp.StartAsync(await AppBuild.PackageAsync(), AppBuild.SampleSettings(azurite.NewAccount()));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await app.HttpAsync(HttpMethod.Get, "/api/health")).StatusCode);
        Assert.Equal(0, await app.StopAsync());
    }
}
