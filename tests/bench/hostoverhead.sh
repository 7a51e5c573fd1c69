#!/bin/bash
# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What several hosts cost beside one machine: four hosts with event loops, beside the process
# engine on one of them, in pairs against the same nginx, all on this machine. By hand, as root,
# on a quiet machine: bash tests/bench/hostoverhead.sh FOLDER_OF_PROGRAMS [PAIRS]
set -u
programs=$1
pairs=${2:-5}
hosts="ldh0 ldh1 ldh2 ldh3"
network=10.62.9
work=$(mktemp -d)

cleanUp() {
    for host in $hosts; do
        for process in $(ip netns pids $host 2>/dev/null); do kill -KILL "$process"; done
        ip link del "v$host" 2>/dev/null
        ip netns del $host 2>/dev/null
    done
    ip link del ldbridge 2>/dev/null
    [ -n "${server:-}" ] && kill "$server" && wait "$server"
    rm -r "$work"
}
trap cleanUp EXIT

ip link add ldbridge type bridge && ip addr add $network.254/24 dev ldbridge && ip link set ldbridge up || exit 1
number=1
for host in $hosts; do
    ip netns add $host && ip link add "v$host" type veth peer name eth0 netns $host || exit 1
    ip link set "v$host" master ldbridge up
    ip -n $host addr add $network.$number/24 dev eth0
    ip -n $host link set eth0 up
    ip -n $host link set lo up
    number=$((number + 1))
done
cat >"$work/agent" <<'END'
#!/bin/sh
host=$1
shift
exec ip netns exec "$host" unshare --uts sh -c 'hostname "$1"; shift; exec sh -c "$*"' sh "$host" "$@"
END
chmod +x "$work/agent"
export OMPI_MCA_plm_rsh_agent=$work/agent OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
cat >"$work/nginx.conf" <<END
daemon off;
worker_processes 1;
pid $work/nginx.pid;
events { worker_connections 1024; }
http {
    log_format short '\$remote_addr \$uri';
    access_log $work/access.log short;
    server { listen $network.254:8080; location / { return 200; } }
}
END
nginx=$(command -v nginx || echo /usr/sbin/nginx)
"$nginx" -e "$work/error.log" -c "$work/nginx.conf" &
server=$!
until [ -s "$work/nginx.pid" ]; do sleep 0.1; done

figure() { python3 -c 'import json, sys; print(round(json.load(open(sys.argv[1]))["requests"]["ok"] / json.load(open(sys.argv[1]))["duration_s"]))' "$work/run.json"; }

# run ARGUMENT...: requests/s of one run with 64 connections
run() {
    "$@" "http://$network.254:8080/" -z 5s -c 64 --json "$work/run.json" >/dev/null 2>"$work/told" || cat "$work/told" >&2
    figure
}

echo "pair  4 hosts  process engine  ratio"
for pair in $(seq "$pairs"); do
    shared=$(run "$programs/loadstone-cli" run --hosts "${hosts// /,}" --engine loop)
    alone=$(run ip netns exec ldh0 "$programs/loadstone-cli" run --engine process)
    echo "$pair  $shared/s  $alone/s  $(python3 -c "print(round($shared / $alone, 3))")"
done
