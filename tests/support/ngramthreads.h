#pragma once

#include "core/ngram/ngramworker.h"
#include "core/ngram/supervisor.h"
#include "tests/support/threadpool.h"

#include <unistd.h>

#include <atomic>
#include <mutex>
#include <stdexcept>

namespace loadstone {

/// A worker as a child process has it, with views of its own on the job's shared memory.
inline NgramWorker openWorker(const Supervisor& supervisor, std::uint32_t index) {
    const std::vector<int> descriptors = supervisor.descriptors();
    std::vector<SharedMemory> heaps;
    for (std::size_t i = 1; i < descriptors.size(); ++i)
        heaps.push_back(
            SharedMemory::open(dup(descriptors[i]), SharedMemory::Access::Read).value());
    return {Control::open(dup(descriptors.front())).value(), std::move(heaps), index};
}

/// Takes a job to its end with its workers on threads. Returns how many phases that took.
inline int finishOnThreads(Supervisor& supervisor) {
    const int workers = supervisor.control().workers();
    int phases = 0;
    do {
        std::atomic<std::uint32_t> next{0};
        std::atomic<bool> failed{false};
        std::mutex noting;
        runOnThreads(workers, [&] {
            NgramWorker worker = openWorker(supervisor, next++);
            const auto done = supervisor.phase() == NgramPhase::Map
                                  ? worker.map([&](const MalformedLine& line) {
                                        const std::lock_guard lock(noting);
                                        supervisor.note(line);
                                    })
                                  : worker.reduce();
            failed = failed || !done;
        });
        if (failed)
            throw std::runtime_error("a worker failed");
        ++phases;
    } while (supervisor.advance() != NgramPhase::Done);
    return phases;
}

} // namespace loadstone
