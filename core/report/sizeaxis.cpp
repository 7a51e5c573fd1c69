// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sizeaxis.h"

#include <cmath>

namespace loadstone {

double SizeAxis::positionOf(double size) const {
    if (most <= least)
        return 0;
    return isLogarithmic ? std::log(size / least) / std::log(most / least)
                         : (size - least) / (most - least);
}

double SizeAxis::sizeAt(double position) const {
    return isLogarithmic ? least * std::pow(most / least, position)
                         : least + (most - least) * position;
}

SizeAxis axisFor(const std::vector<double>& sizes) {
    const double least = sizes.front(), most = sizes.back(), middle = sizes[sizes.size() / 2];
    // With powers of two the middle size is far below the middle between the ends.
    return {least, most, middle < (least + most) / 4};
}

} // namespace loadstone
