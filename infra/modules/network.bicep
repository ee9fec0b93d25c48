metadata description = 'Virtual network with a subnet for the app\'s outbound traffic and one for private endpoints.'

@description('Name of the network.')
param name string

@description('Suffix of the other names, such as rotation-abc.')
param nameSuffix string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags object

@description('Address range of the network, a /24 or larger. Choose one that is free where the network is peered.')
param addressPrefix string

// A subnet of a Flex Consumption app holds its instances: /26 leaves room for 40 and the platform's own addresses.
var appSubnetPrefix = cidrSubnet(addressPrefix, 26, 0)
var endpointSubnetPrefix = cidrSubnet(addressPrefix, 26, 1)

resource appSecurityGroup 'Microsoft.Network/networkSecurityGroups@2024-07-01' = {
  name: 'nsg-app-${nameSuffix}'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'deny-inbound-from-internet'
        properties: {
          description: 'The subnet is for outbound traffic; requests reach the app through its public front end.'
          access: 'Deny'
          direction: 'Inbound'
          priority: 4000
          protocol: '*'
          sourceAddressPrefix: 'Internet'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource endpointSecurityGroup 'Microsoft.Network/networkSecurityGroups@2024-07-01' = {
  name: 'nsg-endpoints-${nameSuffix}'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'allow-https-from-network'
        properties: {
          description: 'The app, and networks that are peered with this one, reach storage and vault.'
          access: 'Allow'
          direction: 'Inbound'
          priority: 100
          protocol: 'Tcp'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: endpointSubnetPrefix
          destinationPortRange: '443'
        }
      }
      {
        name: 'deny-inbound'
        properties: {
          access: 'Deny'
          direction: 'Inbound'
          priority: 4000
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

// Providers are outside, and a subnet has no way out that is not made: the app's goes through a gateway with an address of its
// own, which a provider or a firewall can be told of.
resource outboundAddress 'Microsoft.Network/publicIPAddresses@2024-07-01' = {
  name: 'pip-${nameSuffix}'
  location: location
  tags: tags
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAllocationMethod: 'Static'
  }
}

resource gateway 'Microsoft.Network/natGateways@2024-07-01' = {
  name: 'ng-${nameSuffix}'
  location: location
  tags: tags
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIpAddresses: [
      {
        id: outboundAddress.id
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        addressPrefix
      ]
    }
    // Subnets inside the network, not as children: two writers of one network would undo each other on a redeployment.
    subnets: [
      {
        name: 'snet-app'
        properties: {
          addressPrefix: appSubnetPrefix
          defaultOutboundAccess: false
          natGateway: {
            id: gateway.id
          }
          networkSecurityGroup: {
            id: appSecurityGroup.id
          }
          delegations: [
            {
              name: 'flex-consumption'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'snet-endpoints'
        properties: {
          addressPrefix: endpointSubnetPrefix
          defaultOutboundAccess: false
          privateEndpointNetworkPolicies: 'Enabled'
          networkSecurityGroup: {
            id: endpointSecurityGroup.id
          }
        }
      }
    ]
  }

  resource endpointSubnet 'subnets' existing = {
    name: 'snet-endpoints'
  }
}

@description('Resource ID of the network.')
output networkId string = network.id

@description('Resource ID of the subnet of the private endpoints.')
output endpointSubnetId string = network::endpointSubnet.id
