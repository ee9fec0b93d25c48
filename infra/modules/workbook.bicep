metadata description = 'A workbook for the operator: freshness, fetches by source, quarantine, durations, and what drives the cost.'

@description('Suffix of the names, such as rotation-abc.')
param nameSuffix string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags object

@description('Name of the Log Analytics workspace that the queries read.')
param workspaceName string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

var charts = [
  {
    name: 'freshness'
    title: 'Days from the latest report to today'
    visualization: 'linechart'
    query: loadTextContent('../queries/workbook-freshness.kql')
  }
  {
    name: 'fetches'
    title: 'Series fetched, by source'
    visualization: 'barchart'
    query: loadTextContent('../queries/workbook-fetches.kql')
  }
  {
    name: 'quarantine'
    title: 'Snapshots quarantined'
    visualization: 'barchart'
    query: loadTextContent('../queries/workbook-quarantine.kql')
  }
  {
    name: 'durations'
    title: 'Durations of the stages'
    visualization: 'table'
    query: loadTextContent('../queries/workbook-durations.kql')
  }
  {
    name: 'requests'
    title: 'Requests, by function'
    visualization: 'table'
    query: loadTextContent('../queries/workbook-requests.kql')
  }
  {
    name: 'logs'
    title: 'Log ingestion, by table, in MB'
    visualization: 'barchart'
    query: loadTextContent('../queries/workbook-logs.kql')
  }
]

// What the portal keeps as a workbook: a choice of the time, and a query an item.
var content = {
  version: 'Notebook/1.0'
  items: concat(
    [
      {
        type: 9
        name: 'time'
        content: {
          version: 'KqlParameterItem/1.0'
          parameters: [
            {
              id: guid(nameSuffix, 'time')
              version: 'KqlParameterItem/1.0'
              name: 'Time'
              label: 'Time'
              type: 4
              value: {
                durationMs: 2592000000
              }
            }
          ]
        }
      }
    ],
    map(charts, chart => {
      type: 3
      name: chart.name
      content: {
        version: 'KqlItem/1.0'
        title: chart.title
        query: chart.query
        visualization: chart.visualization
        size: 0
        queryType: 0
        resourceType: 'microsoft.operationalinsights/workspaces'
        timeContextFromParameter: 'Time'
        crossComponentResources: [
          workspace.id
        ]
      }
    })
  )
  fallbackResourceIds: [
    workspace.id
  ]
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  // A workbook's name is a GUID.
  name: guid(resourceGroup().id, nameSuffix, 'workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Rotation desk'
    category: 'workbook'
    sourceId: workspace.id
    serializedData: string(content)
  }
}
