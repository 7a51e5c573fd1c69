#!/bin/sh
# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Runs a command beside two endless loops, as on a busy machine: sh tests/busy.sh ctest --preset dev
set -eu
loops=
trap 'kill $loops' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
for _ in 1 2; do
    (while :; do :; done) &
    loops="$loops $!"
done
"$@"
