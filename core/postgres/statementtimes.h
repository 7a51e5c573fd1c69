// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/querydetails.h"
#include "core/postgres/sessionplan.h"

#include <vector>

namespace loadstone {

/// How long each statement of one query took, if there are several to tell apart. Rows are those of
/// the whole query so far. Belongs to its session.
class StatementTimes {
public:
    explicit StatementTimes(const SessionPlan& plan);

    void clear() { m_times.clear(), m_kept = 0; }
    void begin(std::size_t place, std::uint64_t rows);
    /// Of the one that has begun, if there is one.
    void end(bool hasFailed, std::uint64_t rows);
    /// What came until now is committed, and not tried again.
    void keep() { m_kept = m_times.size(); }
    /// What came since then is tried once more, and does not count.
    void forget() { m_times.resize(m_kept); }
    std::span<const StatementTime> all() const { return m_times; }

private:
    const bool m_isOn;
    bool m_hasBegun = false;
    TimePoint m_begunAt;
    std::vector<StatementTime> m_times; ///< with room for those of any query
    std::size_t m_kept = 0;
};

} // namespace loadstone
