// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/workload.h"

#include "core/http/curltransport.h"
#include "core/load/pause.h"

#include <algorithm>

namespace loadstone {

namespace {

TimePoint timeOf(const std::atomic<Clock::rep>& word) {
    return TimePoint(Clock::duration(word));
}

} // namespace

Workload::Workload(const LoadPlan& plan, MakeTransport makeTransport, Done done)
    : Workload(plan, std::move(makeTransport), plan.threads, std::move(done)) {}

Workload::Workload(LoadPlan plan, int workers, Done done)
    : Workload(std::move(plan), MakeTransport(), workers, std::move(done)) {}

Workload::Workload(LoadPlan plan, MakeTransport makeTransport, int workers, Done done)
    : m_plan(std::move(plan)),
      m_makeTransport(std::move(makeTransport)),
      m_done(std::move(done)),
      m_own(std::make_unique<WorkloadState>(m_plan.requests, workers)),
      m_state(*m_own),
      m_tallies(m_makeTransport ? TallySet::any : static_cast<std::size_t>(workers)) {}

Workload::Workload(LoadPlan plan, WorkloadState& state, std::span<Tally> tallies,
                   MakeTransport makeTransport)
    : m_plan(std::move(plan)),
      m_makeTransport(std::move(makeTransport)),
      m_done([] {}),
      m_state(state),
      m_tallies(tallies) {}

void Workload::stop() {
    auto unset = Clock::rep{0};
    m_state.stoppedAt.compare_exchange_strong(unset, Clock::now().time_since_epoch().count());
    m_state.stopped = 1;
    m_stop.request_stop();
    const int missing = m_state.gate.close();
    m_missing += missing;
    m_state.gate.open();
    leave(missing);
}

// A child that has gone mad may have written any time there: nothing is subtracted from one that is
// before the start.
Seconds Workload::elapsed() const {
    if (!m_state.gate.isOpen())
        return Seconds(0);
    const TimePoint counting = countingSince();
    const TimePoint end = std::min(m_state.working <= 0 ? endOfTime() : Clock::now(), deadline());
    return end <= counting ? Seconds(0) : Seconds(end - counting);
}

TimePoint Workload::begunAt() const {
    return std::clamp(m_state.gate.openedAt(), m_madeAt, std::max(m_madeAt, Clock::now()));
}

TimePoint Workload::endOfTime() const {
    const bool hasCounted = m_state.endedAt != 0;
    const TimePoint last = timeOf(hasCounted ? m_state.endedAt : m_state.leftAt);
    return isStopped() ? std::min(last, timeOf(m_state.stoppedAt)) : last;
}

std::optional<Seconds> Workload::oldestAge(TimePoint now) const {
    auto oldest = Clock::rep{0};
    for (const WorkloadState::Mark& mark : m_state.marks)
        if (const Clock::rep begun = mark.oldestBegun.load(std::memory_order_relaxed); begun > 0)
            oldest = oldest == 0 ? begun : std::min(oldest, begun);
    if (oldest == 0)
        return std::nullopt;
    return std::max(Seconds(0), Seconds(now - TimePoint(Clock::duration(oldest))));
}

void Workload::work() noexcept {
    if (!enter())
        return;
    try {
        sendRequests();
    } catch (const std::exception& problem) {
        refuse({"threads", std::string("a thread cannot do its work (") + problem.what() + ")"});
    }
    leave();
}

void Workload::refuse(const Error& reason) {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_refusal)
            m_refusal = reason;
    }
    stop();
}

std::optional<Error> Workload::refusal() const {
    const std::lock_guard lock(m_mutex);
    return m_refusal;
}

void Workload::sendRequests() {
    const auto transport = m_makeTransport(m_plan, m_stop.get_token());
    const int worker = m_arrived++;
    arrive();
    Duty duty(*this, worker);
    TimePoint now = begunAt();
    while (const auto turn = awaitTurn(duty, now)) {
        duty.tellOldest(now);
        Exchange exchange = transport->perform(duty.deadline());
        duty.ended(*turn, exchange);
        now = Duty::restsUntil(exchange);
        if (now > exchange.finished) {
            duty.tellOldest(TimePoint::max());
            pauseUntil(std::min(now, duty.deadline()), m_stop.get_token());
        }
    }
}

/// Blocks until the next request is due; none if there will be none.
std::optional<Turn> Workload::awaitTurn(Duty& duty, TimePoint now) const {
    for (;;) {
        const Claim claim = duty.next(now);
        if (const auto* turn = std::get_if<Turn>(&claim))
            return *turn;
        const auto* wait = std::get_if<NotBefore>(&claim);
        if (!wait)
            return std::nullopt;
        duty.tellOldest(TimePoint::max());
        pauseUntil(std::min(wait->at, duty.deadline()), m_stop.get_token());
        now = Clock::now();
    }
}

TimePoint Workload::deadline() const {
    return m_plan.duration ? countingSince() + *m_plan.duration : TimePoint::max();
}

void Workload::leave() {
    raiseTo(m_state.leftAt, Clock::now());
    leave(1);
}

void Workload::leave(int workers) {
    if (workers > 0 && m_state.working.fetch_sub(workers) == workers)
        m_done();
}

Workload::MakeTransport curlTransports(Reach reach) {
    return [reach = std::move(reach)](const LoadPlan& plan, std::stop_token stop) {
        return std::make_unique<CurlTransport>(plan.request, plan.transport, std::move(stop),
                                               plan.expected, reach);
    };
}

std::unique_ptr<Transport> makeCurlTransport(const LoadPlan& plan, std::stop_token stop) {
    return curlTransports({})(plan, std::move(stop));
}

} // namespace loadstone
