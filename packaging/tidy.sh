#!/bin/sh
# clang-tidy over the core without Qt: its headers are all that clang-tidy 14 can read at a bearable
# speed. Of a layer's files all that are built as one are read as one, each header once. What has
# passed is noted in build/tidy and not read again until that is removed. Needs the preset tsan
# configured.
set -eu
cd "$(dirname "$0")/.."
[ -d build/tsan/core ] || {
    echo "tidy.sh: configure the preset tsan first" >&2
    exit 1
}
mkdir -p build/tidy
find build/tsan/core -name 'unity_*.cxx' | xargs -P "$(nproc)" -I {} sh -c '
    passed=build/tidy/$(echo "$1" | tr / _)
    [ -e "$passed" ] || { clang-tidy-14 --quiet -p build/tsan "$1" && touch "$passed"; }' -- {}
