#!/bin/sh
# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

# How often a run of known trouble gets the right verdict, by hand on a quiet machine, as root:
#     sh tests/bench/validity.sh build/release/bin/loadstone-cli [TIMES [ROWS]]
# ROWS is a pattern of the rows to try, all without it. The first row is a run without trouble, which is to be valid each time.
set -eu
cli=$1
times=${2:-20}
rows=${3:-.}
work=$(mktemp -d)
target=
trap '[ -z "$target" ] || kill "$target" 2>/dev/null; rm -rf "$work"' EXIT

# serve: a local target on a free port; sets $target and $url
serve() {
    "$cli" target --port 0 >"$work/target" &
    target=$!
    until grep -q Listening "$work/target"; do sleep 0.05; done
    url=$(sed -n 's/^Listening on //p' "$work/target")
}

# verdict FILE: "valid own_cpu=..." with the signals that are not ok
verdict() {
    python3 -c '
import json, sys
validity = json.load(open(sys.argv[1]))["validity"]
bad = [s["name"] + "=%.4g%s" % (s["value"], s["unit"]) for s in validity["signals"] if not s["ok"]]
print(validity["verdict"], *bad)' "$1"
}

quiet() { "$cli" run "${url}delay/50" -c 20 -z 2s --json "$work/run.json" >/dev/null; }

pinned() {
    taskset -c 0 sh -c 'while :; do :; done' &
    burner=$!
    taskset -c 0 "$cli" run "${url}delay/50" -c 20 -z 2s --json "$work/run.json" >/dev/null || :
    kill "$burner"
}

paused() {
    "$cli" run "${url}delay/50" -c 20 -z 4s --engine "$1" --json "$work/run.json" >/dev/null &
    run=$!
    sleep 1
    kill -STOP "$run"
    sleep 2
    kill -CONT "$run"
    wait "$run" || :
}

ports() {
    unshare -n sh -c '
        ip link set lo up
        echo 20000 20199 >/proc/sys/net/ipv4/ip_local_port_range
        "$1" target --port 8089 >"$2/inner" &
        until grep -q Listening "$2/inner"; do sleep 0.05; done
        "$1" run http://127.0.0.1:8089/ -c 20 -z 2s --disable-keepalive --json "$2/run.json" \
            >/dev/null
        kill $!' sh "$cli" "$work" || :
}

descriptors() {
    "$cli" run "${url}delay/20" -c 20 -z 2s --disable-keepalive --json "$work/run.json" >/dev/null &
    run=$!
    sleep 1
    prlimit --pid "$run" --nofile=20:20
    wait "$run" || :
}

# try NAME WANTED COMMAND...: counts the runs whose verdict matches WANTED
try() {
    name=$1
    wanted=$2
    shift 2
    echo "$name" | grep -Eq "$rows" || return 0
    right=0
    for _ in $(seq "$times"); do
        "$@"
        said=$(verdict "$work/run.json")
        if echo "$said" | grep -Eq "$wanted"; then right=$((right + 1)); else echo "    $said"; fi
    done
    echo "$name: $right of $times"
}

serve
try "quiet, /delay/50 with 20 threads" '^valid$' quiet
try "pinned to a busy core" '^generator-limited.*(machine_cpu|run_queue)' pinned
for engine in pool loop process; do
    try "stopped for 2 s, $engine" '^generator-limited.*standstill' paused "$engine"
done
try "200 local ports without keep-alive" '^generator-limited.*ports' ports
try "no descriptors left" '^generator-limited.*descriptors' descriptors
