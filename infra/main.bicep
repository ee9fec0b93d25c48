metadata description = 'The market-rotation desk in a subscription: one resource group with everything it needs.'

targetScope = 'subscription'

// Who and where

@description('Name of the environment, such as prod. It is part of the resource group\'s name and of what makes the other names unique.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Azure region of all resources: one that offers Flex Consumption. Where the list is too old, add the region that `az functionapp list-flexconsumption-locations` names.')
@allowed([
  'australiaeast'
  'australiasoutheast'
  'brazilsouth'
  'canadacentral'
  'centralindia'
  'centralus'
  'eastasia'
  'eastus'
  'eastus2'
  'francecentral'
  'germanywestcentral'
  'italynorth'
  'japaneast'
  'koreacentral'
  'northcentralus'
  'northeurope'
  'norwayeast'
  'southafricanorth'
  'southcentralus'
  'southeastasia'
  'southindia'
  'spaincentral'
  'swedencentral'
  'uaenorth'
  'uksouth'
  'ukwest'
  'westcentralus'
  'westeurope'
  'westus'
  'westus2'
  'westus3'
])
@metadata({
  azd: {
    type: 'location'
  }
})
param location string

@description('Tags that every resource gets, besides azd-env-name and application.')
param tags object = {}

@description('Object ID of the person, group or service principal that operates the desk: may read and write its data and set providers\' keys. Empty for none.')
param operatorPrincipalId string = ''

@description('Kind of the operator.')
@allowed([
  'User'
  'Group'
  'ServicePrincipal'
])
param operatorPrincipalType string = 'User'

// What the desk does

@description('Price sources in order of preference, separated by commas: tiingo, yahoo, alphavantage, stooq, demo. Each but yahoo and demo needs its key in the vault; until it is there, the next of the list is asked.')
@minLength(1)
param priceSources string = 'tiingo,yahoo'

@description('Rate sources in order of preference, separated by commas: nyfed, treasury, fred, demo. Only fred needs its key in the vault.')
@minLength(1)
param rateSources string = 'nyfed,treasury'

@description('Origins whose pages may call the API in a browser, separated by commas, as https://desk.example; * for any. Empty for none.')
param corsOrigins string = ''

@description('NCRONTAB expression in UTC: when prices are fetched. The default is after the US close in winter and in summer.')
param fetchPricesSchedule string = '0 30 22 * * 1-5'

@description('NCRONTAB expression in UTC: when prices are fetched again if the day\'s bars were not out at the first try.')
param fetchPricesRetrySchedule string = '0 30 3 * * 2-6'

@description('NCRONTAB expression in UTC: when rates are fetched. Before prices, so that the snapshot carries them.')
param fetchRatesSchedule string = '0 0 22 * * 1-5'

@description('NCRONTAB expression in UTC: when snapshots without a report are looked for.')
param reconcileSchedule string = '0 */15 * * * *'

// How it runs

@description('Memory of an instance in MB.')
@allowed([
  512
  2048
  4096
])
param instanceMemoryMB int = 2048

@description('Most instances at a time. It bounds what a rush of requests can cost: an instance of 2,048 MB that is busy all month is about 137 USD, five are 683 USD.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 5

@description('True spreads the instances over the zones of the region. It goes with a storage account in zones (ZRS or GZRS) and with a region that has them.')
param zoneRedundant bool = false

@description('Redundancy of the storage account. LRS: three copies in one datacentre. ZRS: in three zones of the region. GRS and GZRS: also in the paired region.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param storageSku string = 'Standard_LRS'

@description('True encrypts the storage account a second time, with a key of the infrastructure. It can be chosen only when the account is made.')
param infrastructureEncryption bool = false

@description('Days in which a deleted or overwritten blob and a deleted container can be restored.')
@minValue(1)
@maxValue(365)
param softDeleteDays int = 14

@description('Days after which untouched responses move to the cool tier.')
@minValue(30)
param rawCoolAfterDays int = 90

@description('Days after which untouched responses move to the cold tier. Must be more than rawCoolAfterDays.')
@minValue(31)
param rawColdAfterDays int = 365

@description('Days after which untouched responses are deleted; 0 keeps them for ever, so that every figure stays traceable to its bytes.')
@minValue(0)
param rawDeleteAfterDays int = 0

@description('Days after which snapshots move to the cool tier. The newest are read by every request for a window, old ones by a verification alone.')
@minValue(30)
param snapshotCoolAfterDays int = 90

@description('Days after which claims that were kept under a link are deleted; 0 keeps them for ever.')
@minValue(0)
param claimsDeleteAfterDays int = 365

@description('Days in which no one can change or delete a published report, not even an owner; 0 for no such policy. Deleting the environment takes removing the policy first.')
@minValue(0)
@maxValue(146000)
param reportRetentionDays int = 0

@description('True keeps a deleted key vault and its name for 90 days, whatever happens. False only for environments that come and go.')
param vaultPurgeProtection bool = true

// Network

@description('True puts storage and vault behind private endpoints in a virtual network and closes their public ones. The app itself stays reachable: Event Grid\'s webhook and the readers need it.')
param networkIsolation bool = false

@description('Address range of the virtual network, a /24 or larger. Used with networkIsolation.')
param networkAddressPrefix string = '10.86.0.0/24'

@description('Public IPv4 addresses or CIDR ranges that may reach storage and vault in spite of networkIsolation, for operators outside the network.')
param operatorIpAddresses string[] = []

// Watching it

@description('Addresses that alerts and budget notices go to; without any, they go to the owners of the subscription.')
param alertEmails string[] = []

@description('Failed runs and server errors within an hour that raise an alert.')
@minValue(1)
param failureThreshold int = 3

@description('Days that logs are kept. The first 31 are in the price of ingestion.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Limit of log ingestion in GB a day; -1 for none. When it is reached, the log alerts are blind until the next day.')
@minValue(-1)
param logDailyCapGb int = 1

@description('Monthly budget of the resource group, in the currency of the subscription. A notice is sent at 80 % spent and at 100 % forecast. 0 makes no budget, as a subscription needs that has no Cost Management yet.')
@minValue(0)
param monthlyBudget int = 20

@description('First day of the budget\'s first month, yyyy-MM-01. Azure refuses to change it: pass what the first deployment put out as ROTATION_BUDGET_START_DATE. Empty at the first deployment: the current month.')
@maxLength(10)
param budgetStartDate string = ''

@description('The current month, for a first deployment. Leave it alone.')
param currentMonth string = utcNow('yyyy-MM-01')

var token = uniqueString(subscription().id, environmentName, location)
// All names share this suffix; events.bicep finds its way from the function app's name by it.
var nameSuffix = 'rotation-${token}'
// Names are known before anything is deployed, so that a what-if can foretell everything. Storage accounts and vaults
// take at most 24 characters, so theirs lack the word.
var names = {
  identity: 'id-${nameSuffix}'
  workspace: 'log-${nameSuffix}'
  component: 'appi-${nameSuffix}'
  storageAccount: 'st${token}'
  keyVault: 'kv-${token}'
  plan: 'asp-${nameSuffix}'
  functionApp: 'func-${nameSuffix}'
  network: 'vnet-${nameSuffix}'
}
var allTags = union(tags, {
  'azd-env-name': environmentName
  application: 'rotation-functions'
})
var deploymentContainerName = 'app-package'
var deadLetterContainerName = 'deadletter'
var budgetStart = empty(budgetStartDate) ? currentMonth : budgetStartDate

resource resourceGroup 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: allTags
}

module identity 'modules/identity.bicep' = {
  scope: resourceGroup
  params: {
    name: names.identity
    location: location
    tags: allTags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: resourceGroup
  params: {
    workspaceName: names.workspace
    componentName: names.component
    location: location
    tags: allTags
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
  }
}

module storage 'modules/storage.bicep' = {
  scope: resourceGroup
  params: {
    name: names.storageAccount
    location: location
    tags: allTags
    sku: storageSku
    infrastructureEncryption: infrastructureEncryption
    softDeleteDays: softDeleteDays
    rawCoolAfterDays: rawCoolAfterDays
    rawColdAfterDays: rawColdAfterDays
    rawDeleteAfterDays: rawDeleteAfterDays
    snapshotCoolAfterDays: snapshotCoolAfterDays
    claimsDeleteAfterDays: claimsDeleteAfterDays
    reportRetentionDays: reportRetentionDays
    networkIsolation: networkIsolation
    operatorIpAddresses: operatorIpAddresses
    workspaceName: names.workspace
    deploymentContainerName: deploymentContainerName
    deadLetterContainerName: deadLetterContainerName
  }
  dependsOn: [
    monitoring
  ]
}

module keyVault 'modules/key-vault.bicep' = {
  scope: resourceGroup
  params: {
    name: names.keyVault
    location: location
    tags: allTags
    purgeProtection: vaultPurgeProtection
    networkIsolation: networkIsolation
    operatorIpAddresses: operatorIpAddresses
    workspaceName: names.workspace
  }
  dependsOn: [
    monitoring
  ]
}

module access 'modules/access.bicep' = {
  scope: resourceGroup
  params: {
    storageAccountName: names.storageAccount
    deadLetterContainerName: deadLetterContainerName
    keyVaultName: names.keyVault
    componentName: names.component
    identityName: names.identity
    operatorPrincipalId: operatorPrincipalId
    operatorPrincipalType: operatorPrincipalType
  }
  dependsOn: [
    identity
    monitoring
    storage
    keyVault
  ]
}

module network 'modules/network.bicep' = if (networkIsolation) {
  scope: resourceGroup
  params: {
    name: names.network
    nameSuffix: nameSuffix
    location: location
    tags: allTags
    addressPrefix: networkAddressPrefix
  }
}

var storageGroups = [
  'blob'
  'queue'
  'table'
]

module storageEndpoints 'modules/private-endpoint.bicep' = [
  for group in (networkIsolation ? storageGroups : []): {
    scope: resourceGroup
    params: {
      nameSuffix: nameSuffix
      location: location
      tags: allTags
      serviceId: storage.outputs.id
      groupId: group
      zoneName: 'privatelink.${group}.${environment().suffixes.storage}'
      networkId: network!.outputs.networkId
      subnetId: network!.outputs.endpointSubnetId
    }
  }
]

module vaultEndpoint 'modules/private-endpoint.bicep' = if (networkIsolation) {
  scope: resourceGroup
  params: {
    nameSuffix: nameSuffix
    location: location
    tags: allTags
    serviceId: keyVault.outputs.id
    groupId: 'vault'
    zoneName: 'privatelink.vaultcore.azure.net'
    networkId: network!.outputs.networkId
    subnetId: network!.outputs.endpointSubnetId
  }
}

module functionApp 'modules/function-app.bicep' = {
  scope: resourceGroup
  params: {
    name: names.functionApp
    planName: names.plan
    location: location
    tags: allTags
    storageAccountName: names.storageAccount
    deploymentContainerName: deploymentContainerName
    keyVaultName: names.keyVault
    componentName: names.component
    identityName: names.identity
    workspaceName: names.workspace
    networkName: networkIsolation ? names.network : ''
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    zoneRedundant: zoneRedundant
    priceSources: priceSources
    rateSources: rateSources
    corsOrigins: corsOrigins
    fetchPricesSchedule: fetchPricesSchedule
    fetchPricesRetrySchedule: fetchPricesRetrySchedule
    fetchRatesSchedule: fetchRatesSchedule
    reconcileSchedule: reconcileSchedule
  }
  dependsOn: [
    // The first start needs the roles and, in an isolated network, the way to storage and vault.
    access
    storageEndpoints
    vaultEndpoint
  ]
}

module alerts 'modules/alerts.bicep' = {
  scope: resourceGroup
  params: {
    nameSuffix: nameSuffix
    location: location
    tags: allTags
    workspaceName: names.workspace
    emails: alertEmails
    failureThreshold: failureThreshold
    monthlyBudget: monthlyBudget
    budgetStartDate: budgetStart
  }
  dependsOn: [
    monitoring
  ]
}

module workbook 'modules/workbook.bicep' = {
  scope: resourceGroup
  params: {
    nameSuffix: nameSuffix
    location: location
    tags: allTags
    workspaceName: names.workspace
  }
  dependsOn: [
    monitoring
  ]
}

// azd keeps the outputs in its environment, where the deployment hook and main.bicepparam find them.

@description('Azure region.')
output AZURE_LOCATION string = location

@description('Resource group.')
output AZURE_RESOURCE_GROUP string = resourceGroup.name

@description('Function app.')
output ROTATION_FUNCTION_APP string = names.functionApp

@description('Base address of the API.')
output ROTATION_API_URL string = 'https://${functionApp.outputs.hostName}/api'

@description('Storage account.')
output ROTATION_STORAGE_ACCOUNT string = names.storageAccount

@description('Key vault of the providers\' keys.')
output ROTATION_KEY_VAULT string = names.keyVault

@description('Container of events that could not be delivered.')
output ROTATION_DEAD_LETTER_CONTAINER string = deadLetterContainerName

@description('First month of the budget; a later deployment must pass the same.')
output ROTATION_BUDGET_START_DATE string = budgetStart
