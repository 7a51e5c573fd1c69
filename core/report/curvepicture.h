// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <string>
#include <vector>

namespace loadstone {

/// One series of a picture: measured points, and the curve that was fitted to them.
struct CurveSeries {
    struct Point {
        double size = 1;
        double throughput = 0; ///< requests per second
    };

    std::string name; ///< shown below the picture where there are several series
    char mark = 'o';  ///< of a measured point
    std::vector<Point> points;
    std::function<double(double size)> curve; ///< requests per second; none: no curve
};

/// Throughput against size for a terminal, in UTF-8: marks for points, dots for curves, an asterisk
/// where points of several series fall together, on axes that say their units. Sizes that grow by
/// factors are drawn on a logarithmic axis. Empty without points. `sizeLabel` is what sizes count,
/// such as "threads". Any thread.
std::string curvePicture(const std::vector<CurveSeries>& series, const std::string& sizeLabel);

} // namespace loadstone
