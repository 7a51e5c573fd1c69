// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/pause.h"

#include "core/load/workload.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace loadstone {

void pauseUntil(TimePoint until, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_until(lock, stop, until, [] { return false; });
}

bool hasNoneLeft(Workload& workload) {
    const auto& requests = workload.plan().requests;
    return requests && workload.state().schedule.handedOut() >= *requests;
}

// Others may take the last one, also those of other processes.
TimePoint nextLook(TimePoint until, TimePoint now, const Workload& workload) {
    constexpr Milliseconds between{250};
    return workload.plan().requests ? std::min(until, now + between) : until;
}

void restUntil(TimePoint until, Workload& workload) {
    const std::stop_token stop = workload.stopToken();
    for (TimePoint now = Clock::now(); now < until && !stop.stop_requested(); now = Clock::now()) {
        if (hasNoneLeft(workload))
            return;
        pauseUntil(nextLook(until, now, workload), stop);
    }
}

} // namespace loadstone
