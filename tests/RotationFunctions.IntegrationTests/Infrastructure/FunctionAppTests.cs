namespace RotationFunctions.IntegrationTests.Infrastructure;

public sealed class FunctionAppTests
{
    private const string SiteType = "Microsoft.Web/sites";

    /// <summary>Settings that Flex Consumption ignores or refuses; each has moved to functionAppConfig or to the platform.</summary>
    public static TheoryData<string> SettingsThatFlexHasNot { get; } =
    [
        "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_WORKER_RUNTIME_VERSION", "FUNCTIONS_EXTENSION_VERSION",
        "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING", "WEBSITE_CONTENTSHARE",
        "WEBSITE_CONTENTOVERVNET", "WEBSITE_VNET_ROUTE_ALL", "WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT",
        "WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED", "SCM_DO_BUILD_DURING_DEPLOYMENT", "ENABLE_ORYX_BUILD",
        "FUNCTIONS_MAX_HTTP_CONCURRENCY", "WEBSITE_TIME_ZONE", "TZ", "AzureWebJobsStorage", "APPINSIGHTS_INSTRUMENTATIONKEY",
    ];

    [Fact]
    public async Task Plan_IsFlexConsumption()
    {
        var plan = (await Bicep.MainAsync()).Only("Microsoft.Web/serverfarms");

        Assert.Equal("FC1", plan.Text("sku.name"));
        Assert.Equal("FlexConsumption", plan.Text("sku.tier"));
        Assert.True(plan.Flag("properties.reserved"));
    }

    [Fact]
    public async Task Runtime_IsDotnet10Isolated()
    {
        var app = (await Bicep.MainAsync()).Only(SiteType);

        Assert.Equal("functionapp,linux", app.Text("kind"));
        Assert.Equal("dotnet-isolated", app.Text("properties.functionAppConfig.runtime.name"));
        Assert.Equal("10.0", app.Text("properties.functionAppConfig.runtime.version"));
    }

    [Fact]
    public async Task Scale_HasMemoryAndALimit()
    {
        var app = (await Bicep.MainAsync()).Only(SiteType);

        Assert.Equal(2048, app.Number("properties.functionAppConfig.scaleAndConcurrency.instanceMemoryMB"));
        Assert.Equal(5, app.Number("properties.functionAppConfig.scaleAndConcurrency.maximumInstanceCount"));
    }

    [Fact]
    public async Task Package_IsReadByTheIdentity()
    {
        var deployment = await Bicep.MainAsync();
        var app = deployment.Only(SiteType);
        var identity = deployment.Only("Microsoft.ManagedIdentity/userAssignedIdentities").Id;
        const string storage = "properties.functionAppConfig.deployment.storage";

        Assert.Equal("blobContainer", app.Text($"{storage}.type"));
        Assert.Contains("'app-package'", app.Text($"{storage}.value"), StringComparison.Ordinal);
        Assert.Equal("UserAssignedIdentity", app.Text($"{storage}.authentication.type"));
        Assert.Equal(identity, app.Text($"{storage}.authentication.userAssignedIdentityResourceId"));
    }

    [Fact]
    public async Task Identity_IsTheUserAssignedOneAlone()
    {
        var deployment = await Bicep.MainAsync();
        var app = deployment.Only(SiteType);
        var identity = deployment.Only("Microsoft.ManagedIdentity/userAssignedIdentities").Id;

        Assert.Equal("UserAssigned", app.Text("identity.type"));
        Assert.Equal(identity, Assert.Single(app["identity.userAssignedIdentities"]!.AsObject()).Key);
        Assert.Equal(identity, app.Text("properties.keyVaultReferenceIdentity"));
    }

    [Fact]
    public async Task App_HttpsAndTls12_AreRequired()
    {
        var app = (await Bicep.MainAsync()).Only(SiteType);

        Assert.True(app.Flag("properties.httpsOnly"));
        Assert.Equal("1.2", app.Text("properties.siteConfig.minTlsVersion"));
        Assert.Equal("1.2", app.Text("properties.siteConfig.scmMinTlsVersion"));
    }

    [Fact]
    public async Task Publishing_ByPassword_IsOff()
    {
        var policies = (await Bicep.MainAsync()).OfType($"{SiteType}/basicPublishingCredentialsPolicies");

        Assert.Equal(["ftp", "scm"], policies.Select(policy => policy.LastName).Order(StringComparer.Ordinal));
        Assert.All(policies, policy => Assert.False(policy.Flag("properties.allow")));
    }

    [Fact]
    public async Task Storage_IsReachedByIdentity()
    {
        var deployment = await Bicep.MainAsync();
        var settings = deployment.AppSettings();

        Assert.Equal(deployment.Only("Microsoft.Storage/storageAccounts").Name, settings["AzureWebJobsStorage__accountName"]);
        Assert.Equal("managedidentity", settings["AzureWebJobsStorage__credential"]);
        Assert.EndsWith(".clientId]", settings["AzureWebJobsStorage__clientId"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telemetry_IsSentByIdentity()
    {
        var settings = (await Bicep.MainAsync()).AppSettings();

        Assert.Contains("'Authorization=AAD;ClientId={0}'", settings["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SettingsThatFlexHasNot))]
    public async Task AppSettings_LackWhatFlexHasNot(string setting) =>
        Assert.DoesNotContain(setting, (await Bicep.MainAsync()).AppSettings().Keys, StringComparer.OrdinalIgnoreCase);

    [Fact]
    public async Task AppSettings_HoldNoSecret()
    {
        var settings = (await Bicep.FullAsync()).AppSettings();

        Assert.All(settings, setting =>
        {
            if (setting.Key.EndsWith("Key", StringComparison.OrdinalIgnoreCase))
                Assert.Matches(@"^@Microsoft\.KeyVault\(VaultName=kv-[a-z0-9]+;SecretName=[a-z-]+\)$", setting.Value);
            Assert.DoesNotContain("AccountKey", setting.Value, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("listKeys", setting.Value, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("SharedAccess", setting.Value, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task ProviderKeys_AreReferredToWhenTheirSourceIsInUse()
    {
        string[] ProviderKeys(Deployment deployment) =>
            [.. deployment.AppSettings().Keys.Where(name => name.EndsWith("__ApiKey", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        Assert.Equal(["Sources__Tiingo__ApiKey"], ProviderKeys(await Bicep.MainAsync()));
        Assert.Empty(ProviderKeys(await Bicep.MainAsync(("ROTATION_PRICE_SOURCES", "yahoo"))));
        Assert.Equal(
            ["Sources__Fred__ApiKey", "Sources__Tiingo__ApiKey"],
            ProviderKeys(await Bicep.MainAsync(("ROTATION_PRICE_SOURCES", "Tiingo, yahoo"), ("ROTATION_RATE_SOURCES", "nyfed,fred"))));
        Assert.Equal(
            ["Sources__AlphaVantage__ApiKey", "Sources__Fred__ApiKey", "Sources__Stooq__ApiKey", "Sources__Tiingo__ApiKey"],
            ProviderKeys(await Bicep.FullAsync()));
    }

    [Fact]
    public async Task AzdTag_IsTheServiceOfAzureYaml()
    {
        var service = (await Bicep.MainAsync()).Only(SiteType).Text("tags.azd-service-name");

        Assert.Contains($"\n  {service}:\n    project: src/RotationFunctions\n", Repository.Read("azure.yaml"), StringComparison.Ordinal);
    }
}
