// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/machineaccount.h"
#include "core/load/threadwatch.h"

namespace loadstone {

/// Looks at the machine while a run is on, cheaply, whatever the number of threads. On the thread
/// that samples the run; owned by it.
class MachineWatch {
public:
    /// Before the workers of the run start.
    void begin();
    /// About ten times a second. `elapsed`: since requests count; `workers`: processes, if any.
    void sample(Seconds elapsed, std::span<const pid_t> workers);
    /// When the run is over.
    MachineUse conclude(Seconds elapsed, std::span<const pid_t> workers);

private:
    static constexpr int ticksForALook = 5;

    void look(Seconds elapsed, std::span<const pid_t> workers);

    MachineAccount m_account;
    ThreadWatch m_threads;
    int m_ticks = 0; ///< since requests count
};

} // namespace loadstone
