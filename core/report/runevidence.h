// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/runevidence.h"
#include "core/load/machineaccount.h"
#include "core/sweep/runreport.h"

namespace loadstone {

/// What a run's verdict rests on, beside the report itself.
struct RunSurroundings {
    MachineUse machine;
    std::uint64_t workersLost = 0;
    /// Connections opened while the first third of the window went by; none without a warm-up.
    std::optional<std::uint64_t> openedEarly;
    std::optional<std::uint64_t> localPorts;
    std::optional<std::uint64_t> descriptorLimit;
    bool targetIsHere = false;
};

RunEvidence evidenceOf(const RunReport& report, const RunSurroundings& surroundings);

} // namespace loadstone
