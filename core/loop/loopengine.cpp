// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/loopengine.h"

#include "core/base/cpu.h"
#include "core/http/connectroute.h"
#include "core/load/limits.h"
#include "core/load/plansettings.h"
#include "core/load/querytransports.h"
#include "core/loop/loopworker.h"
#include "core/loop/requestbytes.h"

#include <algorithm>

namespace loadstone {

Expected<void> checkLoop(const LoadPlan& plan) {
    const LoadPlan standard;
    Expected<void> able;
    forEachSetting([&](const auto& row) {
        const std::string instead = onlyPool(row, row.in(plan), row.in(standard));
        if (able && !instead.empty())
            able = fail(row.field, "the " + std::string(nameOf(plan.engine)) + " engine " +
                                       instead + "; use the pool engine");
    });
    return able;
}

int LoopEngine::loopsFor(const LoadPlan& plan) {
    return std::min(static_cast<int>(coreCount()), plan.threads);
}

namespace {

Reach withAddresses(Reach reach, const LoadPlan& plan) {
    if (reach.addresses)
        return reach;
    reach.addresses = std::make_shared<AddressBook>();
    reach.addresses->publish(ConnectRoute::of(plan.request.url, plan.transport).known());
    return reach;
}

} // namespace

LoopEngine::LoopEngine(const LoadPlan& plan, int loops, Reach reach)
    : m_loops(loops),
      m_destination(Destination::of(plan.request.url)),
      m_request(requestBytes(plan, m_destination)),
      m_reach(withAddresses(std::move(reach), plan)),
      m_bodies(memoryForBodies(plan.engine == EngineKind::Process ? loops : 1)),
      m_session(plan.asksDatabase() ? sessionPlanOf(plan) : nullptr) {}

int LoopEngine::connectionsOf(const LoadPlan& plan, int loops, int loopIndex) {
    return plan.threads / loops + (loopIndex < plan.threads % loops ? 1 : 0);
}

void LoopEngine::work(Workload& workload, int loopIndex) noexcept {
    if (!workload.enter())
        return;
    const int connections = connectionsOf(workload.plan(), m_loops, loopIndex);
    try {
        LoopWorker worker(workload, {m_destination, m_request, m_reach, connections, loopIndex,
                                     &m_bodies, m_session.get(), &m_canceller});
        if (const auto ran = worker.run(); !ran)
            workload.refuse(ran.error());
    } catch (const std::exception& problem) {
        workload.refuse(
            {"threads", std::string("an event loop cannot do its work (") + problem.what() + ")"});
    }
    m_canceller.await(); // here, as who is told of the end may wait for this thread
    workload.leave();
}

} // namespace loadstone
