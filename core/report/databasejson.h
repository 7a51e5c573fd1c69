// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"
#include "core/postgres/databasefacts.h"

#include <nlohmann/json.hpp>

namespace loadstone {

/// What is known of a database and how `plan` asks it.
nlohmann::ordered_json databaseToJson(const DatabaseFacts& facts, const LoadPlan& plan);
/// Throws nlohmann::json::exception if keys are of the wrong type.
DatabaseFacts databaseFromJson(const nlohmann::ordered_json& json);

} // namespace loadstone
