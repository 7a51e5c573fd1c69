#!/bin/sh
# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds Loadstone and starts it on its local target: in the window, or without a display by the
# command line, which leaves its result and its picture in build/first-run.
set -eu
cd "$(dirname "$0")/.."
bin=build/release/bin
out=build/first-run

fail() {
    echo "start: $1" >&2
    exit 1
}

build() {
    mkdir -p build
    echo "Building (about 4 minutes the first time) ..."
    { cmake --preset release &&
        cmake --build --preset release --target loadstone loadstone-cli; } >build/start.log 2>&1 ||
        { cat build/start.log >&2; fail "the build failed, see above."; }
}

end_target() {
    [ -z "$target" ] || { kill "$target" && wait "$target"; } 2>/dev/null || true
}

# Leaves the target's process in $target and its address in $url; false if it ends instead.
start_target() {
    "$bin/loadstone-cli" target --port "$1" >"$out/target.log" 2>&1 &
    target=$!
    while kill -0 "$target" 2>/dev/null; do
        url=$(sed -n 's|^Listening on \(http://.*\)/$|\1|p' "$out/target.log")
        [ -z "$url" ] || return 0
        sleep 0.1
    done
    return 1
}

run_without_display() {
    mkdir -p "$out"
    target=
    trap end_target EXIT
    trap 'exit 130' INT TERM
    if ! start_target 8089; then
        echo "Port 8089 is taken; the local target takes a free one."
        start_target 0 || { cat "$out/target.log" >&2; fail "the local target does not start."; }
    fi
    "$bin/loadstone-cli" run "$url/jitter/1-20" -n 20000 -c 32 --progress --json "$out/run.json"
    "$bin/loadstone" "$out/run.json" --picture "$out/charts.png" >"$out/picture.log" 2>&1 ||
        { cat "$out/picture.log" >&2; fail "the charts cannot be drawn, see above."; }
    echo
    echo "Result: $out/run.json"
    echo "Charts: $out/charts.png"
}

sh packaging/install-dependencies.sh build run
build
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/loadstone" --start-target
fi
echo "There is no display, so the command line sends the requests."
run_without_display
