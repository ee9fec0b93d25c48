#!/bin/sh
# Runs after `azd deploy`, or by hand after a deployment with az. It can be repeated at any time:
#   1. waits until the host has made the key of the blob trigger's webhook,
#   2. deploys events.bicep: system topic, event subscription, dead letters,
#   3. asks for a first report when there is none yet, and says where it is served.
#
# Reads AZURE_SUBSCRIPTION_ID, AZURE_RESOURCE_GROUP, ROTATION_FUNCTION_APP, ROTATION_STORAGE_ACCOUNT,
# ROTATION_DEAD_LETTER_CONTAINER and ROTATION_API_URL; azd sets them from the deployment's outputs. ROTATION_SYSTEM_TOPIC names
# the system topic of the storage account, when it has one already.
# No key is printed, kept in a file or passed as an argument, where other users of the machine could see it.
set -eu

pause="${ROTATION_HOOK_PAUSE_SECONDS:-15}"
tries="${ROTATION_HOOK_TRIES:-20}"
here="$(cd "$(dirname "$0")" && pwd)"

say() { printf '%s\n' "$*"; }

fail() {
  printf 'ERROR: %s\n' "$1" >&2
  shift
  for advice in "$@"; do printf '  %s\n' "$advice" >&2; done
  printf '  Then repeat this step alone: azd hooks run postdeploy\n' >&2
  exit 1
}

for name in AZURE_SUBSCRIPTION_ID AZURE_RESOURCE_GROUP ROTATION_FUNCTION_APP ROTATION_STORAGE_ACCOUNT \
  ROTATION_DEAD_LETTER_CONTAINER ROTATION_API_URL; do
  eval "value=\${$name:-}"
  [ -n "$value" ] || fail "$name is not set." \
    "azd sets it from the outputs of the deployment: run azd provision first." \
    "Without azd, export it; docs/operations.md has the list."
done

for tool in az curl; do
  command -v "$tool" >/dev/null 2>&1 || fail "$tool is not installed or not on the PATH." \
    "Install it; for az see https://learn.microsoft.com/cli/azure/install-azure-cli"
done

az account show --subscription "$AZURE_SUBSCRIPTION_ID" --output none --only-show-errors 2>/dev/null ||
  fail "az is not logged in to subscription $AZURE_SUBSCRIPTION_ID." "Run: az login"

# Listing the keys also wakes a host that is scaled to zero. The question is "is there none?", so that az prints no key.
say "Waiting for the host of $ROTATION_FUNCTION_APP to make the key of the blob trigger..."
try=1
while :; do
  missing="$(az functionapp keys list --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$AZURE_RESOURCE_GROUP" \
    --name "$ROTATION_FUNCTION_APP" --query '!systemKeys.blobs_extension' --output tsv --only-show-errors \
    2>/dev/null || true)"
  case "$missing" in [Ff]alse) break ;; esac
  [ "$try" -lt "$tries" ] || fail "The host of $ROTATION_FUNCTION_APP has made no key blobs_extension." \
    "It makes the key when it first starts with the blob-triggered function. Look whether it starts:" \
    "  az functionapp function list -g $AZURE_RESOURCE_GROUP -n $ROTATION_FUNCTION_APP --query '[].name' -o tsv" \
    "must name ComputeMetrics; if it does not, the app stops at start and its log says which setting is wrong:" \
    "  az monitor app-insights query or the table FunctionAppLogs in the Log Analytics workspace."
  try=$((try + 1))
  sleep "$pause"
done

# New roles and a new host take a while to be known everywhere, and Event Grid checks both at once: hence three tries.
say "Subscribing $ROTATION_FUNCTION_APP to new snapshots..."
try=1
until az deployment group create --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$AZURE_RESOURCE_GROUP" \
  --name rotation-events --template-file "$here/../events.bicep" \
  --parameters functionAppName="$ROTATION_FUNCTION_APP" storageAccountName="$ROTATION_STORAGE_ACCOUNT" \
  deadLetterContainerName="$ROTATION_DEAD_LETTER_CONTAINER" systemTopicName="${ROTATION_SYSTEM_TOPIC:-}" --output none --only-show-errors; do
  [ "$try" -lt 3 ] || fail "The event subscription could not be deployed; the message above says why." \
    "A failed webhook validation means that the host did not answer: open $ROTATION_API_URL/health and try again." \
    "Until it is there, ReconcileSnapshots computes new snapshots every 15 minutes: reports come, only later."
  try=$((try + 1))
  sleep "$pause"
done

# The administrator's key reaches curl through its standard input.
key="$(az functionapp keys list --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$AZURE_RESOURCE_GROUP" \
  --name "$ROTATION_FUNCTION_APP" --query masterKey --output tsv --only-show-errors)" ||
  fail "The keys of $ROTATION_FUNCTION_APP cannot be listed." "Your account needs the role Contributor on the resource group."

call() { # status code of: call METHOD PATH [BODY]
  {
    printf 'header = "x-functions-key: %s"\n' "$key"
    printf 'header = "Content-Type: application/json"\n'
    [ $# -lt 3 ] || printf 'data = "%s"\n' "$(printf '%s' "$3" | sed 's/"/\\"/g')"
  } | curl --silent --output /dev/null --write-out '%{http_code}' --max-time 240 --request "$1" --config - \
    "$ROTATION_API_URL/$2" || true
}

day() { # date so many days ago, UTC: GNU and BusyBox know -d, BSD and macOS know -r
  seconds=$(($(date -u +%s) - $1 * 86400))
  date -u -d "@$seconds" +%Y-%m-%d 2>/dev/null || date -u -r "$seconds" +%Y-%m-%d
}

if [ "$(call GET report)" != 200 ]; then
  # Over HTTP and not by starting the timer by hand: the platform may end a timer that nobody scheduled.
  from="$(day 8)"
  to="$(day 1)"
  say "No report yet: fetching and computing $from to $to..."
  call POST backfill "{\"from\":\"$from\",\"to\":\"$to\"}" >/dev/null
  try=1
  until [ "$(call GET report)" = 200 ]; do
    [ "$try" -lt "$tries" ] || fail "Everything is deployed, but there is no report yet." \
      "$ROTATION_API_URL/health says which source failed or which snapshot is in quarantine." \
      "The timers try again by themselves, on weekdays from 22:00 UTC."
    try=$((try + 1))
    sleep "$pause"
  done
fi

say "The report is served at $ROTATION_API_URL/report"
say "Its readers need the header x-functions-key with a key that this prints:"
say "  az functionapp keys list -g $AZURE_RESOURCE_GROUP -n $ROTATION_FUNCTION_APP --query functionKeys.default -o tsv"
say "Whether a source still lacks its key, and how the last fetch went, says $ROTATION_API_URL/health"
