using System.Text.Json.Nodes;

namespace RotationFunctions.IntegrationTests.Infrastructure;

public sealed class MonitoringTests
{
    private const string AlertType = "Microsoft.Insights/scheduledQueryRules";
    private const string SettingsType = "Microsoft.Insights/diagnosticSettings";

    [Fact]
    public async Task LocalAuthentication_IsOff()
    {
        var deployment = await Bicep.MainAsync();
        var component = deployment.Only("Microsoft.Insights/components");
        var workspace = deployment.Only("Microsoft.OperationalInsights/workspaces");

        Assert.True(component.Flag("properties.DisableLocalAuth"));
        Assert.True(workspace.Flag("properties.features.disableLocalAuth"));
        Assert.Equal(workspace.Id, component.Text("properties.WorkspaceResourceId"));
    }

    [Fact]
    public async Task Ingestion_HasADailyLimit() =>
        Assert.Equal(1, (await Bicep.MainAsync()).Only("Microsoft.OperationalInsights/workspaces").Number("properties.workspaceCapping.dailyQuotaGb"));

    [Fact]
    public async Task DiagnosticSettings_CoverStorageVaultAndApp()
    {
        var deployment = await Bicep.MainAsync();
        var workspace = deployment.Only("Microsoft.OperationalInsights/workspaces").Id;
        var settings = deployment.OfType(SettingsType);
        var account = deployment.Only("Microsoft.Storage/storageAccounts").Id;

        string[] expected =
        [
            $"{account}/blobServices/default", $"{account}/queueServices/default", $"{account}/tableServices/default",
            deployment.Only("Microsoft.KeyVault/vaults").Id, deployment.Only("Microsoft.Web/sites").Id,
        ];
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            settings.Select(setting => setting.Id.Split($"/providers/{SettingsType}")[0]).Order(StringComparer.Ordinal));
        Assert.All(settings, setting =>
        {
            Assert.Equal(workspace, setting.Text("properties.workspaceId"));
            Assert.NotEmpty(setting["properties.logs"]!.AsArray());
            Assert.NotEmpty(setting["properties.metrics"]!.AsArray());
            Assert.All(setting["properties.logs"]!.AsArray(), log => Assert.True(log!["enabled"]!.GetValue<bool>()));
        });
    }

    [Fact]
    public async Task DiagnosticSettings_CoverTheTopic()
    {
        var setting = (await Bicep.EventsAsync()).Only(SettingsType);

        Assert.Contains("/systemTopics/evgst-rotation-test/", setting.Id, StringComparison.Ordinal);
        Assert.Equal("DeliveryFailures", setting.Text("properties.logs.0.category"));
    }

    [Fact]
    public async Task Vault_TrustsRolesAlone_AndKeepsWhatIsDeleted()
    {
        var vault = (await Bicep.MainAsync()).Only("Microsoft.KeyVault/vaults");

        Assert.True(vault.Flag("properties.enableRbacAuthorization"));
        Assert.True(vault.Flag("properties.enablePurgeProtection"));
        Assert.Equal(90, vault.Number("properties.softDeleteRetentionInDays"));
        // Keys are put in by hand: the template has none to put in.
        Assert.Empty((await Bicep.FullAsync()).OfType("Microsoft.KeyVault/vaults/secrets"));
    }

    [Theory]
    [InlineData("report-missing")]
    [InlineData("snapshot-quarantined")]
    [InlineData("failures")]
    [InlineData("nothing-computed")]
    [InlineData("log-cap-reached")]
    public async Task Alert_RunsItsQueryAndTellsTheGroup(string name)
    {
        var deployment = await Bicep.MainAsync();
        var alert = Assert.Single(deployment.OfType(AlertType), rule => rule.Name.StartsWith($"alert-{name}-", StringComparison.Ordinal));

        Assert.True(alert.Flag("properties.enabled"));
        Assert.Equal(Repository.Read($"infra/queries/{name}.kql"), alert.Text("properties.criteria.allOf.0.query"));
        Assert.Equal(deployment.Only("Microsoft.OperationalInsights/workspaces").Id, alert.Text("properties.scopes.0"));
        Assert.Equal(deployment.Only("Microsoft.Insights/actionGroups").Id, alert.Text("properties.actions.actionGroups.0"));
    }

    [Fact]
    public async Task Alerts_AreExplainedInTheOperationsGuide()
    {
        var guide = Repository.Read("docs/operations.md");
        var alerts = (await Bicep.MainAsync()).OfType(AlertType).Concat((await Bicep.EventsAsync()).OfType("Microsoft.Insights/metricAlerts"))
            .Select(alert => alert.Name["alert-".Length..alert.Name.IndexOf("-rotation-", StringComparison.Ordinal)]);

        Assert.All(alerts, alert => Assert.Contains($"### `{alert}`", guide, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ActionGroup_WithoutAddresses_TellsTheOwners()
    {
        var group = (await Bicep.MainAsync()).Only("Microsoft.Insights/actionGroups");

        Assert.Empty(group["properties.emailReceivers"]!.AsArray());
        Assert.Equal("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", group.Text("properties.armRoleReceivers.0.roleId"));
    }

    [Fact]
    public async Task ActionGroup_WithAddresses_TellsThem()
    {
        var group = (await Bicep.FullAsync()).Only("Microsoft.Insights/actionGroups");

        Assert.Equal(
            ["desk@example.com", "ops@example.com"],
            group["properties.emailReceivers"]!.AsArray().Select(receiver => receiver!["emailAddress"]!.GetValue<string>()));
        Assert.Empty(group["properties.armRoleReceivers"]!.AsArray());
    }

    [Fact]
    public async Task Budget_NoticesActualAndForecast()
    {
        var budget = (await Bicep.FullAsync()).Only("Microsoft.Consumption/budgets");

        Assert.Equal(20, budget.Number("properties.amount"));
        Assert.Equal("Monthly", budget.Text("properties.timeGrain"));
        Assert.Equal("2026-12-01", budget.Text("properties.timePeriod.startDate"));
        Assert.Equal(
            ["Actual", "Forecasted"],
            budget["properties.notifications"]!.AsObject().Select(notice => notice.Value!["thresholdType"]!.GetValue<string>()));
    }

    /// <summary>A new subscription has no Cost Management: there a budget fails the whole deployment.</summary>
    [Fact]
    public async Task Budget_OfNothing_IsNotMade() =>
        Assert.Empty((await Bicep.MainAsync(("ROTATION_MONTHLY_BUDGET", "0"))).OfType("Microsoft.Consumption/budgets"));

    [Fact]
    public async Task Workbook_ShowsEveryQueryOfIts()
    {
        var deployment = await Bicep.MainAsync();
        var workbook = deployment.Only("Microsoft.Insights/workbooks");
        var queries = Directory.EnumerateFiles(Repository.PathTo("infra/queries"), "workbook-*.kql").Select(File.ReadAllText).ToList();
        // What the workspace is called is known to Resource Manager alone; all else stands in the template as text.
        var content = workbook.ToString();

        Assert.Equal(deployment.Only("Microsoft.OperationalInsights/workspaces").Id, workbook.Text("properties.sourceId"));
        Assert.Equal("shared", workbook.Text("kind"));
        foreach (var subject in new[] { "freshness", "fetches", "quarantine", "durations", "requests", "logs" })
            Assert.Contains(queries, query => query == Repository.Read($"infra/queries/workbook-{subject}.kql"));
        var items = JsonNode.Parse(workbook.Text("properties.serializedData"))!["items"]!.AsArray().Where(item => (int)item!["type"]! == 3).ToList();
        Assert.Equal(queries.Order(StringComparer.Ordinal), items.Select(item => (string)item!["content"]!["query"]!).Order(StringComparer.Ordinal));
        Assert.All(items, item => Assert.False(string.IsNullOrEmpty((string?)item!["content"]!["title"])));
        Assert.DoesNotContain("null", content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Budget_StartDate_IsPutOutForTheNextDeployment()
    {
        // Azure refuses to change it, so what the first deployment chose must come back in the next one's parameters.
        var outputs = (await Bicep.FullAsync()).Outputs;

        Assert.Contains("2026-12-01", (outputs["ROTATION_BUDGET_START_DATE"] ?? new JsonObject()).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("readEnvironmentVariable('ROTATION_BUDGET_START_DATE', '')", Repository.Read("infra/main.bicepparam"), StringComparison.Ordinal);
    }
}
