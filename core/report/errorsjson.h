// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <nlohmann/json_fwd.hpp>

namespace loadstone {

/// The errors of a run by class, code and message: "errors" of its JSON.
nlohmann::ordered_json errorsToJson(const RunReport& report);

/// Reads the same. What was counted as a status or a check is read from there. Throws
/// nlohmann::json::exception where keys are missing or of the wrong type.
void readErrors(const nlohmann::ordered_json& list, Totals& totals);

} // namespace loadstone
