#!/bin/sh
# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

# The knee that a sweep of a throw-away database finds, beside that of pgbench's own throughput at the
# same sizes through `loadstone-cli fit`. By hand on a quiet machine:
#     sh tests/bench/poolknee.sh build/release/bin/loadstone-cli [SECONDS] [REPEATS]
set -eu
cli=$1
seconds=${2:-2}
repeats=${3:-3}
sizes='1 2 4 6 8 12 16 24 32 48 64'
pgbench=$(ls -v /usr/lib/postgresql/*/bin/pgbench | tail -n 1)
work=$(mktemp -d)
target=
trap '[ -z "$target" ] || kill "$target" 2>/dev/null; rm -rf "$work"' EXIT

"$cli" target --postgres >"$work/target" &
target=$!
until grep -q Listening "$work/target"; do kill -0 "$target"; sleep 0.05; done
url=$(sed -n 's/^Listening on //p' "$work/target")

printf '\\set id random(1, 1000)\nSELECT name FROM product WHERE id = :id;\n' >"$work/query.sql"
echo concurrency,throughput >"$work/points.csv"
"$cli" sweep "$url" --query 'SELECT name FROM product WHERE id = $1' --param '{{random 1 1000}}' \
    --sweep "$(echo $sizes | tr ' ' ,)" --repeat "$repeats" -z "${seconds}s" --engine loop \
    --json "$work/sweep.json"
for repeat in $(seq "$repeats"); do
    for size in $(shuf -e $sizes); do
        "$pgbench" -n -M prepared -f "$work/query.sql" -c "$size" -j 1 -T "$seconds" "$url" 2>/dev/null |
            sed -n "s/^tps = \([0-9.]*\).*/$size,\1/p" >>"$work/points.csv"
    done
done
"$cli" fit "$work/points.csv" --json "$work/fit.json"
python3 - "$work/sweep.json" "$work/fit.json" <<'END'
import json
import sys


def knee(value):
    """The first one in the tree."""
    if isinstance(value, dict):
        if isinstance(value.get("knee"), dict):
            return value["knee"]["concurrency"]
        value = list(value.values())
    found = [knee(part) for part in value] if isinstance(value, list) else []
    return next((one for one in found if one is not None), None)


ours, peer = (knee(json.load(open(name))) for name in sys.argv[1:])
print("knee of the sweep:", ours, "of pgbench:", peer, "ratio:", ours / peer if ours and peer else None)
END
