using RotationFunctions.Pipeline.Storage;

namespace RotationFunctions.IntegrationTests.Infrastructure;

public sealed class StorageTests
{
    private const string AccountType = "Microsoft.Storage/storageAccounts";

    [Fact]
    public async Task MainTemplate_SharedKeyAccess_IsOff()
    {
        var account = (await Bicep.MainAsync()).Only(AccountType);

        Assert.False(account.Flag("properties.allowSharedKeyAccess"));
        Assert.True(account.Flag("properties.defaultToOAuthAuthentication"));
    }

    [Fact]
    public async Task Account_HasNoUsersOfItsOwn_AndNoLastingSignatures()
    {
        var account = (await Bicep.MainAsync()).Only(AccountType);

        Assert.False(account.Flag("properties.isLocalUserEnabled"));
        Assert.Equal(("Block", "1.00:00:00"), (account.Text("properties.sasPolicy.expirationAction"), account.Text("properties.sasPolicy.sasExpirationPeriod")));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task Account_InfrastructureEncryption_IsByParameter(string chosen)
    {
        var account = (await Bicep.MainAsync(("ROTATION_INFRASTRUCTURE_ENCRYPTION", chosen))).Only(AccountType);

        Assert.Equal(bool.Parse(chosen), account.Flag("properties.encryption.requireInfrastructureEncryption"));
    }

    [Fact]
    public async Task Account_HttpsAndTls12_AreRequired()
    {
        var account = (await Bicep.MainAsync()).Only(AccountType);

        Assert.True(account.Flag("properties.supportsHttpsTrafficOnly"));
        Assert.Equal("TLS1_2", account.Text("properties.minimumTlsVersion"));
    }

    [Fact]
    public async Task Blobs_AreNeverPublic()
    {
        var deployment = await Bicep.MainAsync();

        Assert.False(deployment.Only(AccountType).Flag("properties.allowBlobPublicAccess"));
        Assert.False(deployment.Only(AccountType).Flag("properties.allowCrossTenantReplication"));
        Assert.All(
            deployment.OfType($"{AccountType}/blobServices/containers"),
            container => Assert.Equal("None", container.Text("properties.publicAccess")));
    }

    [Fact]
    public async Task Containers_AreThoseOfTheCode_TheHostAndTheDeployment()
    {
        var containers = (await Bicep.MainAsync()).OfType($"{AccountType}/blobServices/containers").Select(container => container.LastName);

        string[] others = ["azure-webjobs-hosts", "azure-webjobs-secrets", "app-package", "deadletter"];
        Assert.Equal(
            StorageNames.Containers.Concat(others).Order(StringComparer.Ordinal), containers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Tables_AreThoseOfTheCode()
    {
        var tables = (await Bicep.MainAsync()).OfType($"{AccountType}/tableServices/tables").Select(table => table.LastName);

        Assert.Equal(StorageNames.Tables.Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SoftDelete_CoversBlobsAndContainers()
    {
        var blobs = (await Bicep.MainAsync()).Only($"{AccountType}/blobServices");

        foreach (var policy in new[] { "deleteRetentionPolicy", "containerDeleteRetentionPolicy" })
        {
            Assert.True(blobs.Flag($"properties.{policy}.enabled"));
            Assert.Equal(14, blobs.Number($"properties.{policy}.days"));
        }
    }

    [Fact]
    public async Task Reports_KeepTheirVersions_OthersFourteenDays()
    {
        var deployment = await Bicep.MainAsync();
        var rules = deployment.Only($"{AccountType}/managementPolicies")["properties.policy.rules"]!.AsArray();

        Assert.True(deployment.Only($"{AccountType}/blobServices").Flag("properties.isVersioningEnabled"));
        var versions = Assert.Single(rules, rule => rule!["definition"]!["actions"]!["version"] is not null)!["definition"]!;
        Assert.Equal(14, (int)versions["actions"]!["version"]!["delete"]!["daysAfterCreationGreaterThan"]!);
        var prefixes = versions["filters"]!["prefixMatch"]!.AsArray().Select(prefix => (string)prefix!);
        var containers = deployment.OfType($"{AccountType}/blobServices/containers").Select(container => $"{container.LastName}/");
        Assert.Equal(containers.Where(c => c != $"{StorageNames.ReportsContainer}/").Order(StringComparer.Ordinal), prefixes.Order(StringComparer.Ordinal));
        // The service takes no more in one rule.
        Assert.InRange(versions["filters"]!["prefixMatch"]!.AsArray().Count, 1, 10);
    }

    [Fact]
    public async Task Reports_RetentionByParameter_IsAPolicyThatAnOwnerMayRemove()
    {
        const string type = $"{AccountType}/blobServices/containers/immutabilityPolicies";
        Assert.Empty((await Bicep.MainAsync()).OfType(type));

        var policy = (await Bicep.MainAsync(("ROTATION_REPORT_RETENTION_DAYS", "3650"))).Only(type);

        Assert.EndsWith($"/default/{StorageNames.ReportsContainer}/default", policy.Name, StringComparison.Ordinal);
        Assert.Equal(3650, policy.Number("properties.immutabilityPeriodSinceCreationInDays"));
        Assert.False(policy.Flag("properties.allowProtectedAppendWrites"));
    }

    [Fact]
    public async Task Lifecycle_Raw_CoolsAndIsKept()
    {
        var policy = (await Bicep.MainAsync()).Only($"{AccountType}/managementPolicies");
        const string rule = "properties.policy.rules.0.definition";

        Assert.Equal($"{StorageNames.RawContainer}/", Assert.Single(policy[$"{rule}.filters.prefixMatch"]!.AsArray())!.GetValue<string>());
        Assert.Equal(90, policy.Number($"{rule}.actions.baseBlob.tierToCool.daysAfterModificationGreaterThan"));
        Assert.Equal(365, policy.Number($"{rule}.actions.baseBlob.tierToCold.daysAfterModificationGreaterThan"));
        Assert.Null(policy[$"{rule}.actions.baseBlob.delete"]);
    }

    [Fact]
    public async Task Lifecycle_NothingButKeptClaimsAndDeadLetters_IsDeleted() =>
        Assert.Equal(["claims/ after 365 days", "deadletter/ after 90 days"], await DeletedAsync());

    [Fact]
    public async Task Lifecycle_Claims_AreKeptForEver_WhenAskedTo() =>
        Assert.Equal(["deadletter/ after 90 days"], await DeletedAsync(("ROTATION_CLAIMS_DELETE_AFTER_DAYS", "0")));

    [Fact]
    public async Task Lifecycle_Snapshots_CoolAndAreKept()
    {
        var rules = (await Bicep.MainAsync()).Only($"{AccountType}/managementPolicies")["properties.policy.rules"]!.AsArray();

        var actions = Assert.Single(rules, rule => Prefix(rule!) == $"{StorageNames.SnapshotsContainer}/")!["definition"]!["actions"]!["baseBlob"]!.AsObject();
        Assert.Equal(90, (int)Assert.Single(actions, action => action.Key == "tierToCool").Value!["daysAfterModificationGreaterThan"]!);
        Assert.Single(actions);
    }

    private static async Task<IEnumerable<string>> DeletedAsync(params (string, string)[] settings) =>
        (await Bicep.MainAsync(settings)).Only($"{AccountType}/managementPolicies")["properties.policy.rules"]!.AsArray()
            .Where(rule => (bool)rule!["enabled"]! && rule["definition"]!["actions"]!["baseBlob"]?["delete"] is not null)
            .Select(rule => $"{Prefix(rule!)} after {rule!["definition"]!["actions"]!["baseBlob"]!["delete"]!["daysAfterModificationGreaterThan"]} days")
            .Order(StringComparer.Ordinal);

    private static string Prefix(System.Text.Json.Nodes.JsonNode rule) => (string)rule["definition"]!["filters"]!["prefixMatch"]![0]!;
}
