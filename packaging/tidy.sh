#!/bin/sh
# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

# clang-tidy over core, ui and app, and clazy over what uses Qt. Of a target's files all that are built as
# one are read as one, each header once: without that Qt's headers take most of an hour. What has passed
# is noted in build/tidy and not read again until that is removed. Needs the preset asan configured, whose
# compiler is Clang.
#
# Of clazy's checks of level 0 and 1 two are off:
#   non-pod-global-static  a constant QString costs nothing that is seen, and none depends on another
#   qstring-ref            its advice is of Qt 5
set -eu
cd "$(dirname "$0")/.."
[ -d build/asan/core ] || {
    echo "tidy.sh: configure the preset asan first" >&2
    exit 1
}
mkdir -p build/tidy

# $1 PROGRAM, $2 its option, $3 the file
# shellcheck disable=SC2016 # for the shell that xargs starts
look='
    passed=build/tidy/$1_$(echo "$3" | tr / _)
    [ -e "$passed" ] || { "$1" "$2" -p build/asan "$3" && touch "$passed"; }'

# unity FOLDER...: the files that are built as one there; one that is left of an earlier build is not.
unity() {
    for folder; do
        sed -n "s|^ *\"file\": \"\(.*/build/asan/$folder/.*/unity_[0-9]*_cxx.cxx\)\".*|\1|p" \
            build/asan/compile_commands.json
    done
}

unity core ui app |
    xargs -P "$(nproc)" -I {} sh -c "$look" -- clang-tidy-14 --quiet {}
unity core/CMakeFiles/loadstone_run.dir ui app/window |
    xargs -P "$(nproc)" -I {} sh -c "$look" -- clazy-standalone \
        -checks=level0,level1,no-non-pod-global-static,no-qstring-ref {}
