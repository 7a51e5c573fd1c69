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

build() {
    cmake --preset "$1"
    cmake --build --preset "$1"
}

# Builds for a later step beside the tests of this one, with processor time that nobody else wants,
# so that they do not notice. What does not compile is shown by that step.
build_ahead() {
    setsid chrt --idle 0 sh -c "cmake --preset $1 && cmake --build --preset $1" \
        >"build/$1-ahead.log" 2>&1 &
    ahead=$!
}

# The step goes on where this has come to, at full speed.
end_build_ahead() {
    if [ -n "$ahead" ]; then
        kill -- "-$ahead" 2>/dev/null || true
        wait "$ahead" || true
        ahead=
    fi
}

ahead=
trap end_build_ahead EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

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
step "Release: build" build release
if [ "${1:-}" != --fast ]; then
    build_ahead asan
fi
step "Release: tests" ctest --preset release
step "Release: package" cpack --preset release
if [ "${1:-}" != --fast ]; then
    end_build_ahead
    step "Address and undefined behaviour sanitizers, fuzzers: build" build asan
    build_ahead tsan
    step "Address and undefined behaviour sanitizers, fuzzers: tests" ctest --preset asan
    end_build_ahead
    step "Thread sanitizer" cmake --workflow --preset tsan
    step "clang-tidy" check_tidy
fi
printf '\nAll checks have passed.\n'
