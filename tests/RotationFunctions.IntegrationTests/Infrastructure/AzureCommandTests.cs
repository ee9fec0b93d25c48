namespace RotationFunctions.IntegrationTests.Infrastructure;

/// <summary>
/// On Windows <c>az</c> is a batch file. PowerShell hands it an argument in quotes only when it has spaces, and cmd takes
/// <c>( ) &amp; | &lt; &gt;</c> in any other for its own syntax: the call fails before az is reached.
/// </summary>
public sealed class AzureCommandTests
{
    private const string Special = "()&|<>";

    /// <summary>Every file that has commands for people or machines to run.</summary>
    public static TheoryData<string> Files { get; } =
    [
        "infra/hooks/postdeploy.ps1", "infra/hooks/postdeploy.sh", ".github/workflows/deploy.yml", "docs/operations.md", "README.md",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryArgument_ReachesTheBatchFile(string file)
    {
        var commands = AzureCommand.In(file, Repository.Read(file)).ToList();

        Assert.NotEmpty(commands);
        Assert.DoesNotContain(commands.SelectMany(command => command.Arguments), argument => IsTakenApart(argument));
    }

    [Fact]
    public void EveryFileThatCallsAz_IsLookedAt()
    {
        string[] folders = ["infra", ".github", "docs", ".ci"];
        var calling = folders.SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo(folder), "*", SearchOption.AllDirectories))
            .Append(Repository.PathTo("README.md")).Append(Repository.PathTo("azure.yaml"))
            .Where(path => !path.EndsWith(".png", StringComparison.Ordinal))
            .Where(path => AzureCommand.In(path, File.ReadAllText(path)).Any(command => command.Arguments.Any(argument => argument[0] == '-')))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'));

        Assert.Equal(Files.Select(row => row.Data).Order(StringComparer.Ordinal), calling.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("az keys list --query 'type(systemKeys.blobs_extension)' --output tsv", true)]
    [InlineData("$kind = az keys list `\n  --query type(systemKeys.x) --output tsv 2>$null", true)]
    [InlineData("key=\"$(az keys list --query \"a||b\")\"", true)]
    [InlineData("az keys list --query '[].{day: PartitionKey}' 2>/dev/null || true", false)]
    [InlineData("az keys list --query 'length(items) == `1`'", false)] // Spaces: in quotes all the way.
    [InlineData("az keys list --query '!systemKeys.blobs_extension' | cut -c1-10", false)]
    [InlineData("az ad app create --parameters \\\n  '{\"a\":\"b&c\"}'", true)]
    public void Argument_IsSeenAsTheBatchFileSeesIt(string script, bool isTakenApart) =>
        Assert.Equal(isTakenApart, Assert.Single(AzureCommand.In("script", script)).Arguments.Any(IsTakenApart));

    private static bool IsTakenApart(string argument) =>
        !argument.Any(char.IsWhiteSpace) && argument.Any(letter => Special.Contains(letter, StringComparison.Ordinal));
}
