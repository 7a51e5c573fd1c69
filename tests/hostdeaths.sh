#!/bin/bash
# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Loses one of four hosts of a run at a random moment, again and again: its part is killed, its
# daemon is killed, its cable is cut, its part is stopped. Says how often it was named within 2 s,
# how long that took, whether what is saved is what the server has seen, and what hung or was left.
# By hand, as root: bash tests/hostdeaths.sh FOLDER_OF_PROGRAMS [TIMES [KIND...]]
set -u
programs=$1
times=${2:-20}
kinds=${*:3}
. "$(dirname "$0")/support/networkhosts.sh"
trap remove_hosts EXIT
make_hosts || exit 1
start_server

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

# processOn HOST NAME: what runs there under this name; mpirun has it in its arguments, too. What
# begins or ends meanwhile may hide others from a look.
processOn() {
    for _ in 1 2 3 4 5; do
        for process in $(ip netns pids "$1"); do
            [ "$(basename "$(readlink "/proc/$process/exe")")" = "$2" ] && echo "$process" && return
        done
    done
}

strike() { # KIND HOST
    case $1 in
        rank) kill -KILL "$(processOn "$2" loadstone-part)" ;;
        daemon) kill -KILL "$(processOn "$2" orted)" ;;
        stop) kill -STOP "$(processOn "$2" loadstone-part)" ;;
        cable) ip link set "v$2" down ;;
    esac
}

# whole JSON LOG: whether what is saved adds up, the sums of the hosts too, and is what the server
# has seen: of a host that lived all of its share and no more, of a lost one not more than that
whole() {
    python3 - "$1" "$2" "/$serial" <<'END'
import collections, json, sys
run = json.load(open(sys.argv[1]))
seen = collections.Counter(line.split()[0] for line in open(sys.argv[2]) if line.split()[1] == sys.argv[3])
r, hosts = run["requests"], run["hosts"]
problems = []
if r["sent"] != r["ok"] + r["failed"] + r["aborted"]: problems.append("sum of the run")
if run["ending"] not in ("degraded", "cut_short"): problems.append(run["ending"])
if sum(h["requests"]["ok"] for h in hosts) != r["ok"]: problems.append("sum of the hosts")
if not any(h["lost_at_s"] is not None for h in hosts): problems.append("nobody is lost")
for number, host in enumerate(hosts):
    ok, log = host["requests"]["ok"], seen[f"10.62.9.{number + 1}"]
    if ok > log or (host["lost_at_s"] is None and not ok == log == 600):
        problems.append(f"{host['name']}: {ok} ok, {log} in the log")
if problems: print("   ", "; ".join(problems), file=sys.stderr)
sys.exit(bool(problems))
END
}

# lose KIND: one run, its host lost; counts what came of it
lose() {
    host=ldh$((RANDOM % 4))
    serial=$((serial + 1)) # what was on its way through a cut cable arrives in a later run
    rm -f "$work/run.json"
    : >"$work/told" # what the run before has told would be taken for this one's
    "$programs/loadstone-cli" run "http://$network.254:8080/$serial" --hosts "$(host_list)" -n 2400 -q 400/s -c 12 \
        --progress --json "$work/run.json" >/dev/null 2>"$work/told" &
    run=$!
    until grep -q p99 "$work/told" || ! kill -0 $run 2>/dev/null; do sleep 0.02; done
    sleep "$((RANDOM % 3)).$((RANDOM % 90 + 10))"
    struck=$(milliseconds)
    strike "$1" $host
    until grep -q "was lost" "$work/told" || ! kill -0 $run 2>/dev/null; do sleep 0.01; done
    took=$(($(milliseconds) - struck))
    waited=0
    while kill -0 $run 2>/dev/null && [ $waited -lt 200 ]; do sleep 0.1 && waited=$((waited + 1)); done
    if kill -0 $run 2>/dev/null; then hung=$((hung + 1)) && kill -KILL $run; fi
    wait $run 2>/dev/null
    code=$?
    ip link set "v$host" up
    until ip netns exec $host bash -c ": </dev/tcp/$network.254/8080" 2>/dev/null; do sleep 0.1; done
    if grep -q "$host was lost" "$work/told" && [ $took -le 2000 ]; then
        named=$((named + 1))
    else
        echo "    $1 $host: $took ms, exit $code: $(tr '\r' '\n' <"$work/told" | tail -1)" >&2
    fi
    [ $code -eq 1 ] || echo "    $1 $host: exit $code" >&2
    [ $took -gt $longest ] && longest=$took
    [ $waited -gt $slowest ] && slowest=$waited
    whole "$work/run.json" "$work/access.log" && saved=$((saved + 1))
    for _ in $(seq 50); do # what was cut off leaves when it hears nothing
        lasting=$(for one in $hosts; do ip netns pids "$one"; done | wc -l)
        [ "$lasting" -eq 0 ] && return
        sleep 0.2
    done
    left=$((left + lasting))
    for one in $hosts; do for process in $(ip netns pids "$one"); do
        echo "    left on $one: $(tr '\0' ' ' <"/proc/$process/cmdline" | cut -c1-80)" >&2
        kill -KILL "$process"
    done; done
}

serial=0
echo "lost by  times  named within 2 s  longest  result is what the server saw  hung  slowest end  processes left"
for kind in ${kinds:-rank daemon cable stop}; do
    named=0 longest=0 saved=0 hung=0 left=0 slowest=0
    for _ in $(seq "$times"); do lose "$kind"; done
    printf '%-7s  %5d  %16d  %4d ms  %29d  %4d  %8d.%d s  %14d\n' \
        "$kind" "$times" $named $longest $saved $hung $((slowest / 10)) $((slowest % 10)) $left
done
