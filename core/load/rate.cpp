// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/rate.h"

#include "core/base/decimals.h"
#include "core/base/timeunits.h"
#include "core/base/typednumber.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace loadstone {

namespace {

/// The units by which a rate may be given.
constexpr std::array<const char*, 4> rateUnits{"s", "m", "min", "h"};

std::optional<double> secondsIn(std::string_view unit) {
    if (std::ranges::find(rateUnits, unit) == rateUnits.end())
        return std::nullopt;
    constexpr double microseconds = 1e6;
    return static_cast<double>(*microsecondsIn(unit)) / microseconds;
}

bool isWhole(double value) {
    return value >= 1 && std::floor(value) == value;
}

} // namespace

std::string Rate::text() const {
    constexpr std::size_t readable = 6;
    std::string each = exactText(perSecond) + "/s";
    if (each.size() <= readable + 2)
        return each;
    for (const char* const unit : rateUnits) {
        const double seconds = *secondsIn(unit);
        if (const double amount = perSecond * seconds;
            isWhole(amount) && amount / seconds == perSecond)
            return exactText(amount) + "/" + unit;
    }
    return each;
}

Expected<Rate> Rate::read(std::string_view text, const std::string& field) {
    const auto slash = text.find('/');
    const auto amount = readTypedNumber(text.substr(0, slash));
    const auto seconds = slash == std::string_view::npos
                             ? std::optional(1.0)
                             : secondsIn(withoutBlanks(text.substr(slash + 1)));
    if (!amount || !seconds)
        return fail(field, "\"" + std::string(text) +
                               "\" is not a rate; write it as 500, 500/s, 30k/m or 100/h");
    return Rate{*amount / *seconds};
}

} // namespace loadstone
