# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

# For scripts to read in: hosts that are network namespaces of this machine, which mpirun enters by an
# agent. As root, by one script at a time.

hosts="ldh0 ldh1 ldh2 ldh3"
network=10.62.9 # theirs are its first addresses; this machine's is the last
work=$(mktemp -d)

# Ends all that runs there, and takes them down.
remove_hosts() {
    for host in $hosts; do
        for process in $(ip netns pids "$host" 2>/dev/null); do kill -KILL "$process" || true; done
        ip link del "v$host" 2>/dev/null || true
        ip netns del "$host" 2>/dev/null || true
    done
    ip link del ldbridge 2>/dev/null || true
    if [ -n "${server:-}" ]; then kill "$server" && wait "$server"; fi
    rm -r "$work"
}

make_hosts() {
    ip link add ldbridge type bridge || return 1
    ip addr add $network.254/24 dev ldbridge
    ip link set ldbridge up
    number=1
    for host in $hosts; do
        ip netns add "$host" && ip link add "v$host" type veth peer name eth0 netns "$host" || return 1
        ip link set "v$host" master ldbridge up
        ip -n "$host" addr add "$network.$number/24" dev eth0
        ip -n "$host" link set eth0 up
        ip -n "$host" link set lo up
        number=$((number + 1))
    done
    cat >"$work/agent" <<'END'
#!/bin/sh
host=$1
shift
exec ip netns exec "$host" unshare --uts sh -c 'hostname "$1"; shift; exec sh -c "$*"' sh "$host" "$@"
END
    chmod +x "$work/agent"
    export OMPI_MCA_plm_rsh_agent="$work/agent" OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
}

# An nginx for them on port 8080 of this machine, which logs who has asked for what.
start_server() {
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
}

# The hosts as --hosts takes them.
host_list() { echo "$hosts" | tr ' ' ','; }
