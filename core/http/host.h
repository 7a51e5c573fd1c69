// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace loadstone {

/// Where a URL leads to. A value.
struct Host {
    std::string name; ///< as it is looked up: in ASCII, IPv6 without brackets
    std::uint16_t port = 0;

    /// `url` must have passed checkUrl().
    static Host of(const std::string& url);

    /// Whether its name is one of these, but for case.
    bool isIn(const std::vector<std::string>& names) const;
};

} // namespace loadstone
