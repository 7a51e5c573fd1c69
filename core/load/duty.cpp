// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/duty.h"

#include "core/load/loadshape.h"
#include "core/load/workload.h"

#include <algorithm>

namespace loadstone {

Duty::Duty(Workload& workload, int worker)
    : m_state(workload.state()),
      m_tallies(workload.tallies()),
      m_tally(&m_tallies.claim()),
      m_worker(worker),
      m_begun(workload.begunAt()),
      m_countingSince(workload.countingSince()),
      m_deadline(workload.deadline()),
      m_cutOff(workload.cutOff()),
      m_hasRate(m_state.schedule.hasRate()),
      m_staysToTheEnd(workload.plan().hasRate() && !workload.plan().requests &&
                      m_deadline != TimePoint::max()),
      m_isNumbered(workload.data() && !workload.data()->isFixed()),
      m_crowd(crowdOf(workload.plan())) {
    m_tallies.startAt(m_countingSince);
}

Duty::~Duty() {
    tellOldest(TimePoint::max());
    raiseTo(m_state.endedAt, m_lastEnd);
}

Claim Duty::next(TimePoint now, const Asker& asker) {
    Claim claim = claimNext(now, asker);
    if (auto* turn = std::get_if<Turn>(&claim); turn && m_isNumbered)
        turn->number = m_state.schedule.takeNumber();
    return claim;
}

Claim Duty::claimNext(TimePoint now, const Asker& asker) {
    if (isOver(now))
        return Over{};
    if (now < m_countingSince && !m_hasRate)
        return Turn{now, {}, false};
    Claim claim = m_crowd.isEmpty() ? this->claim(now, asker) : claimOfCrowd(now, asker);
    m_tally = &m_tallies.current(*m_tally);
    if (auto* turn = std::get_if<Turn>(&claim))
        turn->counts = turn->intended >= m_countingSince;
    return claim;
}

Claim Duty::claim(TimePoint now, const Asker& asker) {
    Claim claim = m_state.schedule.claim(m_begun, now);
    if (!m_hasRate)
        return claim;
    if (auto* turn = std::get_if<Turn>(&claim))
        turn->ready = std::max(turn->intended, asker.freeSince);
    else if (m_staysToTheEnd && std::holds_alternative<Over>(claim))
        return NotBefore{m_deadline};
    return claim;
}

Claim Duty::claimOfCrowd(TimePoint now, const Asker& asker) {
    const auto entry = m_crowd.entry(asker.user, now - m_countingSince);
    if (!entry)
        return Over{};
    const TimePoint when = m_countingSince + *entry;
    return now < when ? NotBefore{when, true} : claim(now, asker);
}

/// Whether a request of the warm-up was on its way when that ended, and takes a turn now.
bool Duty::countsAfterAll(const Exchange& exchange) {
    if (m_hasRate || exchange.finished < m_countingSince ||
        !std::holds_alternative<Turn>(m_state.schedule.claim(m_begun, exchange.finished)))
        return false;
    m_tally->begin();
    return true;
}

void Duty::ended(const Turn& turn, Exchange& exchange) {
    exchange.isPaced = m_hasRate;
    exchange.intended = m_hasRate ? turn.intended : exchange.begun;
    exchange.ready = turn.ready;
    if (!turn.counts && !countsAfterAll(exchange))
        return;
    m_tally->record(exchange);
    m_lastEnd = std::max(m_lastEnd, exchange.finished);
}

TimePoint Duty::restsUntil(const Exchange& exchange, Milliseconds pause) {
    constexpr Milliseconds rest{10};
    return exchange.finished + (isOfConnecting(exchange.error) ? std::max(rest, pause) : pause);
}

void Duty::tellLag(Clock::duration lag) noexcept {
    m_tally->recordLag(toMicroseconds(lag));
}

void Duty::tellOpened(Microseconds time) noexcept {
    m_tally->recordOpening(time);
}

void Duty::tellOldest(TimePoint begun) noexcept {
    const Clock::rep word = begun == TimePoint::max() ? 0 : begun.time_since_epoch().count();
    m_state.marks[static_cast<std::size_t>(m_worker) % mostWorkers].oldestBegun.store(
        word, std::memory_order_relaxed);
}

} // namespace loadstone
