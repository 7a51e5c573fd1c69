// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepanalysis.h"

#include <nlohmann/json_fwd.hpp>

#include <string_view>

namespace loadstone {

inline constexpr int sweepSchemaVersion = 2;

/// The JSON of a sweep: the plan, an entry for each run with its figures and the whole run, fits
/// and sweet spots. snake_case, units in the names, never NaN.
std::string encodeSweep(const SweepReport& report, const SweepAnalysis& analysis);

/// Reads what encodeSweep wrote, also in version 1, which knew one engine only. A file that is not
/// a sweep gives an error with an empty field.
Expected<SweepReport> decodeSweep(std::string_view text);

/// The sweep in JSON that has been read. Throws nlohmann::json::exception where keys are missing or
/// of the wrong type.
Expected<SweepReport> sweepFromJson(const nlohmann::ordered_json& json);

} // namespace loadstone
