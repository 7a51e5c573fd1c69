// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace loadstone {

/// How far a partition was read.
struct ReadSoFar {
    /// Offset in the file, unpacked, at which to go on; 0 means from the start.
    std::uint64_t resumeAt = 0;
    std::uint64_t lines = 0;
    std::uint64_t malformed = 0;
};

/// What a worker has published: what lies in its heap, and how far it had come in a task in
/// which it pauses.
struct Published {
    static constexpr std::uint64_t noTask = UINT64_MAX;

    std::uint64_t heapUsed = 1;  ///< the first byte stays unused, so that no offset is 0
    std::uint64_t lastSpill = 0; ///< offset in its heap; 0 is none
    std::uint64_t pausedTask = noTask;
    ReadSoFar paused;        ///< of pausedTask
    std::uint64_t bytes = 0; ///< as in the slot, of what is published
    std::uint64_t lines = 0; ///< as in the slot, of what is published
};

/// A worker's place in the job's memory, on cache lines of its own. Only the worker writes to it;
/// the parent does while no such worker runs, or it waits for a command.
struct alignas(128) WorkerSlot {
    // The worker fills the idle one of two versions, then publishes it by one increment of
    // `committed`.
    std::array<Published, 2> versions;
    std::atomic<std::uint64_t> committed{0}; ///< batches; versions[committed % 2] is valid

    // Progress, for show only.
    std::atomic<std::uint64_t> bytes{0}; ///< of files, packed ones as they are
    std::atomic<std::uint64_t> lines{0};
    std::atomic<std::uint64_t> tasksDone{0};
    std::atomic<std::uint64_t> taskBytes{0}; ///< of the task at hand, that are done
    std::atomic<std::uint64_t> taskSize{0};  ///< of the task at hand; 0: none is
    std::atomic<std::uint64_t> steps{0};     ///< grows while the worker gets on

    const Published& published() const { return versions[committed % 2]; }
    /// Forgets a pause that another worker goes on from; while no worker has this slot.
    void forgetPause() { versions[committed % 2].pausedTask = Published::noTask; }
    /// Publishes `next` and commits all that was claimed in the batch that ends with it.
    void commit(const Published& next);
    /// The batch in which tasks are claimed now.
    std::uint64_t batch() const { return committed + 1; }
};

} // namespace loadstone
