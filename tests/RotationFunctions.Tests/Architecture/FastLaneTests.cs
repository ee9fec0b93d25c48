using System.Reflection;
using NetArchTest.Rules;

namespace RotationFunctions.Tests.Architecture;

/// <summary>The fast lane needs nothing but the .NET SDK: no storage, no browser, no server and no other process.</summary>
public sealed class FastLaneTests
{
    private static readonly string[] Outside =
    [
        "System.Diagnostics.Process", "System.Net.Sockets", "Microsoft.Playwright", "Microsoft.AspNetCore.Builder.WebApplication",
        "Azure.Data.Tables.TableServiceClient", "Azure.Storage.Blobs.BlobServiceClient", "RotationFunctions.Local.Running",
        "RotationFunctions.Local.Hosting", "RotationFunctions.Local.Storage.AzuriteProcess",
    ];

    [Fact]
    public void Tests_OfTheFastLane_StartNothing()
    {
        var assembly = typeof(FastLaneTests).Assembly;
        var tests = assembly.GetTypes().Where(type => !type.IsDefined(typeof(SlowAttribute))).Select(type => type.FullName).ToHashSet();
        var reaching = Types.InAssembly(assembly).That().HaveDependencyOnAny(Outside).GetTypes().Select(type => type.FullName).ToList();

        Assert.DoesNotContain(reaching, tests.Contains);
    }

    /// <summary>What has storage, a browser and hosts is another project, and none of it is in the fast lane.</summary>
    [Fact]
    public void IntegrationTests_AreSlow()
    {
        var project = Path.Combine(SharedData.Repository, "tests", "RotationFunctions.IntegrationTests");
        var sources = Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(project, file).StartsWith("obj", StringComparison.Ordinal));

        Assert.Contains(sources, file => File.ReadLines(file).Contains("[assembly: Slow]"));
        Assert.DoesNotContain(
            typeof(FastLaneTests).Assembly.GetReferencedAssemblies(), assembly => assembly.Name is "Microsoft.Playwright" or "Grpc.AspNetCore.Server");
    }

    /// <summary>What the lane leaves out is told by the trait that the filter of CONTRIBUTING.md names.</summary>
    [Fact]
    public void Slow_IsTheTraitThatIsDocumented()
    {
        var (name, value) = new SlowAttribute().GetTraits().Single();

        Assert.All(
            ["CONTRIBUTING.md", "README.md"],
            file => Assert.Contains(
                $"--filter-not-trait {name}={value}", File.ReadAllText(Path.Combine(SharedData.Repository, file)), StringComparison.Ordinal));
        Assert.True(typeof(FastLaneTests).Assembly.GetTypes().Count(type => type.IsDefined(typeof(SlowAttribute))) > 5);
    }
}
