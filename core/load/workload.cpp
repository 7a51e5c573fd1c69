#include "core/load/workload.h"

#include "core/http/curltransport.h"

namespace loadstone {

Workload::Workload(LoadPlan plan, MakeTransport makeTransport, Done done)
    : m_plan(std::move(plan)),
      m_makeTransport(std::move(makeTransport)),
      m_done(std::move(done)),
      m_tickets(m_plan.requests),
      m_gate(m_plan.threads),
      m_working(m_plan.threads) {}

void Workload::stop() {
    m_stop.request_stop();
    m_gate.open();
}

Seconds Workload::elapsed() const {
    if (!m_gate.isOpen())
        return Seconds(0);
    const Clock::rep ended = m_endedAt;
    const TimePoint until = ended != 0 ? TimePoint(Clock::duration(ended)) : Clock::now();
    return until - m_gate.openedAt();
}

void Workload::work() noexcept {
    sendRequests();
    leave();
}

void Workload::sendRequests() {
    const auto transport = m_makeTransport(m_plan, m_stop.get_token());
    m_gate.arriveAndWait();
    const TimePoint until = deadline();
    TimePoint now = m_gate.openedAt();
    while (!isStopped() && now < until && m_tickets.take()) {
        Tally& tally = m_tallies.here();
        tally.begin();
        const Exchange exchange = transport->perform(until);
        tally.record(exchange, m_plan.expected.contains(exchange.status));
        now = exchange.finished;
    }
}

TimePoint Workload::deadline() const {
    return m_plan.duration ? m_gate.openedAt() + *m_plan.duration : TimePoint::max();
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
