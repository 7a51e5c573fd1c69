#!/bin/sh
# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Installs what packaging/dependencies.txt lists and this machine lacks.
# Usage: install-dependencies.sh [GROUP...]   groups: build run test bench (default: all)
set -eu
list=$(dirname "$0")/dependencies.txt
. "$(dirname "$0")/asroot.sh"

fail() {
    echo "install-dependencies: $1" >&2
    exit 1
}

wanted() {
    awk -v groups=" ${*:-build run test bench} " '
        /^#/ { use = index(groups, " " $2 " ") }
        /^[^#]/ && use { print $1 }' "$list"
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

command -v apt-get >/dev/null && command -v dpkg-query >/dev/null ||
    fail "this machine has no apt-get. Install by hand what $list lists, then build with CMake."

missing=
for package in $(wanted "$@"); do
    is_installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

[ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null ||
    fail "these packages are missing:$missing. Install them as root, or install sudo."

echo "Installing$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { as_root apt-get -q update &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends \
        $missing; } >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    fail "apt-get failed, see above."
fi
