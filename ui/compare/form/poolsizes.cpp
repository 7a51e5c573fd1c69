// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/compare/form/poolsizes.h"

#include "core/load/loadplan.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <set>

namespace loadstone {

std::vector<int> powersOfTwo(int most) {
    std::vector<int> sizes;
    for (int size = 1; size <= most; size *= 2)
        sizes.push_back(size);
    return sizes;
}

std::vector<int> sizesAround(int threads) {
    std::set<int> sizes;
    for (const double factor : {0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 4.0})
        sizes.insert(
            std::clamp(static_cast<int>(std::lround(threads * factor)), 1, maxConnections));
    return {sizes.begin(), sizes.end()};
}

std::vector<int> sizesBeyond(int largest, int most) {
    constexpr int doublings = 4;
    std::set<int> sizes{1, std::min(largest, most)};
    for (int i = 0, size = largest; i < doublings && size < most; ++i) {
        size = std::min(most, 2 * size);
        sizes.insert(size);
    }
    return {sizes.begin(), sizes.end()};
}

QString poolSizesText(const std::vector<int>& sizes) {
    QStringList texts;
    for (const int size : sizes)
        texts << QString::number(size);
    return texts.join(", ");
}

} // namespace loadstone
