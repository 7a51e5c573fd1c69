// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

namespace loadstone {

/// Sizes along a picture of a curve; positions are from 0 to 1. A value; any thread.
struct SizeAxis {
    double least = 1, most = 1;
    bool isLogarithmic = false;

    double positionOf(double size) const;
    double sizeAt(double position) const;
};

/// The axis for sizes in ascending order, at least one: logarithmic where they grow by factors.
SizeAxis axisFor(const std::vector<double>& sizes);

} // namespace loadstone
