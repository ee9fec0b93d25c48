metadata description = 'Who is told, and when: a missing report, a snapshot in quarantine or not computed, failures, the cap of the logs, the monthly budget.'

@description('Suffix of the names, such as rotation-abc.')
param nameSuffix string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags object

@description('Name of the Log Analytics workspace that the queries read.')
param workspaceName string

@description('Addresses that alerts and budget notices go to; without any, they go to the owners of the subscription.')
param emails string[]

@description('Failed runs and server errors within an hour that raise the alert. Single ones are repaired by retries and reconciliation.')
@minValue(1)
param failureThreshold int

@description('Monthly budget of the resource group, in the currency of the subscription; 0 for none.')
@minValue(0)
param monthlyBudget int

@description('First day of the budget\'s first month, yyyy-MM-01. It cannot change once the budget exists.')
@minLength(10)
@maxLength(10)
param budgetStartDate string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

var ownerRoleId = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${nameSuffix}'
  #disable-next-line no-hardcoded-location // Action groups are global, so that they work when a region does not.
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'rotation'
    emailReceivers: [
      for (email, index) in emails: {
        name: 'email-${index}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
    armRoleReceivers: empty(emails)
      ? [
          {
            name: 'subscription-owners'
            roleId: ownerRoleId
            useCommonAlertSchema: true
          }
        ]
      : []
  }
}

var logAlerts = [
  {
    name: 'report-missing'
    displayName: 'Rotation: no report for the last trading day'
    description: 'It is past noon UTC and the last trading day has no report. See docs/operations.md, alert report-missing.'
    query: loadTextContent('../queries/report-missing.kql')
    severity: 1
    threshold: 0
    // The reconciling timer reports the age of the latest report every quarter of an hour.
    windowSize: 'PT2H'
  }
  {
    name: 'snapshot-quarantined'
    displayName: 'Rotation: a snapshot was quarantined'
    description: 'A snapshot could not be computed and waits for a person. See docs/operations.md, alert snapshot-quarantined.'
    query: loadTextContent('../queries/snapshot-quarantined.kql')
    severity: 2
    threshold: 0
    windowSize: 'PT1H'
  }
  {
    name: 'failures'
    displayName: 'Rotation: functions fail'
    description: 'Functions fail again and again. See docs/operations.md, alert failures.'
    query: loadTextContent('../queries/failures.kql')
    severity: 2
    threshold: failureThreshold - 1
    windowSize: 'PT1H'
  }
  {
    name: 'nothing-computed'
    displayName: 'Rotation: fetched, but not computed'
    description: 'A snapshot of a day without a report was written more than a day ago, and nothing has computed it. See docs/operations.md, alert nothing-computed.'
    query: loadTextContent('../queries/nothing-computed.kql')
    severity: 2
    threshold: 0
    windowSize: 'P2D'
  }
  {
    name: 'log-cap-reached'
    displayName: 'Rotation: the logs are cut off'
    description: 'The workspace reached its daily cap: until tomorrow the other alerts are blind. See docs/operations.md, alert log-cap-reached.'
    query: loadTextContent('../queries/log-cap-reached.kql')
    severity: 2
    threshold: 0
    windowSize: 'PT1H'
  }
]

resource logAlertRules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in logAlerts: {
    name: 'alert-${alert.name}-${nameSuffix}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.displayName
      description: alert.description
      enabled: true
      severity: alert.severity
      scopes: [
        workspace.id
      ]
      evaluationFrequency: 'PT15M'
      windowSize: alert.windowSize
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: alert.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      autoMitigate: true
      // In a new workspace no telemetry has made its columns known yet; the queries are checked when they are built.
      skipQueryValidation: true
      actions: {
        actionGroups: [
          actionGroup.id
        ]
      }
    }
  }
]

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = if (monthlyBudget > 0) {
  name: 'budget-${nameSuffix}'
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: budgetStartDate
    }
    notifications: {
      actualOver80Percent: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: []
        contactGroups: [
          actionGroup.id
        ]
      }
      forecastOver100Percent: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: []
        contactGroups: [
          actionGroup.id
        ]
      }
    }
  }
}
