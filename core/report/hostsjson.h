// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/hostshare.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace loadstone {

/// What each host did of a run, as files have it.
nlohmann::ordered_json hostsToJson(const std::vector<HostShare>& hosts);
/// Throws std::exception if keys are missing or of the wrong type.
std::vector<HostShare> hostsFromJson(const nlohmann::ordered_json& json);

} // namespace loadstone
