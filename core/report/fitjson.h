// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/scalabilityfit.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace loadstone {

/// One fit, as a sweep lists it for each engine: engine, verdict, lambda, sigma, kappa, r_squared,
/// peak_concurrency, peak_requests_per_sec, plateau, knee, occupancy, confidence, note. What does
/// not exist is null: the engine of points measured elsewhere, a peak that is not within them.
/// `plural` is what sizes count.
nlohmann::ordered_json fitToJson(const ScalabilityFit& fit, const std::string& engine,
                                 const std::string& plural);

/// The same as text with a line feed at its end, as `fit --json` writes it.
std::string encodeFit(const ScalabilityFit& fit, const std::string& engine,
                      const std::string& plural);

} // namespace loadstone
