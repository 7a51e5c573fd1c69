#!/bin/sh
# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Installs the package from build/release, uses it as a user would, and removes it again.
# Usage: test-install.sh [FILE.deb]
set -eu
cd "$(dirname "$0")/.."
. packaging/asroot.sh
deb=${1:-$(ls -t build/release/loadstone_*.deb | head -n 1)}
id=io.github.loadstone.Loadstone
work=$(mktemp -d)
target=

fail() {
    echo "test-install: $1" >&2
    exit 1
}

clean_up() {
    [ -z "$target" ] || kill "$target" 2>/dev/null || true
    as_root dpkg --purge loadstone >/dev/null 2>&1 || true
    rm -rf "$work"
}

install_package() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends \
        "$(realpath "$deb")" >"$work/apt.log" 2>&1 </dev/null ||
        { cat "$work/apt.log" >&2; fail "$deb cannot be installed."; }
}

check_files() {
    dpkg-deb --contents "$deb" | awk '{ print $6 }' >"$work/files"
    for file in bin/loadstone bin/loadstone-cli libexec/loadstone/loadstone-worker \
        libexec/loadstone/loadstone-load-worker share/man/man1/loadstone.1.gz \
        share/man/man1/loadstone-cli.1.gz share/applications/$id.desktop \
        share/metainfo/$id.metainfo.xml share/icons/hicolor/scalable/apps/$id.svg \
        share/loadstone/samples/sample-books.tsv share/doc/loadstone/copyright; do
        grep -qx "./usr/$file" "$work/files" || fail "the package lacks /usr/$file."
    done
    desktop-file-validate "/usr/share/applications/$id.desktop"
    appstreamcli validate --no-net "/usr/share/metainfo/$id.metainfo.xml"
}

check_programs() {
    /usr/bin/loadstone-cli --version
    QT_QPA_PLATFORM=offscreen /usr/bin/loadstone --version
    printf 'to be or not to be\n' >"$work/text"
    /usr/bin/loadstone-cli ngrams "$work/text" -o - | grep -qx "be	2" || fail "words are not counted."
    /usr/bin/loadstone-cli target --port 0 >"$work/target.log" 2>&1 &
    target=$!
    until grep -q '^Listening on ' "$work/target.log"; do
        kill -0 "$target" || { cat "$work/target.log" >&2; fail "the target does not start."; }
        sleep 0.1
    done
    url=$(sed -n 's|^Listening on \(http://.*\)/$|\1|p' "$work/target.log")
    for engine in pool loop process; do
        /usr/bin/loadstone-cli run "$url/" -n 100 -c 4 --engine $engine --json "$work/run.json"
        grep -Eq '"ok": *100\b' "$work/run.json" ||
            fail "not all of the 100 requests of the engine $engine were ok."
    done
}

check_removal() {
    as_root dpkg -r loadstone >/dev/null
    [ ! -e /usr/bin/loadstone ] || fail "the package leaves /usr/bin/loadstone behind."
}

trap clean_up EXIT
trap 'exit 130' INT TERM
echo "Testing $deb"
install_package
check_files
check_programs
check_removal
echo "The package installs, works and goes away."
