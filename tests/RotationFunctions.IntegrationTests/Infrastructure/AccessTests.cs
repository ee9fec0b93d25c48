using System.Text.RegularExpressions;
using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Infrastructure;

public sealed class AccessTests
{
    private const string AssignmentType = "Microsoft.Authorization/roleAssignments";

    private static readonly Dictionary<string, string> RoleNames = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
    };

    [Fact]
    public async Task Main_AssignsTheAppItsFiveRoles()
    {
        Assert.Equal(
            [
                "app: Key Vault Secrets User on vaults",
                "app: Monitoring Metrics Publisher on components",
                "app: Storage Blob Data Owner on storageAccounts",
                "app: Storage Queue Data Contributor on storageAccounts",
                "app: Storage Table Data Contributor on storageAccounts",
            ],
            Assignments(await Bicep.MainAsync()));
    }

    [Fact]
    public async Task Main_Operator_GetsDataRolesAndNoOther()
    {
        var deployment = await Bicep.FullAsync();

        Assert.Equal(
            [
                "operator: Key Vault Secrets Officer on vaults",
                "operator: Storage Blob Data Contributor on containers",
                "operator: Storage Table Data Contributor on tables",
            ],
            Assignments(deployment).Where(assignment => assignment.StartsWith("operator", StringComparison.Ordinal)).Distinct());
        Assert.All(
            deployment.OfType(AssignmentType).Where(assignment => !assignment.Text("properties.principalId").StartsWith('[')),
            assignment => Assert.Equal("Group", assignment.Text("properties.principalType")));
    }

    /// <summary>The package is what the app runs, and the host's secrets open every call of it: neither is the operator's.</summary>
    [Fact]
    public async Task Main_Operator_ReachesTheDataAlone()
    {
        var scopes = (await Bicep.FullAsync()).OfType(AssignmentType)
            .Where(assignment => !assignment.Text("properties.principalId").StartsWith('[') && assignment.Id.Contains("/storageAccounts/", StringComparison.Ordinal))
            .Select(assignment => assignment.Id.Split("/providers/Microsoft.Authorization/")[0].Split('/')[^1]);

        Assert.Equal(
            StorageNames.Containers.Append("deadletter").Concat(StorageNames.Tables).Order(StringComparer.Ordinal), scopes.Order(StringComparer.Ordinal));
    }

    /// <summary>Who may deploy may assign these roles, and so not make anyone an owner.</summary>
    [Fact]
    public async Task Deployer_MayAssignTheRolesOfTheTemplates_AndNoOther()
    {
        var assigned = (await Bicep.FullAsync()).OfType(AssignmentType).Concat((await Bicep.EventsAsync()).OfType(AssignmentType))
            .Select(assignment => assignment.Text("properties.roleDefinitionId").Split('/')[^1]).Distinct();
        var command = Assert.Single(
            AzureCommand.In("docs/operations.md", Repository.Read("docs/operations.md")),
            command => command.Arguments.Contains("Role Based Access Control Administrator"));
        var roles = Regex.Match(Repository.Read("docs/operations.md"), @"^roles=""\{([^}]+)\}""$", RegexOptions.Multiline).Groups[1].Value;

        Assert.Equal(assigned.Order(StringComparer.Ordinal), Regex.Matches(roles, "[0-9a-f-]{36}").Select(role => role.Value).Order(StringComparer.Ordinal));
        Assert.Equal("2.0", command.Arguments[command.Arguments.ToList().IndexOf("--condition-version") + 1]);
        var condition = command.Arguments[command.Arguments.ToList().IndexOf("--condition") + 1];
        foreach (var action in new[] { "write", "delete" })
            Assert.Contains($"!(ActionMatches{{'Microsoft.Authorization/roleAssignments/{action}'}})", condition, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(condition, Regex.Escape("ForAnyOfAnyValues:GuidEquals $roles")));
    }

    [Fact]
    public async Task Events_AssignsTheTopicItsDeadLettersAlone()
    {
        var assignment = (await Bicep.EventsAsync()).Only(AssignmentType);

        Assert.Equal("Storage Blob Data Contributor", RoleOf(assignment));
        Assert.Contains("/blobServices/default/containers/deadletter/providers/", assignment.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assignments_AreNeverOfTheGroupOrSubscription()
    {
        var all = (await Bicep.MainAsync()).OfType(AssignmentType).Concat((await Bicep.EventsAsync()).OfType(AssignmentType));

        // The scope is what stands before the last /providers/; a resource has one of its own in it.
        Assert.All(all, assignment => Assert.Equal(3, assignment.Id.Split("/providers/").Length));
    }

    private static IEnumerable<string> Assignments(Deployment deployment) => deployment.OfType(AssignmentType)
        .Select(assignment =>
        {
            var who = assignment.Text("properties.principalId").StartsWith('[') ? "app" : "operator";
            return $"{who}: {RoleOf(assignment)} on {assignment.Id.Split('/')[^6]}";
        })
        .Order(StringComparer.Ordinal);

    private static string RoleOf(Resource assignment) => RoleNames[assignment.Text("properties.roleDefinitionId").Split('/')[^1]];
}
