// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/load/loadplan.h"

#include <string>

namespace loadstone {

/// What a run sends, in words: requests, or queries or transactions of a database.
struct LoadNoun {
    std::string one;
    std::string many;

    /// "1 query", "2 queries".
    std::string counted(std::uint64_t count) const;
    /// "Queries".
    std::string title() const;
};

LoadNoun nounOf(const LoadPlan& plan);

/// A text that speaks of requests, with the plan's noun in their place.
std::string spokenOf(const LoadPlan& plan, std::string text);

} // namespace loadstone
