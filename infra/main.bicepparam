using 'main.bicep'

// Values come from the environment: azd passes its own (azd env set NAME VALUE), az takes those of the shell.
// What is not set has the default that main.bicep documents.

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')

param operatorPrincipalId = readEnvironmentVariable('ROTATION_OPERATOR_PRINCIPAL_ID', '')
param operatorPrincipalType = readEnvironmentVariable('ROTATION_OPERATOR_PRINCIPAL_TYPE', 'User')

param priceSources = readEnvironmentVariable('ROTATION_PRICE_SOURCES', 'tiingo,yahoo')
param rateSources = readEnvironmentVariable('ROTATION_RATE_SOURCES', 'nyfed,treasury')
param corsOrigins = readEnvironmentVariable('ROTATION_CORS_ORIGINS', '')

param storageSku = readEnvironmentVariable('ROTATION_STORAGE_SKU', 'Standard_LRS')

param vaultPurgeProtection = bool(readEnvironmentVariable('ROTATION_VAULT_PURGE_PROTECTION', 'true'))

param networkIsolation = bool(readEnvironmentVariable('ROTATION_NETWORK_ISOLATION', 'false'))
// Lists are separated by commas.
param operatorIpAddresses = filter(
  map(split(readEnvironmentVariable('ROTATION_OPERATOR_IP_ADDRESSES', ''), ','), address => trim(address)),
  address => !empty(address)
)

param alertEmails = filter(
  map(split(readEnvironmentVariable('ROTATION_ALERT_EMAILS', ''), ','), address => trim(address)),
  address => !empty(address)
)
param monthlyBudget = int(readEnvironmentVariable('ROTATION_MONTHLY_BUDGET', '20'))
param budgetStartDate = readEnvironmentVariable('ROTATION_BUDGET_START_DATE', '')
