#include "core/load/workload.h"

#include "core/http/curltransport.h"

#include <algorithm>

namespace loadstone {

Workload::Workload(const LoadPlan& plan, MakeTransport makeTransport, Done done)
    : Workload(plan, std::move(makeTransport), plan.threads, std::move(done)) {}

Workload::Workload(LoadPlan plan, int workers, Done done)
    : Workload(std::move(plan), MakeTransport(), workers, std::move(done)) {}

Workload::Workload(LoadPlan plan, MakeTransport makeTransport, int workers, Done done)
    : m_plan(std::move(plan)),
      m_makeTransport(std::move(makeTransport)),
      m_done(std::move(done)),
      m_own(std::make_unique<WorkloadState>(m_plan.requests, workers)),
      m_state(*m_own) {}

Workload::Workload(LoadPlan plan, WorkloadState& state, std::span<Tally> tallies)
    : m_plan(std::move(plan)), m_done([] {}), m_state(state), m_tallies(tallies) {}

void Workload::stop() {
    m_state.stopped = true;
    m_stop.request_stop();
    m_state.gate.open();
}

Seconds Workload::elapsed() const {
    if (!m_state.gate.isOpen())
        return Seconds(0);
    const bool hasEnded = m_state.working <= 0;
    const TimePoint until = hasEnded ? TimePoint(Clock::duration(m_state.leftAt)) : Clock::now();
    return std::max(Seconds(0), Seconds(until - countingSince()));
}

void Workload::work() noexcept {
    sendRequests();
    leave();
}

void Workload::sendRequests() {
    const auto transport = m_makeTransport(m_plan, m_stop.get_token());
    const TimePoint begun = arrive();
    const TimePoint until = deadline();
    TimePoint now = warmUp(*transport, begun, until);
    while (!isStopped() && now < until && takeTicket()) {
        Tally& tally = m_tallies.here();
        tally.begin();
        const Exchange exchange = transport->perform(until);
        record(tally, exchange);
        now = exchange.finished;
    }
}

/// Sends until requests count. The one that is on its way at that moment counts: the window would
/// else begin with threads that have nothing to show for their first half of an answer.
TimePoint Workload::warmUp(Transport& transport, TimePoint now, TimePoint until) {
    while (!isStopped() && now < countingSince()) {
        const Exchange exchange = transport.perform(until);
        now = exchange.finished;
        if (now < countingSince() || !takeTicket())
            continue;
        Tally& tally = m_tallies.here();
        tally.begin();
        record(tally, exchange);
    }
    return now;
}

void Workload::record(Tally& tally, const Exchange& exchange) const {
    tally.record(exchange, m_plan.expected.contains(exchange.status));
}

TimePoint Workload::arrive() noexcept {
    m_state.gate.arriveAndWait();
    return m_state.gate.openedAt();
}

TimePoint Workload::deadline() const {
    return m_plan.duration ? countingSince() + *m_plan.duration : TimePoint::max();
}

void Workload::leave() {
    m_state.leftAt = Clock::now().time_since_epoch().count();
    if (m_state.working.fetch_sub(1) == 1)
        m_done();
}

std::unique_ptr<Transport> makeCurlTransport(const LoadPlan& plan, std::stop_token stop) {
    return std::make_unique<CurlTransport>(plan.request, plan.transport, std::move(stop));
}

} // namespace loadstone
