#!/usr/bin/env bash
# All tests of the project, on a machine with the .NET 10 SDK and Node.js.
# On Debian and Ubuntu it installs the real servers and the browser that the tests run against.
#   tests/run.sh              everything
#   tests/run.sh Gateway      the test projects and frontends whose name contains "Gateway"
set -euo pipefail
cd "$(dirname "$0")/.."
only=${1:-}

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'tests/run.sh: %s\n' "$*" >&2; exit 1; }

command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing (program 'dotnet')."
command -v npm >/dev/null || fail "Node.js is missing (program 'npm')."

# Programs the tests start, and the Debian packages that bring them.
packages=()
has_postgres() { command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || packages+=(nginx)
command -v redis-server >/dev/null || packages+=(redis-server)
has_postgres || packages+=(postgresql)
command -v chromium >/dev/null || packages+=(chromium)
if [ ${#packages[@]} -gt 0 ]; then
    command -v apt-get >/dev/null || fail "install these programs first: ${packages[*]}."
    say "Installing ${packages[*]}"
    root=()
    [ "$(id -u)" = 0 ] || root=(sudo)
    "${root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi

results=$(mktemp -d)
# The builds share compilers, which end with the tests.
export UseSharedCompilation=true SharedCompilationId="opentera-tests-$$"
end() {
    jobs -p | xargs -r kill || true
    local process
    for process in $(grep -ls VBCSCompiler /proc/[0-9]*/cmdline | cut -d/ -f3); do
        if grep -qs -- "$SharedCompilationId" "/proc/$process/environ"; then kill "$process" || true; fi
    done
    rm -rf "$results"
}
trap end EXIT

say "Building"
dotnet tool restore
dotnet build OpenTera.Aspire.sln -nologo -v quiet

passed=0
failed=0
faults=()

# A check is one command: it passes when the command ends with 0. Checks run side by side, and tell when all have ended.
checks=()
check() {
    local name=$1
    shift
    [[ -z $only || $name == *"$only"* ]] || return 0
    "$@" >"$results/check-${#checks[@]}" 2>&1 &
    checks+=("$! $name")
}

frontend() {
    (cd "$1" && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund; } &&
        npm run lint && npm test && npm run build)
}

# What else `dotnet format` looks at, the build has checked.
check "C# formatting" dotnet format whitespace OpenTera.Aspire.sln --no-restore --verify-no-changes
check "C# order of usings" dotnet format style OpenTera.Aspire.sln --no-restore --verify-no-changes --diagnostics IDE0055
for package in frontend services/*/Frontend; do
    [ -f "$package/package.json" ] && check "$package" frontend "$package"
done
for number in "${!checks[@]}"; do
    read -r process name <<<"${checks[number]}"
    status=0
    wait "$process" || status=$?
    say "$name"
    cat "$results/check-$number"
    if [ $status -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); faults+=("$name"); fi
done

for project in tests/*.Tests; do
    name=$(basename "$project")
    [[ -z $only || $name == *"$only"* ]] || continue
    say "$name"
    summary="$results/$name"
    status=0
    dotnet test --project "$project" --no-build --no-progress --results-directory "$results" 2>&1 | tee "$summary" || status=$?
    good=$(awk '$1 == "succeeded:" {print $2}' "$summary")
    bad=$(awk '$1 == "failed:" {print $2}' "$summary")
    passed=$((passed + ${good:-0}))
    failed=$((failed + ${bad:-0}))
    # A project that could not run at all counts as a failure of its own.
    if [ $status -ne 0 ] && [ "${bad:-0}" = 0 ]; then failed=$((failed + 1)); faults+=("$name"); fi
done

[ $((passed + failed)) -gt 0 ] || fail "no test is named like '$only'."
if [ "$failed" -gt 0 ]; then
    say "Failed"
    printf '%s\n' ${faults[@]+"${faults[@]}"}
    # Each failed test with what is indented below it: the message and where it came from.
    awk '/^failed / {lines = 30} /^[^ ]/ && !/^failed / {lines = 0} lines-- > 0' "$results"/*.Tests || true
fi
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
