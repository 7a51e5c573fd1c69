#!/bin/bash
# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What several hosts cost beside one machine: four hosts with event loops, beside the process
# engine on one of them, in pairs against the same nginx, all on this machine. By hand, as root,
# on a quiet machine: bash tests/bench/hostoverhead.sh FOLDER_OF_PROGRAMS [PAIRS]
set -u
programs=$1
pairs=${2:-5}
. "$(dirname "$0")/../support/networkhosts.sh"
trap remove_hosts EXIT
make_hosts || exit 1
start_server

figure() { python3 -c 'import json, sys; print(round(json.load(open(sys.argv[1]))["requests"]["ok"] / json.load(open(sys.argv[1]))["duration_s"]))' "$work/run.json"; }

# run ARGUMENT...: requests/s of one run with 64 connections
run() {
    "$@" "http://$network.254:8080/" -z 5s -c 64 --json "$work/run.json" >/dev/null 2>"$work/told" || cat "$work/told" >&2
    figure
}

echo "pair  4 hosts  process engine  ratio"
for pair in $(seq "$pairs"); do
    shared=$(run "$programs/loadstone-cli" run --hosts "$(host_list)" --engine loop)
    alone=$(run ip netns exec ldh0 "$programs/loadstone-cli" run --engine process)
    echo "$pair  $shared/s  $alone/s  $(python3 -c "print(round($shared / $alone, 3))")"
done
