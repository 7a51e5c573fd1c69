// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/hosts/partlead.h"

#include <algorithm>

namespace loadstone {

namespace {

constexpr int rounds = 20;         ///< in which clocks are compared
constexpr int looksToLeave = 3;    ///< so that the last messages go out
constexpr int looksToBeHeard = 50; ///< for the last state, if nobody says that it has come
constexpr int looksEachState = 15; ///< for news of those that are late
constexpr Milliseconds beforeStart{100};

/// What nobody calls by a name yet.
std::vector<std::string> numbered(std::size_t parts) {
    std::vector<std::string> names;
    for (std::size_t i = 1; i <= parts; ++i)
        names.push_back("host " + std::to_string(i));
    return names;
}

} // namespace

PartLead::PartLead(std::size_t parts, Send send, Tell tell)
    : m_send(std::move(send)),
      m_tell(std::move(tell)),
      m_hellos(parts),
      m_offsets(parts),
      m_asked(parts),
      m_ledger(numbered(parts)) {}

void PartLead::take(std::size_t from, PartMessage message) {
    if (from >= m_hellos.size())
        return;
    m_ledger.hear(from);
    std::visit([&](auto& one) { on(from, one); }, message);
}

void PartLead::takeOrder(PartMessage order) {
    if (std::holds_alternative<LeaveOrder>(order))
        return leave();
    if (std::holds_alternative<StopOrder>(order))
        return m_phase < Phase::Running ? refuse({"", "the run was stopped before it began"})
                                        : sendAll(StopOrder{});
    if (auto* plan = std::get_if<SharedPlan>(&order); plan && !m_plan) {
        m_plan = std::move(*plan);
        m_plan->hosts.resize(m_hellos.size());
        m_ledger = HostLedger(m_plan->hosts);
        begin();
    }
}

void PartLead::leave() {
    if (std::exchange(m_hasLeft, true))
        return;
    sendAll(LeaveOrder{});
    m_phase = Phase::Ended;
    m_looksLeft = looksToLeave;
}

void PartLead::on(std::size_t from, const PartHello& hello) {
    m_hellos[from] = hello;
    begin();
}

// Whichever comes last, the plan or a part.
void PartLead::begin() {
    if (m_phase != Phase::Gathering || !m_plan ||
        !std::ranges::all_of(m_hellos, [](const auto& hello) { return hello.has_value(); }))
        return;
    m_tell(SignOfLife{true});
    if (!areOfOneVersion())
        return;
    m_phase = Phase::Clocks;
    askClocks();
}

bool PartLead::areOfOneVersion() {
    for (std::size_t i = 0; i < m_hellos.size(); ++i)
        if (const std::string& version = m_hellos[i]->version; version != m_plan->version) {
            refuse({"hosts", m_ledger.nameOf(i) + " has Loadstone " + version +
                                 ", and the run was started by " + m_plan->version +
                                 "; install the same version on all hosts"});
            return false;
        }
    return true;
}

void PartLead::askClocks() {
    for (std::size_t i = 1; i < m_hellos.size(); ++i)
        m_waitedFor.insert(i);
    if (m_waitedFor.empty() || m_round == rounds)
        return prepare();
    ++m_round;
    for (std::size_t i = 1; i < m_hellos.size(); ++i) {
        m_asked[i] = Clock::now();
        m_send(i, ClockQuestion{m_round});
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
    for (std::size_t i = 0; i < m_hellos.size(); ++i) {
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
    for (std::size_t i = 0; i < m_hellos.size(); ++i)
        m_send(i, StartOrder{at + m_offsets[i].steady()});
    tellState();
}

void PartLead::on(std::size_t from, PartState& state) {
    if (m_phase < Phase::Running) {
        const auto& end = state.end;
        const std::string why = end && end->error ? end->error->message : "it ended early";
        return refuse({end && end->error ? end->error->field : "",
                       "on " + m_ledger.nameOf(from) + ": " + why});
    }
    m_ledger.take(from, std::move(state));
    if (m_phase == Phase::Running && (m_ledger.isSettled() || m_ledger.hasNews()))
        tellState();
}

void PartLead::tellState() {
    m_looks = 0;
    const RunState state = m_ledger.state();
    if (state.sum.end) {
        m_phase = Phase::Ended;
        m_looksLeft = looksToBeHeard;
    }
    m_tell(state);
}

void PartLead::refuse(const Error& error) {
    m_tell(RunRefusal{error});
    leave();
    m_looksLeft = looksToBeHeard;
}

void PartLead::look() {
    if (m_looksLeft > 0 && --m_looksLeft == 0)
        sendAll(LeaveOrder{});
    if (m_phase == Phase::Ended)
        return;
    if (++m_looks % 2 == 0) {
        sendAll(SignOfLife{});
        m_tell(SignOfLife{m_phase > Phase::Gathering});
    }
    // Whoever opens large files for the plan is silent meanwhile.
    const bool mayBeLost = m_phase == Phase::Clocks || m_phase == Phase::Running;
    const bool isNews = mayBeLost && m_ledger.look();
    if (m_phase == Phase::Running) {
        if (isNews || m_ledger.isSettled() || m_looks >= looksEachState)
            tellState();
    } else if (isNews) {
        refuse({"hosts",
                m_ledger.nameOf(m_ledger.firstLost().value_or(0)) + " was lost before the start"});
    }
}

void PartLead::sendAll(const PartMessage& message) {
    for (std::size_t i = 0; i < m_hellos.size(); ++i)
        m_send(i, message);
}

} // namespace loadstone
