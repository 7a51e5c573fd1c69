// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/crewwatch.h"

namespace loadstone {

bool StartWatch::givesUp(int arrived, bool showsLife) {
    if (arrived > m_arrived) {
        m_arrived = arrived;
        m_sinceArrival = m_sinceLife = 0;
        return false;
    }
    ++m_sinceArrival;
    m_sinceLife = showsLife ? 0 : m_sinceLife + 1;
    return m_sinceLife >= patience + m_more || m_sinceArrival >= patienceWithLife + m_more;
}

bool OverdueWatch::isOverdue(bool timeIsOver, std::uint64_t steps, long mostLooks) {
    if (timeIsOver)
        return ++m_looksOver >= patience;
    m_looks = steps == m_steps ? m_looks + 1 : 0;
    m_steps = steps;
    return mostLooks > 0 && m_looks >= mostLooks;
}

} // namespace loadstone
