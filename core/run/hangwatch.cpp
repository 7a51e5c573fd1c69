// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/hangwatch.h"

namespace loadstone {

bool HangWatch::hangs(const ProcessState& state, std::uint64_t steps, TimePoint now) {
    const bool getsOn = !m_since || now - m_lastLook > longestGap || steps != m_steps ||
                        state.cpuTicks != m_cpuTicks;
    m_lastLook = now;
    m_steps = steps;
    m_cpuTicks = state.cpuTicks;
    if (getsOn)
        m_since = now;
    return now - *m_since >= (state.isStopped ? patienceWhenStopped : patience);
}

} // namespace loadstone
