// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/workload.h"

#include "core/base/finetimer.h"
#include "core/http/curltransport.h"
#include "core/load/limits.h"
#include "core/load/loadshape.h"
#include "core/load/pause.h"

#include <algorithm>
#include <utility>

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
      m_own(std::make_unique<WorkloadState>(workers, m_plan)),
      m_state(*m_own),
      m_tallies(m_makeTransport ? TallySet::any : static_cast<std::size_t>(workers),
                m_plan.asksDatabase()) {}

Workload::Workload(LoadPlan plan, WorkloadState& state, const TallyShards& tallies,
                   MakeTransport makeTransport)
    : m_plan(std::move(plan)),
      m_makeTransport(std::move(makeTransport)),
      m_done([] {}),
      m_state(state),
      m_tallies(tallies) {}

void Workload::markStopped() {
    auto unset = Clock::rep{0};
    m_state.stoppedAt.compare_exchange_strong(unset, Clock::now().time_since_epoch().count());
    m_state.stopped = 1;
}

void Workload::stop() {
    markStopped();
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
    const TimePoint end = std::min(m_state.working <= 0 ? endOfTime() : Clock::now(), cutOff());
    return end <= counting ? Seconds(0) : Seconds(end - counting);
}

TimePoint Workload::begunAt() const {
    return std::clamp(m_state.gate.openedAt(), m_madeAt, std::max(m_madeAt, Clock::now()));
}

// The time of a rate is what was asked for, also if nothing was due at its end.
TimePoint Workload::endOfTime() const {
    const bool hasCounted = m_state.endedAt != 0;
    TimePoint last = timeOf(hasCounted ? m_state.endedAt : m_state.leftAt);
    if (m_plan.hasRate() && deadline() != TimePoint::max())
        last = std::max(last, std::min(timeOf(m_state.leftAt), deadline()));
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

static void tellOpening(Duty& duty, Transport& transport) {
    if (const auto time = transport.takeOpeningTime())
        duty.tellOpened(*time);
}

void Workload::sendRequests() {
    const auto transport = m_makeTransport(m_plan, m_stop.get_token(), m_data);
    wakeOnTime();
    Asker asker{m_arrived++, {}};
    arrive();
    Duty duty(*this, asker.user);
    tellOpening(duty, *transport);
    TimePoint now = begunAt();
    bool isFirst = true;
    while (auto turn = awaitTurn(duty, now, asker)) {
        if (!transport->prepare(duty.deadline())) {
            duty.giveBack(*turn);
            break;
        }
        if (std::exchange(isFirst, false)) // may have waited
            turn->ready = std::max(turn->ready, now = Clock::now());
        duty.begin(*turn);
        duty.tellOldest(std::max(now, turn->intended));
        Exchange exchange = transport->perform(duty.cutOff(), turn->number);
        duty.ended(*turn, exchange);
        asker.freeSince = now = Duty::restsUntil(exchange, m_plan.pause);
        if (now > exchange.finished) {
            duty.tellOldest(TimePoint::max());
            restUntil(std::min(now, duty.deadline()), *this);
        }
    }
    m_line.close();
}

/// Blocks until the next request is due; none if there will be none.
std::optional<Turn> Workload::awaitTurn(Duty& duty, TimePoint now, const Asker& asker) {
    Claim claim = duty.next(now, asker);
    while (const auto* wait = std::get_if<NotBefore>(&claim)) {
        duty.tellOldest(TimePoint::max());
        if (wait->isForOne) {
            pauseUntil(std::min(wait->at, duty.deadline()), m_stop.get_token());
            claim = duty.next(Clock::now(), asker);
        } else {
            claim = standInLine(duty, asker);
        }
    }
    const auto* turn = std::get_if<Turn>(&claim);
    return turn ? std::optional(*turn) : std::nullopt;
}

/// What comes of waiting for what is due for anybody.
Claim Workload::standInLine(Duty& duty, const Asker& asker) {
    m_line.enter();
    Claim claim = duty.next(Clock::now(), asker);
    for (;;) {
        const auto* wait = std::get_if<NotBefore>(&claim);
        if (!wait || wait->isForOne)
            break;
        m_line.sleepUntil(std::min(wait->at, duty.deadline()));
        claim = duty.next(Clock::now(), asker);
    }
    m_line.leave();
    return claim;
}

TimePoint Workload::deadline() const {
    const auto time = m_plan.countedTime();
    return time ? countingSince() + *time : TimePoint::max();
}

TimePoint Workload::cutOff() const {
    const TimePoint end = deadline();
    return end == TimePoint::max() ? end : end + m_plan.waitAtDeadline();
}

std::optional<std::uint64_t> Workload::overdue(TimePoint now) const {
    if (!m_plan.hasRate())
        return std::nullopt;
    if (!m_state.gate.isOpen())
        return 0;
    TimePoint until = std::min(now, deadline());
    if (isStopped())
        until = std::min(until, timeOf(m_state.stoppedAt));
    const TimePoint begun = begunAt();
    return m_state.schedule.overdue(arrivalsOf(m_plan), std::max(begun, until) - begun);
}

void Workload::leave() {
    raiseTo(m_state.leftAt, Clock::now());
    leave(1);
}

void Workload::leave(int workers) {
    if (workers > 0 && m_state.working.fetch_sub(workers) == workers)
        m_done();
}

LoadPlan withData(LoadPlan plan, const RequestData* data) {
    if (data)
        plan.request = data->request();
    return plan;
}

Workload::MakeTransport curlTransports(Reach reach) {
    return
        [reach = std::move(reach), bodies = std::make_shared<BodyRoom>(memoryForBodies(1))](
            const LoadPlan& plan, std::stop_token stop, std::shared_ptr<const RequestData> data) {
            return std::make_unique<CurlTransport>(
                plan.request, plan.transport, std::move(stop), plan.expected,
                CurlCompany{reach, nullptr, std::move(data), plan.checks, bodies.get()});
        };
}

std::unique_ptr<Transport> makeCurlTransport(const LoadPlan& plan, std::stop_token stop,
                                             std::shared_ptr<const RequestData> data) {
    return curlTransports({})(plan, std::move(stop), std::move(data));
}

} // namespace loadstone
