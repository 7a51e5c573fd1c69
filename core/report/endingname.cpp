// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/endingname.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

constexpr std::array<std::string_view, 5> endingNames{"completed", "stopped", "cut_short",
                                                      "degraded", "threshold_broken"};

} // namespace

std::string_view nameOf(Ending ending) {
    return endingNames.at(static_cast<std::size_t>(ending));
}

Ending endingNamed(std::string_view name) {
    const auto found = std::ranges::find(endingNames, name);
    return found == endingNames.end() ? Ending::Completed
                                      : static_cast<Ending>(found - endingNames.begin());
}

} // namespace loadstone
