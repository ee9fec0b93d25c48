using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace RotationFunctions.IntegrationTests.Infrastructure;

/// <summary>Where packages come from, and that they are those that were looked at.</summary>
public sealed class SupplyChainTests
{
    private const string Project = "src/RotationFunctions.Analytics/RotationFunctions.Analytics.csproj";
    private const string Lock = "src/RotationFunctions.Analytics/packages.lock.json";

    public static TheoryData<string> Projects { get; } =
        [.. new[] { "src", "tests", "benchmarks" }
            .SelectMany(folder => Directory.EnumerateDirectories(Repository.PathTo(folder)))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void EveryProject_HasItsPackagesLocked(string project)
    {
        var locked = JsonNode.Parse(Repository.Read($"{project[..project.LastIndexOf('/')]}/packages.lock.json"))!["dependencies"]!.AsObject();

        var packages = locked.SelectMany(framework => framework.Value!.AsObject()).Where(package => (string?)package.Value!["type"] != "Project").ToList();
        Assert.NotEmpty(packages);
        Assert.All(packages, package => Assert.Matches("^[A-Za-z0-9+/]{86}==$", (string?)package.Value!["contentHash"] ?? ""));
    }

    [Fact]
    public async Task Restore_OfWhatIsLocked_Succeeds() => Assert.Equal((0, ""), await RestoreAsync(text => text));

    /// <summary>The bytes of a package changed, or a version that nobody looked at: CI stops before anything of it is run.</summary>
    [Theory]
    [InlineData("contentHash\": \"", "contentHash\": \"AAAA", "NU1403")]
    [InlineData("\"requested\": \"[", "\"requested\": \"[9", "NU1004")]
    public async Task Restore_OfAnythingElse_Fails(string what, string by, string error)
    {
        var (exit, errors) = await RestoreAsync(text => text.IndexOf(what, StringComparison.Ordinal) is var at and >= 0
            ? string.Concat(text.AsSpan(0, at), by, text.AsSpan(at + by.Length)) : text);

        Assert.NotEqual(0, exit);
        Assert.Contains(error, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Packages_ComeFromOneSource()
    {
        var config = XDocument.Load(Repository.PathTo("nuget.config")).Root!;
        var source = Assert.Single(config.Element("packageSources")!.Elements("add"));
        var mapping = Assert.Single(config.Element("packageSourceMapping")!.Elements("packageSource"));

        Assert.NotNull(config.Element("packageSources")!.Element("clear"));
        Assert.Equal("https://api.nuget.org/v3/index.json", (string?)source.Attribute("value"));
        Assert.Equal((string?)source.Attribute("key"), (string?)mapping.Attribute("key"));
        Assert.Equal("*", (string?)Assert.Single(mapping.Elements("package")).Attribute("pattern"));
    }

    [Fact]
    public void Package_IsAttested_AndVerifiedBeforeItIsDeployed()
    {
        var text = Repository.Read(".github/workflows/deploy.yml");

        foreach (var step in new[] { "dotnet CycloneDX src/RotationFunctions/", "actions/attest-build-provenance@", "actions/attest-sbom@", "attestations: write", "needs: [build, attest]" })
            Assert.Contains(step, text, StringComparison.Ordinal);
        var verified = text.IndexOf("gh attestation verify artifacts/functions.zip", StringComparison.Ordinal);
        Assert.InRange(verified, 1, text.IndexOf("azd deploy functions --from-package artifacts/functions.zip", StringComparison.Ordinal));
    }

    [Fact]
    public void SecurityPolicy_SaysHowToReport() => Assert.Contains("## Reporting a vulnerability", Repository.Read("SECURITY.md"), StringComparison.Ordinal);

    /// <summary>Restores a project as CI does, in a folder of its own, with its lock file changed.</summary>
    private static async Task<(int Exit, string Errors)> RestoreAsync(Func<string, string> changed)
    {
        var folder = Directory.CreateTempSubdirectory("rotation-locked-").FullName;
        try
        {
            foreach (var file in new[] { Project, "Directory.Build.props", "Directory.Packages.props", "nuget.config", "global.json" })
            {
                var copy = Path.Combine(folder, file);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(Repository.PathTo(file), copy);
            }

            var text = Repository.Read(Lock);
            await File.WriteAllTextAsync(Path.Combine(folder, Lock), changed(text), TestContext.Current.CancellationToken);
            var result = await CommandLine.RunAsync(
                "dotnet", ["restore", Path.Combine(folder, Project), "-nologo"], new Dictionary<string, string?> { ["CI"] = "true" }, folder: folder);
            return (result.ExitCode, string.Join('\n', result.Output.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
