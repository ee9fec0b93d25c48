using System.Text.RegularExpressions;

namespace RotationFunctions.IntegrationTests.Infrastructure;

public sealed partial class WorkflowTests
{
    public static TheoryData<string> Workflows { get; } =
        [.. Directory.EnumerateFiles(Repository.PathTo(".github/workflows"), "*.yml").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void EveryAction_IsPinnedByCommit_AndNamesItsVersion(string workflow)
    {
        var uses = Uses().Matches(Repository.Read($".github/workflows/{workflow}")).Select(match => match.Groups[1].Value)
            .Where(action => !action.StartsWith("./", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, action => Assert.Matches(@"^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", action));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflow_NeedsNoSecret_AndMayOnlyRead(string workflow)
    {
        var text = Repository.Read($".github/workflows/{workflow}");

        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
        Assert.Contains("\npermissions:\n  contents: read\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(": write-all", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Deploy_LogsInByFederation()
    {
        var text = Repository.Read(".github/workflows/deploy.yml");

        Assert.Contains("id-token: write", text, StringComparison.Ordinal);
        Assert.Contains("--federated-credential-provider github", text, StringComparison.Ordinal);
        Assert.Contains("environment: ${{ inputs.environment || 'production' }}", text, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"uses:\s*(.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Uses();
}
