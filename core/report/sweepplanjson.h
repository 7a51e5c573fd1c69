// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepplan.h"

#include <nlohmann/json_fwd.hpp>

namespace loadstone {

/// All settings of a sweep: those of its runs, and its own beside them, by the two tables of rows.
nlohmann::ordered_json sweepPlanToJson(const SweepPlan& plan);

/// Reads it back, also of the first files, which knew one engine only. Throws std::exception if it
/// is no plan of a sweep, or one of a later version.
SweepPlan sweepPlanFromJson(nlohmann::ordered_json json);

} // namespace loadstone
