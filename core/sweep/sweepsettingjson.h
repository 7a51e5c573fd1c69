// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/settingjson.h"
#include "core/sweep/latencylimit.h"

namespace loadstone {

// The values in JSON that only a sweep has; the other kinds are those of a run.

void putValue(PlanJson& json, const std::string& key, const std::vector<int>& value);
void putValue(PlanJson& json, const std::string& key, const std::vector<EngineKind>& value);
void putValue(PlanJson& json, const std::string& key, const LatencyLimit& value);

/// Reads it back; `value` stays if the key is missing. Throws if there is no such value.
void takeValue(const PlanJson& json, const std::string& key, std::vector<int>& value);
void takeValue(const PlanJson& json, const std::string& key, std::vector<EngineKind>& value);
void takeValue(const PlanJson& json, const std::string& key, LatencyLimit& value);

} // namespace loadstone
