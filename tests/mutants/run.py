#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Breaks the rules on purpose, one small change at a time, and says which tests notice.

usage: tests/mutants/run.py [--build FOLDER] [--only TEXT] [--list | --check]

Each change of the lists beside this file is made in a copy of the tree, which is then built, and the
tests that are named for its file are run. A change that none of them notices is printed as a
survivor: a rule that nobody asks for, or a test that is missing.
Changes that do not compile count as caught. Takes about half a minute a change on 2 cores.
Run by hand; needs nothing but what the tests need.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TEST_LIMIT_S = 300


def read_lists():
    """The changes: (file, tests, old, new). In a list, 'FILE: TEST ...' heads the changes of a file,
    each of which is two lines, '- old' and '+ new'. The old text stands exactly once in the file."""
    changes = []
    for path in sorted(HERE.glob("*.txt")):
        file, tests, old = None, [], None
        for line in path.read_text().splitlines():
            if line.startswith("- "):
                old = line[2:]
            elif line.startswith("+ ") or line == "+":
                changes.append((file, tests, old, line[2:]))
            elif line and not line.startswith("#"):
                file, _, names = line.partition(":")
                tests = names.split()
    return changes


def copy_of(tree, folder):
    """The files that git knows, as they are now; what has not changed keeps its time."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=tree, check=True, capture_output=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        source, target = pathlib.Path(tree) / name, pathlib.Path(folder) / name
        if target.exists() and target.read_bytes() == source.read_bytes():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)


def build(folder, targets):
    return subprocess.run(["ninja", "-C", f"{folder}/build/mutants", *targets],
                          capture_output=True, text=True)


def configure(folder):
    subprocess.run(["cmake", "-S", folder, "-B", f"{folder}/build/mutants", "-G", "Ninja",
                    "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O0",
                    "-DLOADSTONE_BENCH=OFF"], check=True, capture_output=True)


def fails(folder, program, test=None):
    command = [f"{folder}/build/mutants/bin/{program}"] + ([test] if test else [])
    environment = {"QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(command, capture_output=True, timeout=TEST_LIMIT_S,
                              env={**os.environ, **environment})
    except subprocess.TimeoutExpired:
        return "hangs"
    return "fails" if done.returncode != 0 else ""


def misfit(folder, change):
    """Why the change cannot be made, or an empty text."""
    file, _, old, _ = change
    path = pathlib.Path(folder) / file
    times = path.read_text().count(old) if path.exists() else 0
    return "" if times == 1 else f"{file}: this stands there {times} times: {old.strip()}"


def verdict(folder, change):
    """Which test has noticed the change, or an empty text."""
    file, tests, old, new = change
    path = pathlib.Path(folder) / file
    text = path.read_text()
    path.write_text(text.replace(old, new))
    try:
        programs = list(dict.fromkeys(t.split("/")[0] for t in tests))
        if build(folder, programs).returncode != 0:
            return "does not compile"
        for test in tests:
            program, _, name = test.partition("/")
            if fails(folder, program, name or None):
                return test
        return ""
    finally:
        path.write_text(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", default="/tmp/loadstone-mutants", metavar="FOLDER")
    parser.add_argument("--only", default="", metavar="TEXT", help="files whose name has this")
    parser.add_argument("--list", action="store_true", help="print the changes and stop")
    parser.add_argument("--check", action="store_true",
                        help="only see that each change can be made")
    options = parser.parse_args()
    changes = [c for c in read_lists() if options.only in c[0]]
    if options.list:
        for file, _, old, new in changes:
            print(f"{file}: {old.strip()}  ->  {new.strip()}")
        return 0
    misfits = list(filter(None, (misfit(ROOT, c) for c in changes)))
    if misfits or options.check:
        sys.exit("\n".join(misfits) or 0)
    copy_of(ROOT, options.build)
    configure(options.build)
    programs = sorted({t.split("/")[0] for _, tests, _, _ in changes for t in tests})
    first = build(options.build, programs)
    if first.returncode != 0:
        sys.exit("the tree does not build as it is:\n" + first.stdout[-2000:])
    caught = 0
    for number, change in enumerate(changes, 1):
        by = verdict(options.build, change)
        caught += bool(by)
        print(f"{number:3} {change[0]}: {change[2].strip()}  ->  {change[3].strip()}"
              f"\n      {'caught: ' + by if by else 'SURVIVES'}", flush=True)
    print(f"{caught} of {len(changes)} caught, {100 * caught / max(1, len(changes)):.0f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
