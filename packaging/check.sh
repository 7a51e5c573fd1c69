#!/bin/sh
# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

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
CMAKE_BUILD_PARALLEL_LEVEL=$(nproc)
export CMAKE_BUILD_PARALLEL_LEVEL

step() {
    printf '\n== %s\n' "$1"
    shift
    "$@"
}

build() {
    cmake --preset "$1"
    cmake --build --preset "$1"
}

# Builds for a later step beside the tests of this one, and goes on with a command if one is given,
# with processor time that nobody else wants, so that the tests do not notice. What does not pass is
# shown by that step.
work_ahead() {
    setsid chrt --idle 0 sh -c "cmake --preset $1 && cmake --build --preset $1 && ${2:-:}" \
        >"build/$1-ahead.log" 2>&1 &
    ahead=$!
}

# The step goes on where this has come to, at full speed.
end_work_ahead() {
    if [ -n "$ahead" ]; then
        kill -- "-$ahead" 2>/dev/null || true
        wait "$ahead" || true
        ahead=
    fi
}

ahead=
trap end_work_ahead EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

sources() {
    find app core ui tests -name '*.h' -o -name '*.cpp'
}

check_format() {
    sources | xargs clang-format-14 --dry-run --Werror
}

step "Packages" sh packaging/install-dependencies.sh build run test
step "Format" check_format
step "Release: build" build release
if [ "${1:-}" != --fast ]; then
    work_ahead asan
fi
step "Release: tests" ctest --preset release
step "Release: package" cpack --preset release
if [ "${1:-}" != --fast ]; then
    end_work_ahead
    step "Address and undefined behaviour sanitizers, fuzzers: build" build asan
    rm -rf build/tidy
    work_ahead tsan "sh packaging/tidy.sh"
    step "Address and undefined behaviour sanitizers, fuzzers: tests" ctest --preset asan
    end_work_ahead
    step "Thread sanitizer" cmake --workflow --preset tsan
    step "clang-tidy" sh packaging/tidy.sh
fi
printf '\nAll checks have passed.\n'
