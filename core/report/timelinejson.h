// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/stats/snapshot.h"

#include <nlohmann/json_fwd.hpp>

namespace loadstone {

/// The intervals of a run: "timeline" of its JSON.
nlohmann::ordered_json timelineToJson(const std::vector<Interval>& timeline);

/// Throws nlohmann::json::exception where keys are missing or of the wrong type.
std::vector<Interval> timelineFromJson(const nlohmann::ordered_json& list);

} // namespace loadstone
