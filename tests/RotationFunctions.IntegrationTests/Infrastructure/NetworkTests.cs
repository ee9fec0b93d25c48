namespace RotationFunctions.IntegrationTests.Infrastructure;

public sealed class NetworkTests
{
    [Fact]
    public async Task Default_HasNoNetwork()
    {
        var deployment = await Bicep.MainAsync();

        Assert.DoesNotContain(deployment.Resources, resource => resource.Type.StartsWith("Microsoft.Network/", StringComparison.Ordinal));
        Assert.Equal("Enabled", deployment.Only("Microsoft.Storage/storageAccounts").Text("properties.publicNetworkAccess"));
        Assert.Null(deployment.Only("Microsoft.Web/sites")["properties.virtualNetworkSubnetId"]);
    }

    [Theory]
    [InlineData("Microsoft.Storage/storageAccounts")]
    [InlineData("Microsoft.KeyVault/vaults")]
    public async Task Isolated_PublicEndpoint_IsClosedButForTrustedServices(string type)
    {
        var resource = (await Bicep.IsolatedAsync()).Only(type);

        Assert.Equal("Disabled", resource.Text("properties.publicNetworkAccess"));
        Assert.Equal("Deny", resource.Text("properties.networkAcls.defaultAction"));
        Assert.Equal("AzureServices", resource.Text("properties.networkAcls.bypass"));
    }

    [Theory]
    [InlineData("Microsoft.Storage/storageAccounts")]
    [InlineData("Microsoft.KeyVault/vaults")]
    public async Task Isolated_OperatorAddress_GetsIn(string type)
    {
        var resource = (await Bicep.FullAsync()).Only(type);

        Assert.Equal("Enabled", resource.Text("properties.publicNetworkAccess"));
        Assert.Equal("Deny", resource.Text("properties.networkAcls.defaultAction"));
        Assert.Equal("203.0.113.7", Assert.Single(resource["properties.networkAcls.ipRules"]!.AsArray())!["value"]!.GetValue<string>());
    }

    [Fact]
    public async Task Isolated_EveryServiceThatTheAppUses_HasAnEndpointAndAZone()
    {
        var deployment = await Bicep.IsolatedAsync();

        Assert.Equal(
            ["blob", "queue", "table", "vault"],
            deployment.OfType("Microsoft.Network/privateEndpoints")
                .Select(endpoint => endpoint.Text("properties.privateLinkServiceConnections.0.properties.groupIds.0")).Order(StringComparer.Ordinal));
        // The suffix of storage addresses is known to the cloud alone, so it is still an expression here.
        Assert.Equal(
            [
                "[format('privatelink.{0}.{1}', 'blob', environment().suffixes.storage)]",
                "[format('privatelink.{0}.{1}', 'queue', environment().suffixes.storage)]",
                "[format('privatelink.{0}.{1}', 'table', environment().suffixes.storage)]",
                "privatelink.vaultcore.azure.net",
            ],
            deployment.OfType("Microsoft.Network/privateDnsZones").Select(zone => zone.Name).Order(StringComparer.Ordinal));
        Assert.Equal(4, deployment.OfType("Microsoft.Network/privateDnsZones/virtualNetworkLinks").Count);
        Assert.Equal(4, deployment.OfType("Microsoft.Network/privateEndpoints/privateDnsZoneGroups").Count);
    }

    [Fact]
    public async Task Isolated_App_LivesInADelegatedSubnet()
    {
        var deployment = await Bicep.IsolatedAsync();
        var network = deployment.Only("Microsoft.Network/virtualNetworks");

        Assert.Equal("snet-app", network.Text("properties.subnets.0.name"));
        Assert.Equal("Microsoft.App/environments", network.Text("properties.subnets.0.properties.delegations.0.properties.serviceName"));
        Assert.EndsWith("/subnets/snet-app", deployment.Only("Microsoft.Web/sites").Text("properties.virtualNetworkSubnetId"), StringComparison.Ordinal);
    }

    /// <summary>Providers are outside: without a gateway the app in its network would reach none of them.</summary>
    [Fact]
    public async Task Isolated_App_GoesOutThroughOneAddress_AndNothingElseGoesOut()
    {
        var deployment = await Bicep.IsolatedAsync();
        var network = deployment.Only("Microsoft.Network/virtualNetworks");
        var gateway = deployment.Only("Microsoft.Network/natGateways");

        Assert.All([0, 1], subnet => Assert.False(network.Flag($"properties.subnets.{subnet}.properties.defaultOutboundAccess")));
        Assert.Equal(gateway.Id, network.Text("properties.subnets.0.properties.natGateway.id"));
        Assert.Null(network["properties.subnets.1.properties.natGateway"]);
        var address = deployment.Only("Microsoft.Network/publicIPAddresses");
        Assert.Equal(address.Id, gateway.Text("properties.publicIpAddresses.0.id"));
        Assert.Equal(("Standard", "Static"), (address.Text("sku.name"), address.Text("properties.publicIPAllocationMethod")));
    }

    [Fact]
    public async Task Isolated_Subnets_DoNotOverlapAndAreGuarded()
    {
        var network = (await Bicep.IsolatedAsync()).Only("Microsoft.Network/virtualNetworks");

        Assert.Equal("10.86.0.0/26", network.Text("properties.subnets.0.properties.addressPrefix"));
        Assert.Equal("10.86.0.64/26", network.Text("properties.subnets.1.properties.addressPrefix"));
        Assert.All([0, 1], subnet => Assert.NotNull(network[$"properties.subnets.{subnet}.properties.networkSecurityGroup.id"]));
    }
}
