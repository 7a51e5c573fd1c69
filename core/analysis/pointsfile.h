// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/scalepoint.h"

#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// The most bytes of a file of points.
inline constexpr std::size_t largestPointsFile = 4 * 1024 * 1024;

/// The most engines that a file of points may compare.
inline constexpr std::size_t mostPointsEngines = 16;

/// The points of one engine, in the order of their size. A value.
struct EnginePoints {
    std::string engine; ///< empty where the file says nothing of it
    std::vector<ScalePoint> points;

    bool operator==(const EnginePoints&) const = default;
};

/// The points of a CSV text with the columns concurrency and throughput (requests/s), in any order
/// and beside others; rows of one concurrency are repeats. With a column engine, the rows of each
/// are apart, in the order in which they first appear. Blank lines and lines that begin with # are
/// skipped. An error is one sentence with the line and what to do. Any thread.
Expected<std::vector<EnginePoints>> parsePoints(std::string_view text);

/// The points in a file, whose name is the error's field.
Expected<std::vector<EnginePoints>> readPointsFile(const std::string& name);

} // namespace loadstone
