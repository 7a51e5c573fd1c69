// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sweep/sweepplan.h"

#include <array>
#include <string>
#include <string_view>

namespace loadstone {

/// A level that could not be measured, or not as often as planned, and why. A value.
struct MissedLevel {
    enum class Reason {
        NoRoom, ///< the database has no connections for it, before the sweep or meanwhile
        Error,  ///< a run of it could not be carried out
        Away,   ///< the database was away, and what that spoilt could not be made up for
    };
    static constexpr std::array<std::string_view, 3> reasonNames{"no_room", "error", "away"};

    LevelId level;
    Reason reason = Reason::NoRoom;
    std::string message; ///< without a full stop

    bool operator==(const MissedLevel&) const = default;
};

} // namespace loadstone
