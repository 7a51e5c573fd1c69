// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <nlohmann/json_fwd.hpp>

namespace loadstone {

/// Writes what the checks of a run found to its JSON, if it has some.
void putChecks(nlohmann::ordered_json& run, const RunReport& report);

/// Reads the same. Runs without checks have none. The plan is without those that this version
/// cannot read, so that a place in the list says nothing. Throws nlohmann::json::exception where
/// keys are missing or of the wrong type.
void readChecks(const nlohmann::ordered_json& run, const std::vector<Check>& checks,
                CheckCounts& counts);

} // namespace loadstone
