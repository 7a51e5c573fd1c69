# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Totals of a Google Books v2 file by a pool of Python processes. usage: FILE WORKERS

The file is read into memory as lines, which go to the processes in partitions of 60,000.
"""
import itertools
import multiprocessing
import sys


def totals_of(lines):
    totals = {}
    for line in lines:
        fields = line.split("\t")
        totals[fields[0]] = totals.get(fields[0], 0) + int(fields[2])
    return totals


def main():
    with open(sys.argv[1], encoding="utf-8", errors="surrogateescape") as file:
        partitions = iter(lambda: list(itertools.islice(file, 60000)), [])
        everything = list(partitions)
    all_totals = {}
    with multiprocessing.Pool(int(sys.argv[2])) as pool:
        for totals in pool.imap_unordered(totals_of, everything):
            for ngram, count in totals.items():
                all_totals[ngram] = all_totals.get(ngram, 0) + count
    print(len(all_totals), sum(all_totals.values()))


if __name__ == "__main__":
    main()
