metadata description = 'Every role that a main deployment assigns. Event Grid\'s own, on the dead-letter container, is in events.bicep.'

import { dataContainerNames, tableNames } from 'storage.bicep'

@description('Name of the storage account.')
param storageAccountName string

@description('Container of events that could not be delivered.')
param deadLetterContainerName string

@description('Name of the key vault.')
param keyVaultName string

@description('Name of the Application Insights component.')
param componentName string

@description('Name of the function app\'s identity.')
param identityName string

@description('Object ID of the person, group or service principal that operates the desk; empty for none.')
param operatorPrincipalId string

@description('Kind of the operator.')
@allowed([
  'User'
  'Group'
  'ServicePrincipal'
])
param operatorPrincipalType string

var roles = {
  keyVaultSecretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

// Blob Data Owner: what the Functions host asks for on its storage, for locks, schedules and keys; it covers the
// pipeline's containers and the deployment package. Queue Data Contributor: the blob trigger passes each event through
// a queue and leaves what it cannot process in a poison queue. Table Data Contributor: metrics, reports, quarantine.
// Storage Account Contributor, which the polling blob trigger wants for storage logging, is not needed with Event Grid.
var appStorageRoles = [
  roles.storageBlobDataOwner
  roles.storageQueueDataContributor
  roles.storageTableDataContributor
]

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageAccountName

  resource blobService 'blobServices' existing = {
    name: 'default'

    resource dataContainers 'containers' existing = [
      for container in dataContainerNames: {
        name: container
      }
    ]

    resource deadLetters 'containers' existing = {
      name: deadLetterContainerName
    }
  }

  resource tableService 'tableServices' existing = {
    name: 'default'

    resource dataTables 'tables' existing = [
      for table in tableNames: {
        name: table
      }
    ]
  }
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: keyVaultName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource appOnStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in appStorageRoles: {
    name: guid(account.id, identity.id, role)
    scope: account
    properties: {
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource appOnVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, roles.keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
  }
}

resource appOnTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(component.id, identity.id, roles.monitoringMetricsPublisher)
  scope: component
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
  }
}

// The operator looks at all data, releases a snapshot from quarantine, puts a universe in place. Not on the account: that would
// reach the app's package and the host's keys, and with them everything that the app may do.
resource operatorOnContainers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, index) in (empty(operatorPrincipalId) ? [] : dataContainerNames): {
    name: guid(account::blobService::dataContainers[index].id, operatorPrincipalId, roles.storageBlobDataContributor)
    scope: account::blobService::dataContainers[index]
    properties: {
      principalId: operatorPrincipalId
      principalType: operatorPrincipalType
      roleDefinitionId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        roles.storageBlobDataContributor
      )
    }
  }
]

resource operatorOnDeadLetters 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorPrincipalId)) {
  name: guid(account::blobService::deadLetters.id, operatorPrincipalId, roles.storageBlobDataContributor)
  scope: account::blobService::deadLetters
  properties: {
    principalId: operatorPrincipalId
    principalType: operatorPrincipalType
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.storageBlobDataContributor
    )
  }
}

resource operatorOnTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, index) in (empty(operatorPrincipalId) ? [] : tableNames): {
    name: guid(account::tableService::dataTables[index].id, operatorPrincipalId, roles.storageTableDataContributor)
    scope: account::tableService::dataTables[index]
    properties: {
      principalId: operatorPrincipalId
      principalType: operatorPrincipalType
      roleDefinitionId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        roles.storageTableDataContributor
      )
    }
  }
]

resource operatorOnVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorPrincipalId)) {
  name: guid(vault.id, operatorPrincipalId, roles.keyVaultSecretsOfficer)
  scope: vault
  properties: {
    principalId: operatorPrincipalId
    principalType: operatorPrincipalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsOfficer)
  }
}
