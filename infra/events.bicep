metadata description = 'Blob events of new snapshots to the function that computes them. Deployed after the code: only a started host has the webhook\'s key.'

@description('Name of the function app, as the main deployment put it out. The other names follow from it.')
@minLength(6)
param functionAppName string

@description('Name of the storage account, as the main deployment put it out.')
@minLength(3)
@maxLength(24)
param storageAccountName string

@description('Container for events that could not be delivered, as the main deployment put it out.')
param deadLetterContainerName string = 'deadletter'

@description('Name of a system topic that the storage account has already, such as one of Defender for Storage: an account can have but one, so it is taken over, identity and tags included. It must be in this resource group. Empty to make one.')
param systemTopicName string = ''

@description('Name of the blob-triggered function.')
param functionName string = 'ComputeMetrics'

@description('Azure region of the storage account.')
param location string = resourceGroup().location

@description('Tags of the resources.')
param tags object = resourceGroup().tags

// func-rotation-abc → rotation-abc
var nameSuffix = skip(functionAppName, length('func-'))
var storageBlobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: functionAppName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: 'log-${nameSuffix}'
}

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' existing = {
  name: 'ag-${nameSuffix}'
}

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageAccountName

  resource blobService 'blobServices' existing = {
    name: 'default'

    resource deadLetters 'containers' existing = {
      name: deadLetterContainerName
    }
  }
}

// An account has one system topic. Its identity, not a key, writes the dead letters; it is system-assigned because
// Event Grid gets past a storage firewall with no other.
resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: empty(systemTopicName) ? 'evgst-${nameSuffix}' : systemTopicName
  location: location
  tags: tags
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    source: account.id
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

resource deadLetterRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::blobService::deadLetters.id, topic.id, storageBlobDataContributor)
  scope: account::blobService::deadLetters
  properties: {
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataContributor)
  }
}

resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'snapshots-to-${toLower(functionName)}'
  dependsOn: [
    deadLetterRole
  ]
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'WebHook'
      properties: {
        // The key is read here, by Resource Manager: it is in no script, no variable and no output.
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.${functionName}&code=${listKeys('${app.id}/host/default', '2024-11-01').systemKeys.blobs_extension}'
        maxEventsPerBatch: 1
        preferredBatchSizeInKilobytes: 64
        minimumTlsVersionAllowed: '1.2'
      }
    }
    filter: {
      includedEventTypes: [
        'Microsoft.Storage.BlobCreated'
      ]
      // With the slash at the end: without it, a container named snapshots-old would match too.
      subjectBeginsWith: '/blobServices/default/containers/snapshots/'
    }
    retryPolicy: {
      eventTimeToLiveInMinutes: 1440
      maxDeliveryAttempts: 30
    }
    deadLetterWithResourceIdentity: {
      identity: {
        type: 'SystemAssigned'
      }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: {
          resourceId: account.id
          blobContainerName: deadLetterContainerName
        }
      }
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: topic
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        category: 'DeliveryFailures'
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

resource deadLetterAlert 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alert-events-dead-lettered-${nameSuffix}'
  #disable-next-line no-hardcoded-location // Metric alerts are global.
  location: 'global'
  tags: tags
  properties: {
    description: 'An event of a new snapshot could not be delivered; reconciliation computes the snapshot all the same. See docs/operations.md, alert events-dead-lettered.'
    enabled: true
    severity: 3
    scopes: [
      topic.id
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead-lettered'
          metricNamespace: 'Microsoft.EventGrid/systemTopics'
          metricName: 'DeadLetteredCount'
          operator: 'GreaterThan'
          threshold: 0
          timeAggregation: 'Total'
        }
      ]
    }
    actions: [
      {
        actionGroupId: actionGroup.id
      }
    ]
  }
}

@description('Name of the event subscription.')
output eventSubscriptionName string = subscription.name
