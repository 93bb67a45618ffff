#!/usr/bin/env bash
# Builds everything and runs every test. The last line is "N passed, N failed", with ", N skipped" where something was skipped.
# Exits 0 only when something ran and nothing failed.
set -u
cd "$(dirname "$0")/.."

# Debian packages that tests use as peers; a missing one is installed where that is allowed, and named where it is not.
peers=(lrzsz socat python3-pyvisa python3-pyvisa-py python3-serial python3-jsonschema postgresql python3-scipy poppler-utils)

install_peers() {
  local missing=() name
  for name in ${peers[@]+"${peers[@]}"}; do
    dpkg -s "$name" >/dev/null 2>&1 || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" = 0 ] && apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq "${missing[@]}" >/dev/null 2>&1; then
    echo "installed: ${missing[*]}"
  else
    echo "MISSING, tests that need them are skipped: ${missing[*]}"
  fi
}

install_peers
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
[ -d "${SPECTRA_CORPUS:-../shared/corpus}" ] || echo "SKIPPED: no corpus at ${SPECTRA_CORPUS:-../shared/corpus}; set SPECTRA_CORPUS to its folder to run the tests that read it."

results=artifacts/test-results
rm -rf "$results"
dotnet build Spectra.sln -c Release -v quiet || { echo "0 passed, 1 failed"; exit 1; }

passed=0 failed=0 skipped=0

# Adds up the counters of every result file below a folder.
count() {
  local file counters
  while IFS= read -r file; do
    counters=$(grep -o '<Counters [^>]*>' "$file" | head -n 1)
    passed=$((passed + $(number passed "$counters")))
    failed=$((failed + $(number failed "$counters") + $(number error "$counters") + $(number timeout "$counters") + $(number aborted "$counters")))
    skipped=$((skipped + $(number total "$counters") - $(number executed "$counters")))
  done < <(find "$1" -name '*.trx' 2>/dev/null)
}

number() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$2" | grep . || echo 0; }

# run NAME [dotnet test arguments]: one run, its results in a folder of its own.
run() {
  local name=$1 before=$((passed + failed))
  shift
  dotnet test "$@" -c Release --no-build --logger trx --results-directory "$results/$name" || status=1
  count "$results/$name"
  [ $((passed + failed)) -gt "$before" ] || { echo "No test ran in '$name'."; failed=$((failed + 1)); }
}

status=0
run all Spectra.sln
# The service again with every data folder in a private PostgreSQL that the tests start themselves.
if compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
  SPECTRA_TEST_ENGINE=postgresql run postgresql tests/Spectra.Service.Tests
else
  echo "SKIPPED: the service's tests on PostgreSQL; there is no server here (Debian's postgresql)."
fi
# Scores and kernels must not depend on the processor: their tests run again with instruction sets switched off.
for switch in EnableAVX512 EnableAVX2 EnableHWIntrinsic; do
  export "DOTNET_$switch=0"
  run "$switch" tests/Spectra.Matching.Tests --filter "Category=Determinism"
  unset "DOTNET_$switch"
done

[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
summary="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || summary="$summary, $skipped skipped"
echo "$summary"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
