// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/scalepoint.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loadstone {

/// What to do about a header that is not understood.
inline constexpr std::string_view wantedHeader =
    "the first line must name the columns concurrency and throughput";

/// Where the columns of a file of points are, and how many it has. A value; any thread.
struct PointsColumns {
    std::size_t concurrency = 0, throughput = 0, count = 0;
    std::optional<std::size_t> engine; ///< what carried the requests, if the file says it
};

/// "line 3: ...", as every error of a file of points is said.
tl::unexpected<Error> failAt(std::size_t line, const std::string& message);

/// The columns that a header names, in any case of letters.
Expected<PointsColumns> readHeader(std::vector<std::string> header, std::size_t line);

/// The engine that a row names; empty where it names none.
Expected<std::string> readEngineName(const std::vector<std::string>& row,
                                     const PointsColumns& columns, std::size_t line);

/// The one repeat that a row gives. Its values must be as many as the columns.
Expected<ScalePoint> readRow(const std::vector<std::string>& row, const PointsColumns& columns,
                             std::size_t line);

} // namespace loadstone
