// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/statementtimes.h"

#include <algorithm>

namespace loadstone {

namespace {

std::size_t mostStatements(const SessionPlan& plan) {
    std::size_t most = 0;
    for (const auto& places : plan.queries)
        most = std::max(most, places.size());
    return most;
}

} // namespace

// The same text may be asked several times by one query.
StatementTimes::StatementTimes(const SessionPlan& plan)
    : m_isOn(plan.statements.size() > 1 || mostStatements(plan) > 1) {
    if (m_isOn)
        m_times.reserve(mostStatements(plan));
}

void StatementTimes::begin(std::size_t place, std::uint64_t rows) {
    if (!m_isOn)
        return;
    m_times.push_back({place, false, rows, {}});
    m_begunAt = Clock::now();
    m_hasBegun = true;
}

void StatementTimes::end(bool hasFailed, std::uint64_t rows) {
    if (!std::exchange(m_hasBegun, false))
        return;
    StatementTime& last = m_times.back();
    last.failed = hasFailed;
    last.rows = rows - last.rows;
    last.time = toMicroseconds(Clock::now() - m_begunAt);
}

} // namespace loadstone
