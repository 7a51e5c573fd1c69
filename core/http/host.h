// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

namespace loadstone {

/// Where a URL leads to. A value.
struct Host {
    std::string name; ///< as it is looked up: in ASCII, IPv6 without brackets
    std::uint16_t port = 0;

    /// `url` must have passed checkUrl().
    static Host of(const std::string& url);
};

} // namespace loadstone
