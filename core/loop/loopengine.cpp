#include "core/loop/loopengine.h"

#include "core/base/cpu.h"
#include "core/loop/loopworker.h"
#include "core/loop/requestbytes.h"

#include <algorithm>

namespace loadstone {

Expected<void> checkLoop(const LoadPlan& plan) {
    const TransportOptions& transport = plan.transport;
    const std::string engine = "the " + std::string(nameOf(plan.engine)) + " engine ";
    if (transport.version == HttpVersion::Http2)
        return fail("http2", engine + "speaks HTTP/1.1 only; use the engine pool");
    if (transport.redirects > 0)
        return fail("redirect", engine + "follows no redirects; use the engine pool");
    if (transport.environmentProxy)
        return fail("env-proxy", engine + "uses no proxy; use the engine pool");
    return {};
}

int LoopEngine::loopsFor(const LoadPlan& plan) {
    return std::min(static_cast<int>(coreCount()), plan.threads);
}

LoopEngine::LoopEngine(const LoadPlan& plan, int loops)
    : m_loops(loops),
      m_connections(plan.threads),
      m_destination(Destination::of(plan.request.url)),
      m_request(requestBytes(plan, m_destination)),
      m_addresses(m_destination.host, m_destination.port) {}

int LoopEngine::connectionsOf(int loopIndex) const {
    return m_connections / m_loops + (loopIndex < m_connections % m_loops ? 1 : 0);
}

void LoopEngine::work(Workload& workload, int loopIndex) noexcept {
    try {
        LoopWorker worker(
            workload, {m_destination, m_request, m_addresses, connectionsOf(loopIndex), loopIndex});
        if (const auto ran = worker.run(); !ran)
            workload.refuse(ran.error());
    } catch (const std::exception& problem) {
        workload.refuse(
            {"threads", std::string("an event loop cannot do its work (") + problem.what() + ")"});
    }
    workload.leave();
}

} // namespace loadstone
