#!/bin/sh
# Everything that must hold before a change goes in: formatting, build, all tests, package, sanitizers,
# fuzzers and clang-tidy. Stops at the first failure. --fast: no sanitizers, fuzzers and clang-tidy.
set -eu
cd "$(dirname "$0")/.."
case "${1:-}" in
'' | --fast) ;;
*)
    echo "Usage: check.sh [--fast]" >&2
    exit 2
    ;;
esac
jobs=$(nproc)
export CMAKE_BUILD_PARALLEL_LEVEL="$jobs"

step() {
    printf '\n== %s\n' "$1"
    shift
    "$@"
}

sources() {
    find app core ui tests -name '*.h' -o -name '*.cpp'
}

check_format() {
    sources | xargs clang-format-14 --dry-run --Werror
}

# The core without Qt: its headers are all that clang-tidy 14 can read at a bearable speed.
# Of a layer's files all that were built as one are read as one: each header once.
check_tidy() {
    find build/tsan/core -name 'unity_*.cxx' |
        xargs -P "$jobs" -n 1 clang-tidy-14 --quiet -p build/tsan
}

step "Packages" sh packaging/install-dependencies.sh build run test
step "Format" check_format
step "Release: build, tests, package" cmake --workflow --preset check
if [ "${1:-}" != --fast ]; then
    step "Address and undefined behaviour sanitizers, fuzzers" cmake --workflow --preset asan
    step "Thread sanitizer" cmake --workflow --preset tsan
    step "clang-tidy" check_tidy
fi
printf '\nAll checks have passed.\n'
