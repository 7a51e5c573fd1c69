// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/stats/histogram.h"

#include <nlohmann/json_fwd.hpp>

namespace loadstone {

/// A whole histogram: HDR data that other tools read, and the exact extremes and sum beside it.
nlohmann::ordered_json histogramToJson(const Histogram& histogram);

/// Throws nlohmann::json::exception where keys are missing or of the wrong type.
Expected<Histogram> histogramFromJson(const nlohmann::ordered_json& json,
                                      const HistogramLayout& layout);

/// min, mean, stddev, p50 ... p99_99, max in milliseconds; null for an empty histogram.
nlohmann::ordered_json latencyToJson(const Histogram& histogram);

} // namespace loadstone
