// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/nametable.h"

#include <array>
#include <cstdint>

namespace loadstone {

/// The units of time as people write them, in microseconds.
inline constexpr std::array timeUnits{
    Named<std::int64_t>{1, "us"},           Named<std::int64_t>{1, "µs"},
    Named<std::int64_t>{1'000, "ms"},       Named<std::int64_t>{1'000'000, "s"},
    Named<std::int64_t>{60'000'000, "m"},   Named<std::int64_t>{60'000'000, "min"},
    Named<std::int64_t>{3'600'000'000, "h"}};

/// The microseconds of a unit.
constexpr std::optional<std::int64_t> microsecondsIn(std::string_view unit) {
    return valueIn(timeUnits, unit);
}

} // namespace loadstone
