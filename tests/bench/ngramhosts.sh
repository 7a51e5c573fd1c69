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
. "$(dirname "$0")/../support/networkhosts.sh"
trap remove_hosts EXIT
trap 'exit 130' INT TERM
make_hosts

# Words by a power law, as in a language, of which most of the different ones are rare.
awk -v bytes="$megabytes" 'BEGIN {
    srand(1)
    for (written = 0; written < bytes * 1e6; written += length(line) + 1) {
        line = ""
        for (i = 0; i < 12; ++i)
            line = line "w" int(exp(14 * rand() * rand())) " "
        print line
    }
}' > "$work/text"

throughput() {
    "$cli" ngrams "$@" "$work/text" --json "$work/json" -o "$work/tsv" --top 0 > "$work/out"
    sed -n 's/.*"throughput_mb_per_s": //p' "$work/json"
}
for pair in $(seq "$pairs"); do
    alone=$(throughput -w 4)
    together=$(throughput -w 4 --hosts "$(host_list)")
    echo "$pair: $alone MB/s on one machine, $together MB/s on four hosts"
    echo "$together $alone" >> "$work/pairs"
done
awk '{ print $1 / $2 }' "$work/pairs" | sort -n | awk '{ ratio[NR] = $1 } END { print "median ratio", ratio[int((NR + 1) / 2)] }'
