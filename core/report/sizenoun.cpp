// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/sizenoun.h"

#include "core/base/listed.h"
#include "core/base/units.h"

#include <cmath>

namespace loadstone {

std::string singularOf(const std::string& plural) {
    if (plural.ends_with("sses"))
        return plural.substr(0, plural.size() - 2);
    return plural.ends_with('s') ? plural.substr(0, plural.size() - 1) : plural;
}

std::string sized(double size, const std::string& plural) {
    const double whole = std::round(size);
    return formatNumber(whole, 0) + " " + (whole == 1 ? singularOf(plural) : plural);
}

std::string sizedAll(const std::vector<double>& sizes, const std::string& plural) {
    std::vector<std::string> numbers;
    numbers.reserve(sizes.size());
    for (const double size : sizes)
        numbers.push_back(formatNumber(size, 0));
    const bool isOne = sizes.size() == 1 && sizes.front() == 1;
    return listed(numbers) + " " + (isOne ? singularOf(plural) : plural);
}

std::string percentText(double percent) {
    constexpr double looksLikeTen = 9.95;
    return formatNumber(percent, percent < looksLikeTen ? 1 : 0) + " %";
}

std::string throughputText(double throughput) {
    return formatNumber(throughput, throughput < 100 ? 1 : 0) + " requests/s";
}

} // namespace loadstone
