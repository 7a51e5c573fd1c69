// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/loop/loopengine.h"
#include "tests/support/threadpool.h"

#include <atomic>

namespace loadstone {

/// Runs the loops of `engine` on threads of their own and returns when all have ended.
inline void runOnLoops(LoopEngine& engine, Workload& workload) {
    std::atomic<int> index{0};
    runOnThreads(engine.loops(), [&] { engine.work(workload, index++); });
}

/// As a real run makes it.
inline Reach reachFor(const LoadPlan& plan) {
    return Reach::lookedUp(plan.request, plan.transport).value();
}

/// A whole run of `plan` by the loop engine.
inline Totals runByLoop(const LoadPlan& plan) {
    LoopEngine engine(plan, reachFor(plan));
    Workload workload(plan, engine.loops(), [] {});
    runOnLoops(engine, workload);
    return workload.tallies().totals();
}

/// The same by the pool engine.
inline Totals runByPool(const LoadPlan& plan) {
    Workload workload(plan, curlTransports(reachFor(plan)), [] {});
    runOnThreads(plan.threads, [&] { workload.work(); });
    return workload.tallies().totals();
}

} // namespace loadstone
