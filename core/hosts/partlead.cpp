// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/partlead.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr int rounds = 20;         ///< in which clocks are compared
constexpr int looksEachState = 15; ///< for news of those that are late
constexpr int looksToPrepare = 3;  ///< that count as one of silence
constexpr Milliseconds beforeStart{100};

} // namespace

PartLead::PartLead(std::size_t parts, Send send, Tell tell)
    : HostLead(parts, "run", std::move(send), std::move(tell)),
      m_offsets(parts),
      m_asked(parts),
      m_ledger(std::vector<std::string>(parts)) {}

void PartLead::onMessage(std::size_t from, PartMessage& message) {
    std::visit([&](auto& one) { on(from, one); }, message);
}

void PartLead::onOrder(PartMessage& order) {
    if (std::holds_alternative<StopOrder>(order))
        return m_phase < Phase::Running ? refuse({"", "the run was stopped before it began"})
                                        : sendAll(StopOrder{});
    if (auto* plan = std::get_if<SharedPlan>(&order); plan && !m_plan) {
        m_plan = std::move(*plan);
        m_plan->hosts.resize(size());
        m_ledger = HostLedger(m_plan->hosts);
        expect(m_plan->version, m_plan->hosts);
    }
}

void PartLead::begin() {
    m_phase = Phase::Clocks;
    askClocks();
}

void PartLead::askClocks() {
    for (std::size_t i = 1; i < size(); ++i)
        m_waitedFor.insert(i);
    if (m_waitedFor.empty() || m_round == rounds)
        return prepare();
    ++m_round;
    for (std::size_t i = 1; i < size(); ++i) {
        m_asked[i] = Clock::now();
        send(i, ClockQuestion{m_round});
    }
}

void PartLead::on(std::size_t from, const ClockAnswer& answer) {
    if (m_phase != Phase::Clocks || answer.round != m_round)
        return;
    m_offsets[from].add(m_asked[from], answer.reading, ClockOffset::Reading::now());
    m_waitedFor.erase(from);
    if (m_waitedFor.empty())
        askClocks();
}

void PartLead::prepare() {
    m_phase = Phase::Preparing;
    m_waitedFor.clear();
    for (std::size_t i = 0; i < size(); ++i) {
        m_ledger.setOffset(i, m_offsets[i]);
        m_waitedFor.insert(i);
    }
    sendAll(*m_plan);
}

void PartLead::on(std::size_t from, const PartReady&) {
    m_waitedFor.erase(from);
    if (m_phase == Phase::Preparing && m_waitedFor.empty())
        start();
}

// Late enough for the order to be there before its time.
void PartLead::start() {
    m_phase = Phase::Running;
    Clock::duration longest{0};
    for (const ClockOffset& offset : m_offsets)
        longest = std::max(longest, offset.trip().value_or(Clock::duration(0)));
    const TimePoint at = Clock::now() + beforeStart + 4 * longest;
    for (std::size_t i = 0; i < size(); ++i)
        send(i, StartOrder{at + m_offsets[i].steady()});
    tellState();
}

void PartLead::on(std::size_t from, PartState& state) {
    if (m_phase < Phase::Running) {
        const auto& end = state.end;
        const std::string why = end && end->error ? end->error->message : "it ended early";
        return refuse(
            {end && end->error ? end->error->field : "", "on " + nameOf(from) + ": " + why});
    }
    m_ledger.take(from, std::move(state));
    if (m_phase == Phase::Running && (m_ledger.isSettled() || m_ledger.hasNews()))
        tellState();
}

void PartLead::tellState() {
    m_looks = 0;
    const RunState state = m_ledger.state();
    if (state.sum.end)
        end();
    tell(state);
}

void PartLead::watch() {
    ++m_looks;
    // Whoever makes thousands of threads or processes on a busy machine may be silent for longer.
    const bool isPatient = m_phase == Phase::Preparing && m_looks % looksToPrepare != 0;
    const bool isNews = m_phase != Phase::Gathering && !isPatient && m_ledger.look();
    if (m_phase == Phase::Running) {
        if (isNews || m_ledger.isSettled() || m_looks >= looksEachState)
            tellState();
    } else if (isNews) {
        refuse({"hosts", nameOf(m_ledger.firstLost().value_or(0)) + " was lost before the start"});
    }
}

} // namespace loadstone
