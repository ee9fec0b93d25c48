#!/bin/sh
# Makes a new container ready to run; can be repeated.
set -eu
cd "$(dirname "$0")/.."

npm ci --prefix src/RotationFunctions.Local/azurite
npm install --global azure-functions-core-tools@4.15.1
dotnet tool restore
dotnet restore
[ -e local.settings.json ] || cp local.settings.sample.json local.settings.json

echo 'Ready. Try: dotnet run --project src/RotationFunctions.Local'
