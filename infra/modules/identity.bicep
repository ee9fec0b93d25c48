metadata description = 'The one identity that the function app uses for everything: storage, vault, telemetry, its own package.'

@description('Name of the user-assigned managed identity.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resource.')
param tags object

// User-assigned, not system-assigned: its roles exist before the app does, so that the very first start finds them.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}
