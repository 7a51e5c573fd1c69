// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ngram/work/ngramworker.h"
#include "core/ngram/work/supervisor.h"
#include "tests/support/threadpool.h"

#include <unistd.h>

#include <atomic>
#include <mutex>
#include <stdexcept>

namespace loadstone {

/// A worker as a child process has it, with views of its own on the job's shared memory.
inline NgramWorker openWorker(const Supervisor& supervisor, std::uint32_t index) {
    const std::vector<int> descriptors = supervisor.descriptors();
    JobMemory memory = JobMemory::open(dup(descriptors.front())).value();
    std::vector<SharedMemory> heaps;
    for (int i = 1; i <= memory.workers(); ++i)
        heaps.push_back(
            SharedMemory::open(dup(descriptors[std::size_t(i)]), SharedMemory::Access::Parts)
                .value());
    return {std::move(memory), std::move(heaps), index};
}

/// Does what the phase wants of a worker.
inline void work(Supervisor& supervisor, NgramWorker& worker) {
    static std::mutex noting;
    const auto done = supervisor.phase() == NgramPhase::Map
                          ? worker.map([&](const MalformedLine& line) {
                                const std::lock_guard lock(noting);
                                supervisor.note(line);
                            })
                          : worker.reduce();
    if (!done)
        throw std::runtime_error(done.error().message);
}

/// Takes a job to its end with its workers on threads. Returns how many phases that took.
inline int finishOnWorkers(Supervisor& supervisor) {
    const int count = supervisor.memory().workers();
    std::vector<NgramWorker> workers;
    workers.reserve(std::size_t(count)); // they must not move
    for (std::uint32_t i = 0; i < std::uint32_t(count); ++i)
        workers.push_back(openWorker(supervisor, i));
    int phases = 0;
    for (auto phase = supervisor.phase(); phase != NgramPhase::Done; phase = supervisor.advance()) {
        supervisor.takeUnneeded()();
        std::atomic<std::size_t> next{0};
        runOnThreads(count, [&] { work(supervisor, workers.at(next++)); });
        ++phases;
    }
    supervisor.takeUnneeded()();
    return phases;
}

} // namespace loadstone
