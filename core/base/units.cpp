// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/units.h"

#include "core/base/decimals.h"
#include "core/base/timeunits.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace loadstone {

namespace {

std::string withSeparators(std::string digits) {
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, ',');
    return digits;
}

/// `value` with three significant digits, never fewer whole digits than it has.
std::string threeDigits(double value) {
    const int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return fixedText(value, decimals);
}

} // namespace

std::string formatCount(std::uint64_t value) {
    return withSeparators(std::to_string(value));
}

std::string withSeparatedNumbers(std::string_view text) {
    constexpr std::string_view digits = "0123456789";
    std::string separated;
    while (!text.empty()) {
        const auto begin = std::min(text.find_first_of(digits), text.size());
        separated += text.substr(0, begin);
        const bool isFraction = separated.ends_with('.');
        text.remove_prefix(begin);
        const auto end = std::min(text.find_first_not_of(digits), text.size());
        const std::string number(text.substr(0, end));
        separated += isFraction ? number : withSeparators(number);
        text.remove_prefix(end);
    }
    return separated;
}

std::string counted(std::uint64_t value, const std::string& noun) {
    return formatCount(value) + " " + noun + (value == 1 ? "" : "s");
}

std::string formatNumber(double value, int decimals) {
    const std::string text = fixedText(std::fabs(value), decimals);
    const auto point = text.find('.');
    std::string whole = withSeparators(text.substr(0, point));
    if (point != std::string::npos)
        whole += text.substr(point);
    return value < 0 ? "-" + whole : whole;
}

std::string formatTime(Seconds value) {
    constexpr double longest = 1e15;
    const double seconds = std::min(value.count(), longest);
    if (seconds < 0.0009995)
        return fixedText(seconds * 1e6, 0) + " µs";
    if (seconds < 0.9995)
        return threeDigits(seconds * 1e3) + " ms";
    if (seconds < 99.95)
        return threeDigits(seconds) + " s";
    const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
    if (whole < 3600)
        return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
    return formatCount(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

std::string formatMicroseconds(double value) {
    return formatTime(Seconds(value / 1e6));
}

std::string formatMicroseconds(std::int64_t value) {
    return formatTime(Microseconds(value));
}

std::string formatDuration(Milliseconds value) {
    const auto milliseconds = value.count();
    if (milliseconds % 3'600'000 == 0)
        return std::to_string(milliseconds / 3'600'000) + "h";
    if (milliseconds % 60'000 == 0)
        return std::to_string(milliseconds / 60'000) + "m";
    if (milliseconds % 1000 == 0)
        return std::to_string(milliseconds / 1000) + "s";
    return std::to_string(milliseconds) + "ms";
}

std::string formatBytes(double bytes) {
    constexpr std::array units{" B", " kB", " MB", " GB", " TB", " PB"};
    std::size_t unit = 0;
    while (bytes >= 999.5 && unit + 1 < units.size()) {
        bytes /= 1000;
        ++unit;
    }
    return (unit == 0 ? fixedText(bytes, 0) : threeDigits(bytes)) + units[unit];
}

std::string formatShare(double share) {
    const double percent = share * 100;
    constexpr double least = 0.0001, small = 0.01;
    if (percent > 0 && percent < least)
        return "< 0.0001 %";
    if (percent < 100 && percent > 100 - least)
        return "> 99.9999 %";
    const bool looksWhole =
        percent != 0 && percent != 100 && (percent < small || percent >= 100 - small / 2);
    return fixedText(percent, looksWhole ? 4 : 2) + " %";
}

} // namespace loadstone
