#include "core/loop/loopengine.h"

#include "core/base/cpu.h"
#include "core/load/plansettings.h"
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
                                       instead + "; use the engine pool");
    });
    return able;
}

int LoopEngine::loopsFor(const LoadPlan& plan) {
    return std::min(static_cast<int>(coreCount()), plan.threads);
}

LoopEngine::LoopEngine(const LoadPlan& plan, int loops)
    : m_loops(loops),
      m_destination(Destination::of(plan.request.url)),
      m_request(requestBytes(plan, m_destination)),
      m_addresses(m_destination.host, m_destination.port) {}

int LoopEngine::connectionsOf(const LoadPlan& plan, int loops, int loopIndex) {
    return plan.threads / loops + (loopIndex < plan.threads % loops ? 1 : 0);
}

void LoopEngine::work(Workload& workload, int loopIndex) noexcept {
    if (!workload.enter())
        return;
    const int connections = connectionsOf(workload.plan(), m_loops, loopIndex);
    try {
        LoopWorker worker(workload,
                          {m_destination, m_request, m_addresses, connections, loopIndex});
        if (const auto ran = worker.run(); !ran)
            workload.refuse(ran.error());
    } catch (const std::exception& problem) {
        workload.refuse(
            {"threads", std::string("an event loop cannot do its work (") + problem.what() + ")"});
    }
    workload.leave();
}

} // namespace loadstone
