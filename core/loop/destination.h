// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

namespace loadstone {

/// Where requests go, taken apart by libcurl's own reading of URLs, as the pool engine does. A
/// value.
struct Destination {
    bool tls = false;
    std::string host; ///< a name or an address, IPv6 without brackets
    std::string port;
    std::string hostHeader;  ///< with the port, where that is not the scheme's own
    std::string target;      ///< path and query
    std::string credentials; ///< "user:password", or empty

    /// `url` must have passed checkUrl().
    static Destination of(const std::string& url);
};

} // namespace loadstone
