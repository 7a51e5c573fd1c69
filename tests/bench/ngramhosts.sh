#!/bin/sh
# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

# An n-gram job on four hosts beside one machine with as many workers: sh tests/bench/ngramhosts.sh LOADSTONE-CLI [MB
# [PAIRS]]. The hosts are network namespaces of this machine, so it is run as root. Prints the throughput of each pair,
# one after the other, and the median of their ratios. Each host has one worker.
set -e
cli=${1:?the path of loadstone-cli}
megabytes=${2:-200}
pairs=${3:-5}
folder=$(mktemp -d)
mark=$$
hosts=""

end() {
    for number in 1 2 3 4; do
        ip link del "lsv$mark$number" || true
        ip netns del "lh$mark$number" || true
    done
    ip link del "lsb$mark" || true
    rm -r "$folder"
}
trap end EXIT
trap 'exit 130' INT TERM

ip link add "lsb$mark" type bridge
ip addr add 10.77.9.254/24 dev "lsb$mark"
ip link set "lsb$mark" up
for number in 1 2 3 4; do
    host=lh$mark$number
    ip netns add "$host"
    ip link add "lsv$mark$number" type veth peer name eth0 netns "$host"
    ip link set "lsv$mark$number" master "lsb$mark" up
    ip -n "$host" addr add "10.77.9.$number/24" dev eth0
    ip -n "$host" link set eth0 up
    ip -n "$host" link set lo up
    hosts=${hosts:+$hosts,}$host
done
cat > "$folder/agent" << 'END'
#!/bin/sh
host=$1
shift
exec ip netns exec "$host" unshare --uts sh -c 'hostname "$1"; shift; exec sh -c "$*"' sh "$host" "$@"
END
chmod +x "$folder/agent"
export OMPI_MCA_plm_rsh_agent="$folder/agent" OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1

# Words by a power law, as in a language, of which most of the different ones are rare.
awk -v bytes="$megabytes" 'BEGIN {
    srand(1)
    for (written = 0; written < bytes * 1e6; written += length(line) + 1) {
        line = ""
        for (i = 0; i < 12; ++i)
            line = line "w" int(exp(14 * rand() * rand())) " "
        print line
    }
}' > "$folder/text"

throughput() {
    "$cli" ngrams "$@" "$folder/text" --json "$folder/json" -o "$folder/tsv" --top 0 > "$folder/out"
    sed -n 's/.*"throughput_mb_per_s": //p' "$folder/json"
}
for pair in $(seq "$pairs"); do
    alone=$(throughput -w 4)
    together=$(throughput -w 4 --hosts "$hosts")
    echo "$pair: $alone MB/s on one machine, $together MB/s on four hosts"
    echo "$together $alone" >> "$folder/pairs"
done
awk '{ print $1 / $2 }' "$folder/pairs" | sort -n | awk '{ ratio[NR] = $1 } END { print "median ratio", ratio[int((NR + 1) / 2)] }'
