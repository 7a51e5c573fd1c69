#!/bin/sh
# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Starts runs within limits of address space, of tasks and of open files, and checks that each ends
# well or in a sentence with exit code 1, in less than two seconds beyond a run's own. By hand, as
# root (tasks are limited as the user nobody): sh startlimits.sh PROGRAM [TIMES]
set -u
program=$1
times=${2:-50}
work=$(mktemp -d)
chmod 755 "$work"
"$program" target -p 0 >"$work/target" &
target=$!
trap 'kill $target; rm -r "$work"' EXIT
until url=$(grep -o 'http://.*' "$work/target"); do :; done

tasks=$(ps -L -u 65534 --no-headers | wc -l)
bad=0 sum=0 longest=0

# try NAME COMMAND...: the command that sets the limits, then the program and its engine follow
try() {
    name=$1 engine=$2
    shift 2
    begun=$(date +%s%N)
    timeout -k 1 20 "$@" "$program" run "$url" -n 200 -c 100 --engine "$engine" >"$work/out" 2>"$work/err"
    code=$?
    took=$((($(date +%s%N) - begun) / 1000000))
    sum=$((sum + 1))
    [ $took -gt $longest ] && longest=$took
    last=$(tail -n 1 "$work/err")
    if [ $code -eq 0 ] && grep -q '200 ok, 0 failed' "$work/out"; then
        verdict=ran
    elif [ $code -eq 1 ] && [ "${last#loadstone-cli*: }" != "$last" ] && [ $took -lt 2000 ]; then
        verdict=told
    elif [ $code -eq 127 ] && grep -q 'error while loading shared libraries' "$work/err"; then
        verdict=unloadable # the system's loader says so, before the program begins
    else
        verdict=BAD
        bad=$((bad + 1))
    fi
    printf '%-10s %-8s %-24s %3d %5d ms  %s\n' $verdict "$engine" "$name" $code $took "$last"
}

n=0
while [ $n -lt "$times" ]; do
    for engine in pool loop process; do
        space=$((200000 + n * 1800000 / times))
        try "address space $space KB" $engine prlimit --as=$((space * 1024))
        files=$((8 + n * 192 / times))
        try "$files files" $engine prlimit --nofile=$files:$files
        more=$((n * 120 / times))
        try "$more more tasks" $engine setpriv --reuid=65534 --regid=65534 --clear-groups \
            prlimit --nproc=$((tasks + more))
    done
    n=$((n + 1))
done
echo "$bad of $sum bad; the longest took $longest ms"
[ $bad -eq 0 ]
