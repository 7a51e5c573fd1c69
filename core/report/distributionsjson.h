// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <nlohmann/json_fwd.hpp>

namespace loadstone {

/// Writes what a run has as distributions to its JSON: latencies of all answers, ages, lag, phases
/// and, with a rate, how the plan of it was kept.
void putDistributions(nlohmann::ordered_json& run, const RunReport& report);

/// Reads the same, and the whole histograms of latency; files of older versions lack some. An error
/// where a histogram cannot be read. Throws nlohmann::json::exception where keys are missing or of
/// the wrong type.
Expected<void> readDistributions(const nlohmann::ordered_json& run, Snapshot& snapshot);

} // namespace loadstone
