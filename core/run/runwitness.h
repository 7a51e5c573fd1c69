// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/machinewatch.h"
#include "core/sweep/runreport.h"

#include <QtGlobal>

namespace loadstone {

/// Watches a run and its machine, and says at the end whether the run's figures are to be believed.
/// On the GUI thread; owned by the LoadRun.
class RunWitness {
public:
    /// Before the workers start.
    void begin();
    /// At each sample of the run; `workers` are its processes, if any.
    void sample(const Snapshot& snapshot, const LoadPlan& plan, std::span<const qint64> workers);
    /// When the run is over and all else is in the report: puts the verdict into it, and what this
    /// machine could have sent. `workersLost`: processes that died.
    void conclude(RunReport& report, std::uint64_t workersLost);

private:
    MachineWatch m_machine;
    std::vector<pid_t> m_workers;
    std::optional<std::uint64_t> m_openedEarly; ///< connections, in the window's first third
};

} // namespace loadstone
