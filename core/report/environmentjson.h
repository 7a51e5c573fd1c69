// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/environment.h"

#include <nlohmann/json_fwd.hpp>

namespace loadstone {

/// The machine, as files of runs and of sweeps name it.
nlohmann::ordered_json environmentToJson(const Environment& environment);

/// Throws nlohmann::json::exception where keys are missing or of the wrong type.
Environment environmentFromJson(const nlohmann::ordered_json& json);

} // namespace loadstone
