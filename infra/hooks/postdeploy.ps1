#!/usr/bin/env pwsh
# Runs after `azd deploy`, or by hand after a deployment with az. It can be repeated at any time:
#   1. waits until the host has made the key of the blob trigger's webhook,
#   2. deploys events.bicep: system topic, event subscription, dead letters,
#   3. asks for a first report when there is none yet, and says where it is served.
#
# The same as postdeploy.sh, for Windows. Reads AZURE_SUBSCRIPTION_ID, AZURE_RESOURCE_GROUP, ROTATION_FUNCTION_APP,
# ROTATION_STORAGE_ACCOUNT, ROTATION_DEAD_LETTER_CONTAINER and ROTATION_API_URL; azd sets them from the outputs. ROTATION_SYSTEM_TOPIC
# names the system topic of the storage account, when it has one already.
# No key is printed, kept in a file or passed as an argument.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

$pause = if ($env:ROTATION_HOOK_PAUSE_SECONDS) { [int]$env:ROTATION_HOOK_PAUSE_SECONDS } else { 15 }
$tries = if ($env:ROTATION_HOOK_TRIES) { [int]$env:ROTATION_HOOK_TRIES } else { 20 }

function Stop-Hook([string] $Message, [string[]] $Advice) {
    [Console]::Error.WriteLine("ERROR: $Message")
    foreach ($line in $Advice) { [Console]::Error.WriteLine("  $line") }
    [Console]::Error.WriteLine('  Then repeat this step alone: azd hooks run postdeploy')
    exit 1
}

foreach ($name in 'AZURE_SUBSCRIPTION_ID', 'AZURE_RESOURCE_GROUP', 'ROTATION_FUNCTION_APP', 'ROTATION_STORAGE_ACCOUNT',
    'ROTATION_DEAD_LETTER_CONTAINER', 'ROTATION_API_URL') {
    if (-not [Environment]::GetEnvironmentVariable($name)) {
        Stop-Hook "$name is not set." @(
            'azd sets it from the outputs of the deployment: run azd provision first.',
            'Without azd, set it; docs/operations.md has the list.')
    }
}

if (-not (Get-Command az -ErrorAction SilentlyContinue)) {
    Stop-Hook 'az is not installed or not on the PATH.' @(
        'Install it; see https://learn.microsoft.com/cli/azure/install-azure-cli')
}

$app = $env:ROTATION_FUNCTION_APP
$group = $env:AZURE_RESOURCE_GROUP
$subscription = $env:AZURE_SUBSCRIPTION_ID
$api = $env:ROTATION_API_URL

az account show --subscription $subscription --output none --only-show-errors 2>$null
if ($LASTEXITCODE -ne 0) {
    Stop-Hook "az is not logged in to subscription $subscription." @('Run: az login')
}

# Listing the keys also wakes a host that is scaled to zero. The question is "is there none?", so that az prints no key.
# On Windows az is a batch file: cmd reads an argument without spaces once more, and ( ) & | < > in it would be its own.
Write-Output "Waiting for the host of $app to make the key of the blob trigger..."
for ($try = 1; ; $try++) {
    $missing = az functionapp keys list --subscription $subscription --resource-group $group --name $app `
        --query '!systemKeys.blobs_extension' --output tsv --only-show-errors 2>$null
    if ($missing -eq 'false') { break }
    if ($try -ge $tries) {
        Stop-Hook "The host of $app has made no key blobs_extension." @(
            'It makes the key when it first starts with the blob-triggered function. Look whether it starts:',
            "  az functionapp function list -g $group -n $app --query '[].name' -o tsv",
            'must name ComputeMetrics; if it does not, the app stops at start and its log says which setting is wrong:',
            '  az monitor app-insights query or the table FunctionAppLogs in the Log Analytics workspace.')
    }
    Start-Sleep -Seconds $pause
}

# New roles and a new host take a while to be known everywhere, and Event Grid checks both at once: hence three tries.
Write-Output "Subscribing $app to new snapshots..."
$template = Join-Path (Split-Path $PSScriptRoot -Parent) 'events.bicep'
for ($try = 1; ; $try++) {
    az deployment group create --subscription $subscription --resource-group $group --name rotation-events `
        --template-file $template --parameters "functionAppName=$app" "storageAccountName=$env:ROTATION_STORAGE_ACCOUNT" `
        "deadLetterContainerName=$env:ROTATION_DEAD_LETTER_CONTAINER" "systemTopicName=$env:ROTATION_SYSTEM_TOPIC" `
        --output none --only-show-errors
    if ($LASTEXITCODE -eq 0) { break }
    if ($try -ge 3) {
        Stop-Hook 'The event subscription could not be deployed; the message above says why.' @(
            "A failed webhook validation means that the host did not answer: open $api/health and try again.",
            'Until it is there, ReconcileSnapshots computes new snapshots every 15 minutes: reports come, only later.')
    }
    Start-Sleep -Seconds $pause
}

$key = az functionapp keys list --subscription $subscription --resource-group $group --name $app `
    --query masterKey --output tsv --only-show-errors
if ($LASTEXITCODE -ne 0) {
    Stop-Hook "The keys of $app cannot be listed." @('Your account needs the role Contributor on the resource group.')
}

# The request is made in this process, so that the key is in no command line.
function Get-Status([string] $Method, [string] $Path, [string] $Body) {
    $request = @{
        Method             = $Method
        Uri                = "$api/$Path"
        Headers            = @{ 'x-functions-key' = $key }
        TimeoutSec         = 240
        SkipHttpErrorCheck = $true
    }
    if ($Body) {
        $request.Body = $Body
        $request.ContentType = 'application/json'
    }
    try { return [int](Invoke-WebRequest @request).StatusCode } catch { return 0 }
}

if ((Get-Status GET report) -ne 200) {
    # Over HTTP and not by starting the timer by hand: the platform may end a timer that nobody scheduled.
    $today = [DateTimeOffset]::UtcNow
    $from = $today.AddDays(-8).ToString('yyyy-MM-dd')
    $to = $today.AddDays(-1).ToString('yyyy-MM-dd')
    Write-Output "No report yet: fetching and computing $from to $to..."
    $null = Get-Status POST backfill (@{ from = $from; to = $to } | ConvertTo-Json -Compress)
    for ($try = 1; (Get-Status GET report) -ne 200; $try++) {
        if ($try -ge $tries) {
            Stop-Hook 'Everything is deployed, but there is no report yet.' @(
                "$api/health says which source failed or which snapshot is in quarantine.",
                'The timers try again by themselves, on weekdays from 22:00 UTC.')
        }
        Start-Sleep -Seconds $pause
    }
}

Write-Output "The report is served at $api/report"
Write-Output 'Its readers need the header x-functions-key with a key that this prints:'
Write-Output "  az functionapp keys list -g $group -n $app --query functionKeys.default -o tsv"
Write-Output "Whether a source still lacks its key, and how the last fetch went, says $api/health"
