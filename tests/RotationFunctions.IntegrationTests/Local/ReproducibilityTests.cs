using RotationFunctions.IntegrationTests.FunctionsHost;
using RotationFunctions.IntegrationTests.Storage;

namespace RotationFunctions.IntegrationTests.Local;

/// <summary>One published report of the simulated market, recomputed under other conditions: the same bits.</summary>
public sealed class ReproducibilityTests(PublishedDemo demo) : IClassFixture<PublishedDemo>
{
    /// <summary>What the runtime may do otherwise on another machine, as the variables that make it do so here.</summary>
    public static TheoryData<string, string> Conditions => new()
    {
        { "DOTNET_EnableHWIntrinsic", "0" },
        { "DOTNET_EnableAVX2", "0" },
        { "DOTNET_PROCESSOR_COUNT", "1" },
        { "DOTNET_TieredCompilation", "0" },
        { "DOTNET_TieredPGO", "0" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task Verify_OtherRuntime(string variable, string value)
        => await AgreesAsync(LocalProcess.StartUnder(demo.Folder, new Dictionary<string, string> { [variable] = value }, ["verify", "--storage", demo.Storage]));

    [Fact]
    public async Task Verify_ReleaseBuild()
    {
        using var program = new TemporaryFolder();
        var release = await AppBuild.PackageAsync();
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
        {
            var name = Path.GetFileName(file);
            var optimised = Path.Combine(release, name);
            File.Copy(name is "RotationFunctions.Analytics.dll" or "RotationFunctions.Pipeline.dll" ? optimised : file, Path.Combine(program.Path, name));
        }

        await AgreesAsync(LocalProcess.StartIn(program.Path, demo.Folder, ["verify", "--storage", demo.Storage]));
    }

    private static async Task AgreesAsync(LocalProcess process)
    {
        await using (process)
        {
            var code = await process.WaitForExitAsync();
            Assert.Equal(("", 0), (process.Error, code));
            Assert.Contains("everything agrees.", process.Output, StringComparison.Ordinal);
        }
    }
}

/// <summary>The simulated market's last days, published by the program as it was built.</summary>
public sealed class PublishedDemo(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal string Folder => _folder.Path;

    internal string Storage { get; } = azurite.NewAccount();

    public async ValueTask InitializeAsync()
    {
        var (code, _, error) = await LocalProcess.RunAsync(Folder, "--once", "--from", "2025-12-29", "--storage", Storage);
        Assert.Equal((0, ""), (code, error));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
