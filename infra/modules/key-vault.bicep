metadata description = 'Vault of the data providers\' keys. The template makes no secret: a key never passes through a parameter.'

@description('Name of the vault.')
@minLength(3)
@maxLength(24)
param name string

@description('Azure region.')
param location string

@description('Tags of the vault.')
param tags object

@description('True keeps a deleted vault for 90 days, whatever happens. It can be switched on later, but never off.')
param purgeProtection bool

@description('True closes the public endpoint: only the private endpoint, trusted Azure services and operatorIpAddresses get in.')
param networkIsolation bool

@description('Public IPv4 addresses or CIDR ranges that may reach the vault when networkIsolation is on.')
param operatorIpAddresses string[]

@description('Name of the Log Analytics workspace for diagnostic settings.')
param workspaceName string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // Azure takes true or nothing; false is refused.
    enablePurgeProtection: purgeProtection ? true : null
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    publicNetworkAccess: networkIsolation && empty(operatorIpAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: networkIsolation ? 'Deny' : 'Allow'
      ipRules: [
        for address in operatorIpAddresses: {
          value: address
        }
      ]
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: vault
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        categoryGroup: 'audit'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

@description('Resource ID of the vault.')
output id string = vault.id
