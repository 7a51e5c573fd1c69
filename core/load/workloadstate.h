#pragma once

#include "core/load/startgate.h"
#include "core/load/ticket.h"

namespace loadstone {

/// What the workers of one run change together, besides their tallies: lock-free atomics and no
/// pointers, so that it may lie in memory that processes share.
struct WorkloadState {
    WorkloadState(std::optional<std::uint64_t> requests, int workers)
        : tickets(requests), gate(workers), working(workers) {}

    Ticket tickets;
    StartGate gate;
    std::atomic<bool> stopped{false};
    std::atomic<int> working;          ///< workers that have not left
    std::atomic<Clock::rep> leftAt{0}; ///< when the last of those that have left did
};

static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);
static_assert(std::atomic<Clock::rep>::is_always_lock_free);
static_assert(std::atomic<std::uint32_t>::is_always_lock_free);
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

} // namespace loadstone
