// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/workloadstate.h"

#include "core/load/loadshape.h"

namespace loadstone {

WorkloadState::WorkloadState(int workers, const LoadPlan& plan)
    : WorkloadState(plan.requests, workers, arrivalsOf(plan), plan.warmUp) {}

void raiseTo(std::atomic<Clock::rep>& latest, TimePoint time) noexcept {
    const Clock::rep wanted = time.time_since_epoch().count();
    Clock::rep seen = latest.load();
    while (seen < wanted && !latest.compare_exchange_weak(seen, wanted)) {
    }
}

} // namespace loadstone
