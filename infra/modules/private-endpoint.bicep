metadata description = 'A private endpoint to one sub-resource, with its private DNS zone linked to the network.'

@description('Suffix of the names, such as rotation-abc.')
param nameSuffix string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags object

@description('Resource ID of the service behind the endpoint.')
param serviceId string

@description('Sub-resource of the service.')
@allowed([
  'blob'
  'queue'
  'table'
  'vault'
])
param groupId string

@description('Name of the private DNS zone of the sub-resource.')
param zoneName string

@description('Resource ID of the virtual network.')
param networkId string

@description('Resource ID of the subnet of the endpoint.')
param subnetId string

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: zoneName
  #disable-next-line no-hardcoded-location // A private DNS zone belongs to no region.
  location: 'global'
  tags: tags
}

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: zone
  name: 'link-${nameSuffix}'
  #disable-next-line no-hardcoded-location // Nor does its link.
  location: 'global'
  tags: tags
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: networkId
    }
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-07-01' = {
  name: 'pep-${groupId}-${nameSuffix}'
  location: location
  tags: tags
  properties: {
    customNetworkInterfaceName: 'nic-pep-${groupId}-${nameSuffix}'
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: groupId
        properties: {
          privateLinkServiceId: serviceId
          groupIds: [
            groupId
          ]
        }
      }
    ]
  }
}

resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-07-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: groupId
        properties: {
          privateDnsZoneId: zone.id
        }
      }
    ]
  }
}
