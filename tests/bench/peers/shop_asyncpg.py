# SPDX-FileCopyrightText: the Loadstone developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Asks a shop for products by asyncpg (Debian's python3-asyncpg), an event loop in each process.

usage: URL QUERY PRODUCTS CONNECTIONS PROCESSES SECONDS. Prints "processed: N".
"""
import asyncio
import multiprocessing
import random
import sys
import time

import asyncpg


async def ask(pool, query, products, until):
    count = 0
    async with pool.acquire() as connection:
        while time.monotonic() < until:
            await connection.fetch(query, random.randint(1, products))
            count += 1
    return count


async def ask_all(url, query, products, connections, seconds):
    async with asyncpg.create_pool(url, min_size=connections, max_size=connections) as pool:
        until = time.monotonic() + seconds
        counts = await asyncio.gather(
            *(ask(pool, query, products, until) for _ in range(connections))
        )
    return sum(counts)


def work(arguments):
    return asyncio.run(ask_all(*arguments))


def main():
    url, query = sys.argv[1:3]
    products, connections, processes = map(int, sys.argv[3:6])
    share = (url, query, products, connections // processes, float(sys.argv[6]))
    if processes == 1:
        counts = [work(share)]
    else:
        with multiprocessing.Pool(processes) as pool:
            counts = pool.map(work, [share] * processes, chunksize=1)
    print("processed:", sum(counts))


if __name__ == "__main__":
    main()
