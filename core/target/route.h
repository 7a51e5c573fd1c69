// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace loadstone {

/// How the local target answers one request: what its path asks for. A pure value.
struct Route {
    enum class Action { Text, Bytes, Echo, Drop };

    Action action = Action::Text;
    int status = 200;
    Milliseconds leastDelay{0};
    Milliseconds mostDelay{0};
    double failureShare = 0; ///< 0 to 1: the share of requests that is answered with 500
    std::size_t atOnce = 0;  ///< so many are answered at once, each for leastDelay; 0: no limit
    std::uint64_t bytes = 0; ///< size of the body for Action::Bytes
    std::string text;        ///< the body for Action::Text

    bool operator==(const Route&) const = default;
};

/// Any path gives an answer: 400 with a sentence where a value is wrong, 404 with the list of
/// routes where there is no such route. `path` has no query.
Route parseRoute(std::string_view path);

/// The text of `/`.
std::string_view routeList();

} // namespace loadstone
