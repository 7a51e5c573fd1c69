// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/threadtrial.h"

#include <pthread.h>
#include <sys/mman.h>

#include <atomic>
#include <cstdlib>
#include <vector>

namespace loadstone {

namespace {

/// Holds threads until all have allocated something.
struct Trial {
    std::atomic<int> missing;
    std::atomic<bool> over{false};
};

// The first allocation of a thread makes an arena of 64 MB of addresses. It stays when the thread
// ends, and the run's own threads take it over.
void* idle(void* argument) {
    auto& trial = *static_cast<Trial*>(argument);
    void* volatile block = std::malloc(1);
    if (trial.missing.fetch_sub(1) == 1)
        trial.missing.notify_one();
    trial.over.wait(false);
    std::free(block);
    return nullptr;
}

void await(std::atomic<int>& missing) {
    for (int left = missing; left > 0; left = missing)
        missing.wait(left);
}

bool hasRoomFor(std::size_t bytes) {
    if (bytes == 0)
        return true;
    void* const at = mmap(nullptr, bytes, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return at != MAP_FAILED && munmap(at, bytes) == 0;
}

} // namespace

ThreadTrial tryThreads(int wanted, std::size_t stackBytes, std::size_t bytesBeside) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, stackBytes);
    Trial trial{wanted};
    std::vector<pthread_t> threads;
    threads.reserve(static_cast<std::size_t>(wanted));
    pthread_t thread{};
    while (std::ssize(threads) < wanted && pthread_create(&thread, &attributes, idle, &trial) == 0)
        threads.push_back(thread);
    const int started = static_cast<int>(threads.size());
    if (trial.missing.fetch_sub(wanted - started) > wanted - started)
        await(trial.missing);
    const bool hasMemory = hasRoomFor(bytesBeside);
    trial.over = true;
    trial.over.notify_all();
    for (const pthread_t one : threads)
        pthread_join(one, nullptr);
    pthread_attr_destroy(&attributes);
    return {started, hasMemory};
}

} // namespace loadstone
