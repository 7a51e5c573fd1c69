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
      m_tickets(m_plan.requests),
      m_gate(workers),
      m_working(workers) {}

void Workload::stop() {
    m_stop.request_stop();
    m_gate.open();
}

Seconds Workload::elapsed() const {
    if (!m_gate.isOpen())
        return Seconds(0);
    const Clock::rep ended = m_endedAt;
    const TimePoint until = ended != 0 ? TimePoint(Clock::duration(ended)) : Clock::now();
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
    m_gate.arriveAndWait();
    return m_gate.openedAt();
}

TimePoint Workload::deadline() const {
    return m_plan.duration ? countingSince() + *m_plan.duration : TimePoint::max();
}

void Workload::leave() {
    if (m_working.fetch_sub(1) != 1)
        return;
    m_endedAt = Clock::now().time_since_epoch().count();
    m_done();
}

std::unique_ptr<Transport> makeCurlTransport(const LoadPlan& plan, std::stop_token stop) {
    return std::make_unique<CurlTransport>(plan.request, plan.transport, std::move(stop));
}

} // namespace loadstone
