// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/processstate.h"

#include <cstdint>
#include <optional>

namespace loadstone {

/// Notices that a busy worker hangs: it neither gets on nor uses the processor. One stopped by a
/// signal is given up after a second; one that waits, perhaps for a slow disk, after half a minute.
class HangWatch {
public:
    static constexpr std::chrono::seconds patienceWhenStopped{1};
    static constexpr std::chrono::seconds patience{30};
    /// Nobody was there to look for so long: this process was stopped too, or the machine slept.
    static constexpr std::chrono::seconds longestGap{2};

    /// To be called every now and then; `steps` grows while the worker gets on. True once it hangs.
    bool hangs(const ProcessState& state, std::uint64_t steps, TimePoint now);
    /// The worker is idle, or a new one.
    void reset() { m_since.reset(); }

private:
    std::optional<TimePoint> m_since; ///< when it was last seen to get on
    TimePoint m_lastLook;
    std::uint64_t m_steps = 0;
    std::uint64_t m_cpuTicks = 0;
};

} // namespace loadstone
