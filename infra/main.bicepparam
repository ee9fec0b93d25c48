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

param fetchPricesSchedule = readEnvironmentVariable('ROTATION_FETCH_PRICES_SCHEDULE', '0 30 22 * * 1-5')
param fetchPricesRetrySchedule = readEnvironmentVariable('ROTATION_FETCH_PRICES_RETRY_SCHEDULE', '0 30 3 * * 2-6')
param fetchRatesSchedule = readEnvironmentVariable('ROTATION_FETCH_RATES_SCHEDULE', '0 0 22 * * 1-5')
param reconcileSchedule = readEnvironmentVariable('ROTATION_RECONCILE_SCHEDULE', '0 */15 * * * *')

// 512, 2048 or 4096; json and not int, whose result fits no list of values.
param instanceMemoryMB = json(readEnvironmentVariable('ROTATION_INSTANCE_MEMORY_MB', '2048'))
// Five instances of 2,048 MB that are busy all month cost about 683 USD: no rush of requests can cost more.
param maximumInstanceCount = int(readEnvironmentVariable('ROTATION_MAXIMUM_INSTANCE_COUNT', '5'))
param zoneRedundant = bool(readEnvironmentVariable('ROTATION_ZONE_REDUNDANT', 'false'))

param storageSku = readEnvironmentVariable('ROTATION_STORAGE_SKU', 'Standard_LRS')
param infrastructureEncryption = bool(readEnvironmentVariable('ROTATION_INFRASTRUCTURE_ENCRYPTION', 'false'))
param softDeleteDays = int(readEnvironmentVariable('ROTATION_SOFT_DELETE_DAYS', '14'))
param rawCoolAfterDays = int(readEnvironmentVariable('ROTATION_RAW_COOL_AFTER_DAYS', '90'))
param rawColdAfterDays = int(readEnvironmentVariable('ROTATION_RAW_COLD_AFTER_DAYS', '365'))
param rawDeleteAfterDays = int(readEnvironmentVariable('ROTATION_RAW_DELETE_AFTER_DAYS', '0'))
param snapshotCoolAfterDays = int(readEnvironmentVariable('ROTATION_SNAPSHOT_COOL_AFTER_DAYS', '90'))
param claimsDeleteAfterDays = int(readEnvironmentVariable('ROTATION_CLAIMS_DELETE_AFTER_DAYS', '365'))

param reportRetentionDays = int(readEnvironmentVariable('ROTATION_REPORT_RETENTION_DAYS', '0'))

param vaultPurgeProtection = bool(readEnvironmentVariable('ROTATION_VAULT_PURGE_PROTECTION', 'true'))

param networkIsolation = bool(readEnvironmentVariable('ROTATION_NETWORK_ISOLATION', 'false'))
param networkAddressPrefix = readEnvironmentVariable('ROTATION_NETWORK_ADDRESS_PREFIX', '10.86.0.0/24')
// Lists are separated by commas.
param operatorIpAddresses = filter(
  map(split(readEnvironmentVariable('ROTATION_OPERATOR_IP_ADDRESSES', ''), ','), address => trim(address)),
  address => !empty(address)
)

param alertEmails = filter(
  map(split(readEnvironmentVariable('ROTATION_ALERT_EMAILS', ''), ','), address => trim(address)),
  address => !empty(address)
)
param failureThreshold = int(readEnvironmentVariable('ROTATION_FAILURE_THRESHOLD', '3'))
param logRetentionDays = int(readEnvironmentVariable('ROTATION_LOG_RETENTION_DAYS', '30'))
param logDailyCapGb = int(readEnvironmentVariable('ROTATION_LOG_DAILY_CAP_GB', '1'))
// 0 for none, as in a subscription that has no Cost Management yet.
param monthlyBudget = int(readEnvironmentVariable('ROTATION_MONTHLY_BUDGET', '20'))
param budgetStartDate = readEnvironmentVariable('ROTATION_BUDGET_START_DATE', '')
