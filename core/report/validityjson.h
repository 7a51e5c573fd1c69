// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/validity.h"

#include <nlohmann/json_fwd.hpp>

namespace loadstone {

/// {verdict, signals[{name,value,limit,unit,ok,explanation}]}, as files of runs and of sweeps have
/// it. Value and limit are null if there are none.
nlohmann::ordered_json validityToJson(const Validity& validity);

/// Throws nlohmann::json::exception if keys are missing or of the wrong type. Signals of later
/// versions are left out.
Validity validityFromJson(const nlohmann::ordered_json& json);

} // namespace loadstone
