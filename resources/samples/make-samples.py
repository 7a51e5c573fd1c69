#!/usr/bin/env python3
# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes sample-books.tsv and sample-totals.txt beside this file; the same bytes each time."""

import math
import pathlib
import random

FIRST, LAST = 1900, 2008
HERE = pathlib.Path(__file__).parent


def level(_):
    return 1.0


def rise(middle, width=9.0):
    return lambda year: 1 / (1 + math.exp((middle - year) / width))


def fall(middle, width=14.0):
    return lambda year: 1 / (1 + math.exp((year - middle) / width))


def peak(middle, width=10.0):
    return lambda year: math.exp(-((year - middle) / width) ** 2)


def both(one, other):
    return lambda year: one(year) + other(year)


# Occurrences in a million words at a curve's height of 1, and the curve.
WORDS = {
    "the": (52000, level), "The": (5200, level), "of": (31000, level), "and": (25000, level),
    "to": (22000, level), "in": (19000, level), "In": (1900, level), "a": (18000, level),
    "is": (9800, level), "that": (9100, level), "was": (8300, level), "for": (7900, level),
    "it": (7200, level), "with": (6400, level), "as": (6100, level), "not": (4300, level),
    "time": (1450, level), "people": (900, level), "work": (820, level), "water": (480, level),
    "house": (410, fall(2030, 60)), "river": (190, level), "mountain": (95, level),
    "bread": (60, fall(1990, 40)), "winter": (85, level), "summer": (105, level),
    "window": (130, level), "door": (210, level), "garden": (90, fall(2010, 40)),
    "horse": (230, fall(1930)), "carriage": (95, fall(1918)), "coach": (42, level),
    "telegraph": (62, fall(1925)), "telegram": (34, peak(1925, 26)), "lamp": (55, fall(1940, 25)),
    "steam": (120, fall(1935, 20)), "railway": (140, fall(1945, 22)), "engine": (115, level),
    "motor": (110, peak(1928, 32)), "automobile": (58, peak(1930, 24)), "car": (190, rise(1945, 18)),
    "aeroplane": (30, peak(1926, 14)), "airplane": (46, peak(1946, 16)), "jet": (38, rise(1955)),
    "airport": (33, rise(1962, 12)), "wireless": (52, both(peak(1924, 12), rise(2002, 4))),
    "radio": (130, peak(1948, 28)), "television": (95, rise(1960, 7)), "cinema": (36, rise(1950, 20)),
    "telephone": (88, rise(1925, 18)), "computer": (240, rise(1978, 7)), "software": (170, rise(1987, 5)),
    "program": (260, rise(1962, 14)), "data": (420, rise(1968, 14)), "network": (160, rise(1985, 9)),
    "internet": (90, rise(2001, 3)), "Internet": (140, rise(1998, 2.5)), "server": (62, rise(1997, 4)),
    "website": (70, rise(2002, 2.5)), "email": (64, rise(2001, 3)), "thread": (34, rise(1990, 20)),
    "latency": (8, rise(1992, 8)), "throughput": (11, rise(1984, 7)), "loadstone": (0.4, fall(1960, 40)),
    "war": (520, both(level, both(peak(1917, 4), peak(1943, 4)))), "peace": (170, both(level, peak(1919, 5))),
    "rocket": (26, both(peak(1962, 9), rise(1955, 10))), "atom": (48, peak(1950, 18)),
    "energy": (210, rise(1970, 12)), "climate": (88, rise(1985, 14)), "plastic": (66, rise(1948, 10)),
    "penicillin": (22, peak(1950, 10)), "café": (9, rise(1960, 25)), "naïve": (6, level),
    "rock 'n' roll": (3, rise(1968, 8)), "aardvark": (0.12, level), "watch": (120, level),
    "watch_NOUN": (52, level), "watch_VERB": (68, level), "work_NOUN": (560, level),
    "work_VERB": (260, level),
}
AARDVARKS = 15209


def totals():
    chance = random.Random(1)
    sizes = {}
    for year in range(FIRST, LAST + 1):
        growth = math.exp((year - FIRST) / 42)
        wars = 1 - 0.25 * peak(1917, 3)(year) - 0.3 * peak(1943, 3)(year)
        sizes[year] = round(21e6 * growth * wars * chance.uniform(0.97, 1.03))
    return sizes


def counts_of(word, share, curve, sizes):
    chance = random.Random(word)
    counts = {}
    for year, size in sizes.items():
        expected = share / 1e6 * curve(year) * size
        spread = max(expected * 0.04, math.sqrt(max(expected, 0)))
        counts[year] = max(0, round(chance.gauss(expected, spread)))
    return counts


def aardvarks(sizes):
    counts = counts_of("Aardvark", 2.6, both(level, peak(1975, 20)), sizes)
    factor = AARDVARKS / sum(counts.values())
    counts = {year: round(count * factor) for year, count in counts.items()}
    counts[LAST] += AARDVARKS - sum(counts.values())
    return counts


def main():
    sizes = totals()
    table = {word: counts_of(word, *spec, sizes) for word, spec in WORDS.items()}
    table["Aardvark"] = aardvarks(sizes)
    with open(HERE / "sample-books.tsv", "w", encoding="utf-8", newline="\n") as out:
        for word in sorted(table, key=lambda word: word.encode()):
            for year, count in table[word].items():
                if count > 0:
                    out.write(f"{word}\t{year}\t{count}\t{max(1, round(count ** 0.55))}\n")
    with open(HERE / "sample-totals.txt", "w", encoding="utf-8", newline="\n") as out:
        for year, size in sizes.items():
            out.write(f"{year},{size},{size // 260},{size // 78000}\n")


main()
