// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace loadstone {

/// What came of one statement of a query: it was answered, or has failed.
struct StatementTime {
    std::size_t place = 0; ///< of its text among those of the run
    bool failed = false;
    std::uint64_t rows = 0;
    Microseconds time{0};
};

/// Statements beyond so many different ones count with the last.
inline constexpr std::size_t mostTimedStatements = 32;

/// What an exchange tells of a query beside what every request has.
struct QueryDetails {
    std::span<const StatementTime> statements; ///< in their order; those that have begun
    std::string_view message;                  ///< what was said of a failure; empty: nothing
};

} // namespace loadstone
