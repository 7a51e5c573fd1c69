// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace loadstone {

inline constexpr int runSchemaVersion = 1;

/// The JSON of a run, as README and product contract describe it: snake_case, units in the names,
/// never NaN. Values of headers that carry secrets and passwords in the URL are left out.
std::string encodeRun(const RunReport& report);

/// Reads what encodeRun wrote. A file that is not a run gives an error with an empty field.
Expected<RunReport> decodeRun(std::string_view text);

/// The same as a part of a larger file. Reading throws nlohmann::json::exception where keys are
/// missing or of the wrong type.
nlohmann::ordered_json runToJson(const RunReport& report);
Expected<RunReport> runFromJson(const nlohmann::ordered_json& json);

} // namespace loadstone
