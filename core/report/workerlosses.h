// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <nlohmann/json_fwd.hpp>

namespace loadstone {

/// Which worker processes died before the run was over, when and of what, and how many connections
/// went on: a line for each. Empty if none did.
std::string lossText(const RunReport& report);

nlohmann::ordered_json lossesToJson(const std::vector<WorkerLoss>& losses);
std::vector<WorkerLoss> lossesFromJson(const nlohmann::ordered_json& json);

} // namespace loadstone
