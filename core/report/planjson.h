#pragma once

#include "core/load/loadplan.h"

#include <nlohmann/json_fwd.hpp>

namespace loadstone {

/// All settings of a plan as a JSON object, and back. Secrets are written as "***".
nlohmann::ordered_json planToJson(const LoadPlan& plan);

/// Throws nlohmann::json::exception where the object is not a plan; decodeRun turns that into an
/// error.
LoadPlan planFromJson(const nlohmann::ordered_json& json);

} // namespace loadstone
