// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/runreport.h"

#include <string>

namespace loadstone {

/// A threshold's figure with its unit: "185 ms", "1.62 %", "512.3 requests/s"; "no answer" if there
/// is none.
std::string figureText(const Threshold& threshold, std::optional<double> figure);

/// "p95 is 312 ms and must be below 250 ms".
std::string brokenText(const Threshold& threshold, std::optional<double> figure);

/// All thresholds of a run, a line each, with what became of them; empty without any.
std::string thresholdsText(const RunReport& report);

} // namespace loadstone
