metadata description = 'Flex Consumption plan and function app. Here, and nowhere else, are the app settings.'

@description('Name of the function app.')
param name string

@description('Name of the plan.')
param planName string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags object

@description('Name of the storage account.')
param storageAccountName string

@description('Container of the deployment package.')
param deploymentContainerName string

@description('Name of the key vault with the providers\' keys.')
param keyVaultName string

@description('Name of the Application Insights component.')
param componentName string

@description('Name of the user-assigned identity.')
param identityName string

@description('Name of the Log Analytics workspace for diagnostic settings.')
param workspaceName string

@description('Name of the virtual network with the app\'s subnet; empty for none.')
param networkName string

@description('Memory of an instance in MB.')
@allowed([
  512
  2048
  4096
])
param instanceMemoryMB int

@description('Most instances at a time.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int

@description('Price sources in order of preference, separated by commas.')
param priceSources string

@description('Rate sources in order of preference, separated by commas.')
param rateSources string

@description('Origins whose pages may call the API in a browser, separated by commas; empty for none.')
param corsOrigins string

@description('NCRONTAB expression in UTC: when prices are fetched.')
param fetchPricesSchedule string

@description('True spreads the instances over the zones of the region.')
param zoneRedundant bool

@description('NCRONTAB expression in UTC: when prices are fetched again if the day\'s bars were not out.')
param fetchPricesRetrySchedule string

@description('NCRONTAB expression in UTC: when rates are fetched.')
param fetchRatesSchedule string

@description('NCRONTAB expression in UTC: when snapshots without a report are looked for.')
param reconcileSchedule string

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageAccountName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource network 'Microsoft.Network/virtualNetworks@2024-07-01' existing = {
  name: networkName

  resource subnet 'subnets' existing = {
    name: 'snet-app'
  }
}

// A provider with a key, the setting that the app reads and the secret that holds it. The setting is there only when
// the provider is in use. The secret may come later: until then the reference reaches the app as its own text, which the
// app knows for what it is.
var keyedProviders = [
  {
    source: 'tiingo'
    setting: 'Sources__Tiingo__ApiKey'
    secret: 'tiingo-api-key'
  }
  {
    source: 'alphavantage'
    setting: 'Sources__AlphaVantage__ApiKey'
    secret: 'alphavantage-api-key'
  }
  {
    source: 'stooq'
    setting: 'Sources__Stooq__ApiKey'
    secret: 'stooq-api-key'
  }
  {
    source: 'fred'
    setting: 'Sources__Fred__ApiKey'
    secret: 'fred-api-key'
  }
]

var sourcesInUse = map(split('${priceSources},${rateSources}', ','), source => toLower(trim(source)))

// No version in the reference: a key that is replaced in the vault reaches the app by itself within a day.
var providerKeySettings = toObject(
  filter(keyedProviders, provider => contains(sourcesInUse, provider.source)),
  provider => provider.setting,
  provider => '@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=${provider.secret})'
)

// What the host and the SDKs read.
var platformSettings = {
  APPLICATIONINSIGHTS_CONNECTION_STRING: component.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identity.properties.clientId}'
  AZURE_CLIENT_ID: identity.properties.clientId
  AzureWebJobsStorage__accountName: account.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
}

// What the pipeline's own options read.
var pipelineSettings = {
  FetchPricesSchedule: fetchPricesSchedule
  FetchPricesRetrySchedule: fetchPricesRetrySchedule
  FetchRatesSchedule: fetchRatesSchedule
  ReconcileSchedule: reconcileSchedule
  Sources__Prices: priceSources
  Sources__Rates: rateSources
  Api__CorsOrigins: corsOrigins
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    tier: 'FlexConsumption'
    name: 'FC1'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, {
    // azd finds the app of azure.yaml's service by this tag.
    'azd-service-name': 'functions'
  })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Event Grid's webhook can only be a public address; keys guard every route but health.
    publicNetworkAccess: 'Enabled'
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: empty(networkName) ? null : network::subnet.id
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${account.properties.primaryEndpoints.blob}${deploymentContainerName}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      appSettings: map(items(union(platformSettings, pipelineSettings, providerKeySettings)), setting => {
        name: setting.key
        value: setting.value
      })
    }
  }

  // Publishing by user name and password is off; deployments come with a Microsoft Entra token.
  resource scmCredentials 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }

  resource ftpCredentials 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: app
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        // The host's log, also when the app never gets as far as its own telemetry.
        category: 'FunctionAppLogs'
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

@description('Host name of the function app.')
output hostName string = app.properties.defaultHostName
