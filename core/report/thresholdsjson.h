// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <nlohmann/json_fwd.hpp>

namespace loadstone {

/// The thresholds of a run with their figures: "thresholds" of its JSON.
nlohmann::ordered_json thresholdsToJson(const RunReport& report);

/// Those that ended the run, out of its JSON. Throws nlohmann::json::exception where keys are
/// missing or of the wrong type.
std::vector<BrokenThreshold> brokenFromJson(const nlohmann::ordered_json& run);

} // namespace loadstone
