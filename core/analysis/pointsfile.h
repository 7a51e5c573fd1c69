#pragma once

#include "core/analysis/scalepoint.h"

#include <string>
#include <string_view>

namespace loadstone {

/// The most bytes of a file of points.
inline constexpr std::size_t largestPointsFile = 4 * 1024 * 1024;

/// The points of a CSV text with the columns concurrency and throughput (requests/s), in any order
/// and beside others; rows of one concurrency are repeats. Blank lines and lines that begin with #
/// are skipped. An error is one sentence with the line and what to do. Any thread.
Expected<std::vector<ScalePoint>> parsePoints(std::string_view text);

/// The same of a file, whose name is the error's field.
Expected<std::vector<ScalePoint>> readPointsFile(const std::string& name);

} // namespace loadstone
