// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/decimals.h"

#include <array>
#include <charconv>
#include <limits>

namespace loadstone {

namespace {

std::string textOf(double value, std::chars_format format, int precision) {
    std::array<char, 400> buffer{}; // the largest double has 309 digits before the point
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format, precision);
    return error == std::errc{} ? std::string(buffer.data(), end) : std::string();
}

} // namespace

std::string fixedText(double value, int decimals) {
    return textOf(value, std::chars_format::fixed, decimals);
}

std::string exactText(double value) {
    std::array<char, 400> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                            std::chars_format::fixed);
    return error == std::errc{} ? std::string(buffer.data(), end) : std::string();
}

double withoutResidue(double value) {
    const std::string text = significantText(value, std::numeric_limits<double>::digits10);
    double meant = value;
    std::from_chars(text.data(), text.data() + text.size(), meant);
    return meant;
}

std::string significantText(double value, int digits) {
    return textOf(value, std::chars_format::general, digits);
}

} // namespace loadstone
