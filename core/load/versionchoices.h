// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/request.h"

#include <array>

namespace loadstone {

/// A version of HTTP as a plan may ask for it. On the command line each has a flag of its own.
struct VersionChoice {
    HttpVersion value;
    const char* name;
    const char* option = "";
    const char* help = "";
    const char* onlyPool = "";
};
inline constexpr std::array versionChoices{
    VersionChoice{HttpVersion::Auto, "auto"},
    VersionChoice{HttpVersion::Http1, "1.1", "--http1.1", "Use HTTP/1.1"},
    VersionChoice{HttpVersion::Http2, "2", "--http2",
                  "Use HTTP/2 (over TLS if the server agrees; over plain TCP at once)",
                  "speaks HTTP/1.1 only"}};

} // namespace loadstone
