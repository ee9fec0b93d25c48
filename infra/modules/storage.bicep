metadata description = 'The storage account of the pipeline: containers, tables, lifecycle and soft delete. No key opens it.'

@description('Name of the storage account.')
@minLength(3)
@maxLength(24)
param name string

@description('Azure region.')
param location string

@description('Tags of the account.')
param tags object

@description('Redundancy. LRS: three copies in one datacentre. ZRS: in three zones of the region. GRS and GZRS: also in the paired region.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param sku string

@description('Days in which a deleted or overwritten blob and a deleted container can be restored.')
@minValue(1)
@maxValue(365)
param softDeleteDays int

@description('Days after which untouched responses move to the cool tier.')
@minValue(30)
param rawCoolAfterDays int

@description('Days after which untouched responses move to the cold tier. Must be more than rawCoolAfterDays.')
@minValue(31)
param rawColdAfterDays int

@description('Days after which untouched responses are deleted; 0 keeps them for ever, so that every figure stays traceable to its bytes.')
@minValue(0)
param rawDeleteAfterDays int

@description('Days after which snapshots move to the cool tier.')
@minValue(30)
param snapshotCoolAfterDays int

@description('Days after which claims that were kept under a link are deleted; 0 keeps them for ever.')
@minValue(0)
param claimsDeleteAfterDays int

@description('Days in which no one can change or delete a published report, not even an owner; 0 for no such policy. The policy is not locked: an owner may shorten or remove it.')
@minValue(0)
@maxValue(146000)
param reportRetentionDays int

@description('True encrypts the account a second time, with a key of the infrastructure. Only a new account can be made so.')
param infrastructureEncryption bool

@description('True closes the public endpoint: only private endpoints, trusted Azure services and operatorIpAddresses get in.')
param networkIsolation bool

@description('Public IPv4 addresses or CIDR ranges that may reach the account when networkIsolation is on. Single addresses without /32.')
param operatorIpAddresses string[]

@description('Name of the Log Analytics workspace for diagnostic settings.')
param workspaceName string

@description('Container of the deployment package.')
param deploymentContainerName string

@description('Container in which Event Grid leaves events that it could not deliver.')
param deadLetterContainerName string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

// The pipeline's own names; the code calls them by the same constants.
@export()
var dataContainerNames = [
  'raw'
  'snapshots'
  'reports'
  'config'
  'claims'
  'state'
]

// The Functions host keeps its locks, timer schedules and encrypted keys here. It would make them itself; made here,
// they are in the template that says what the account holds.
var hostContainerNames = [
  'azure-webjobs-hosts'
  'azure-webjobs-secrets'
]

@export()
var tableNames = [
  'Metrics'
  'Reports'
  'Quarantine'
]

var containerNames = concat(dataContainerNames, hostContainerNames, [
  deploymentContainerName
  deadLetterContainerName
])

// A published report keeps every version that it had.
var prunedContainerNames = filter(containerNames, container => container != 'reports')

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    encryption: {
      keySource: 'Microsoft.Storage'
      requireInfrastructureEncryption: infrastructureEncryption
    }
    // No user of the account's own, as SFTP would have, and no signature that outlives a day.
    isLocalUserEnabled: false
    sasPolicy: {
      expirationAction: 'Block'
      sasExpirationPeriod: '1.00:00:00'
    }
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: networkIsolation && empty(operatorIpAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      // Event Grid writes dead letters from outside the network, as a trusted service with an identity and a role.
      bypass: 'AzureServices'
      defaultAction: networkIsolation ? 'Deny' : 'Allow'
      ipRules: [
        for address in operatorIpAddresses: {
          action: 'Allow'
          value: address
        }
      ]
    }
  }
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
    }
    // For published reports: what is deleted or overwritten stays as a version. The account has it for all or for none, so
    // the rule 'old-versions' takes those of the other containers away.
    isVersioningEnabled: true
  }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = [
  for containerName in containerNames: {
    parent: blobService
    name: containerName
    properties: {
      publicAccess: 'None'
    }
  }
]

// Published reports vouch for one another by their hashes; with the policy even their owner cannot rewrite them.
resource reportImmutability 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2025-01-01' = if (reportRetentionDays > 0) {
  name: '${name}/default/reports/default'
  dependsOn: [
    containers
  ]
  properties: {
    immutabilityPeriodSinceCreationInDays: max(reportRetentionDays, 1)
    allowProtectedAppendWrites: false
  }
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-01-01' = {
  parent: account
  name: 'default'
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = {
  parent: account
  name: 'default'
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-01-01' = [
  for tableName in tableNames: {
    parent: tableService
    name: tableName
  }
]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: account
  name: 'default'
  dependsOn: [
    blobService
  ]
  properties: {
    policy: {
      rules: [
        {
          name: 'raw-by-age'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
              prefixMatch: [
                'raw/'
              ]
            }
            actions: {
              baseBlob: union(
                {
                  tierToCool: {
                    daysAfterModificationGreaterThan: rawCoolAfterDays
                  }
                  tierToCold: {
                    daysAfterModificationGreaterThan: rawColdAfterDays
                  }
                },
                rawDeleteAfterDays > 0
                  ? {
                      delete: {
                        daysAfterModificationGreaterThan: rawDeleteAfterDays
                      }
                    }
                  : {}
              )
            }
          }
        }
        {
          name: 'snapshots-by-age'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
              prefixMatch: [
                'snapshots/'
              ]
            }
            actions: {
              baseBlob: {
                tierToCool: {
                  daysAfterModificationGreaterThan: snapshotCoolAfterDays
                }
              }
            }
          }
        }
        {
          name: 'claims-by-age'
          // A rule that is off needs a number all the same.
          enabled: claimsDeleteAfterDays > 0
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
              prefixMatch: [
                'claims/'
              ]
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: max(claimsDeleteAfterDays, 1)
                }
              }
            }
          }
        }
        {
          name: 'old-versions'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
              prefixMatch: map(prunedContainerNames, container => '${container}/')
            }
            actions: {
              version: {
                delete: {
                  daysAfterCreationGreaterThan: softDeleteDays
                }
              }
            }
          }
        }
        {
          name: 'dead-letters-after-90-days'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
              prefixMatch: [
                '${deadLetterContainerName}/'
              ]
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: 90
                }
              }
            }
          }
        }
      ]
    }
  }
}

// Writes and deletes tell who changed what. Reads are left out: the host polls its queue and leases all day long, and
// nobody would look for a needle in that hay.
resource blobDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: blobService
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}

resource tableDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: tableService
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}

resource queueDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: queueService
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        category: 'StorageWrite'
        enabled: true
      }
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}

@description('Resource ID of the account.')
output id string = account.id
