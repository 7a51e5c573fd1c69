// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/load/schedule.h"
#include "core/load/startgate.h"

#include <array>

namespace loadstone {

inline constexpr std::size_t mostWorkers = 2048;

/// What the workers of one run change together, besides their tallies: lock-free atomics and no
/// pointers, so that it may lie in memory that processes share.
struct WorkloadState {
    /// A word that one worker writes and others read.
    struct alignas(64) Mark {
        std::atomic<Clock::rep> oldestBegun{0}; ///< of its requests in flight; 0: it has none
    };

    WorkloadState(std::optional<std::uint64_t> requests, int workers, const Arrivals& arrivals = {},
                  Clock::duration warmUp = {})
        : schedule(requests, arrivals, warmUp), gate(workers), working(workers) {}
    /// With the schedule that `plan` asks for.
    WorkloadState(int workers, const LoadPlan& plan);

    Schedule schedule;
    StartGate gate;
    std::atomic<std::uint32_t> stopped{0}; ///< if not 0; a bool could be neither true nor false
    std::atomic<int> working;              ///< workers that have not left
    std::atomic<Clock::rep> stoppedAt{0};  ///< when a stop was asked for; 0: not yet
    std::atomic<Clock::rep> endedAt{0};    ///< end of the last request that counts
    std::atomic<Clock::rep> leftAt{0};     ///< when the last of those that have left did
    std::array<Mark, mostWorkers> marks{};
};

static_assert(std::atomic<int>::is_always_lock_free);
static_assert(std::atomic<Clock::rep>::is_always_lock_free);
static_assert(std::atomic<std::uint32_t>::is_always_lock_free);
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

/// Raises `latest` to `time` if that is later. Any thread or process may do so at any time.
void raiseTo(std::atomic<Clock::rep>& latest, TimePoint time) noexcept;

} // namespace loadstone
