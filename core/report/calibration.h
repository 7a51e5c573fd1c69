// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepreport.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// What one engine reached at one size, against a server that answers as fast as it can.
struct CalibrationPoint {
    EngineKind engine = EngineKind::Pool;
    int size = 1;
    double requestsPerSecond = 0;
    std::optional<double> cpuPerRequest; ///< seconds of Loadstone's own processor time

    bool operator==(const CalibrationPoint&) const = default;
};

/// What this machine can send at the most. A value; kept in a file for later runs to quote.
struct Calibration {
    std::string toolVersion;
    std::string measuredAt; ///< UTC, ISO 8601
    Environment environment;
    std::vector<CalibrationPoint> points; ///< by engine, then by size

    bool operator==(const Calibration&) const = default;
};

/// The sweep by which one is measured, at a server at `url`.
SweepPlan calibrationPlan(const std::string& url, std::vector<EngineKind> engines);

/// What the sweep has found; none if nothing was answered.
std::optional<Calibration> calibrationOf(const SweepReport& report);

/// The best that a run of this plan could reach, as far as the calibration goes: between two sizes
/// it is interpolated. None if it was measured with another processor, version or engine, or says
/// nothing of such a plan, as of https.
std::optional<double> ceilingFor(const LoadPlan& plan, const Environment& environment,
                                 std::string_view toolVersion, const Calibration& calibration);

std::string encodeCalibration(const Calibration& calibration);
/// Reads what encodeCalibration wrote.
Expected<Calibration> decodeCalibration(std::string_view text);

/// A row for each size of each engine, for a terminal.
std::string calibrationText(const Calibration& calibration);

} // namespace loadstone
