#!/bin/sh
# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What the two clocks say of a server that is stopped for 2 s in a run of 10 s at 200/s, against theory;
# then of a run that is itself stopped. By hand on a quiet machine:
#     sh tests/bench/twoclocks.sh build/release/bin/loadstone-cli [ENGINE]...
# In theory what is due while the server stands still waits until it goes on: 400 of 2000 requests,
# evenly from 0 to 2 s. So a share q of all is answered within 2 s · (1 - (1 - q) / 0.2), for q > 0.8.
set -eu
cli=$1
shift
engines=${*:-pool loop process}
work=$(mktemp -d)
target=
trap '[ -z "$target" ] || kill -CONT "$target" && kill "$target" 2>/dev/null; rm -rf "$work"' EXIT

"$cli" target --port 0 >"$work/target" &
target=$!
until grep -q Listening "$work/target"; do sleep 0.05; done
url=$(sed -n 's/^Listening on //p' "$work/target")

# stopped PID ENGINE: a run in which PID, or the run itself if that is "run", stands still from 4 s to 6 s
stopped() {
    "$cli" run "$url" -q 200 -z 10s -c 20 --engine "$2" --json "$work/run.json" \
        --output-format text:"$work/run.txt" &
    run=$!
    whom=$1
    [ "$whom" != run ] || whom=$run
    sleep 4
    kill -STOP "$whom"
    sleep 2
    kill -CONT "$whom"
    wait "$run" || :
}

for engine in $engines; do
    stopped "$target" "$engine"
    python3 - "$work/run.json" "$engine, server stopped" <<'PYTHON'
import json, sys
run = json.load(open(sys.argv[1]))
response, service = (run["metrics"][key] for key in ("response_time_ms", "service_time_ms"))
for key, share in (("p90", 0.9), ("p95", 0.95), ("p99", 0.99)):
    theory = 2000 * (1 - (1 - share) / 0.2)
    print("%s: %s response %.0f ms, theory %.0f ms, ratio %.3f; service %.2f ms" %
          (sys.argv[2], key, response[key], theory, response[key] / theory, service[key]))
print("  verdict:", run["validity"]["verdict"], *(s["name"] for s in run["validity"]["signals"] if not s["ok"]))
PYTHON
    sed -n '/^p99 is/,/^$/p' "$work/run.txt"
done
for engine in pool loop; do
    stopped run "$engine"
    echo "$engine, this program stopped:"
    sed -n '/^p99 is/,/^$/p' "$work/run.txt"
    grep -A1 '^Validity' "$work/run.txt"
done
