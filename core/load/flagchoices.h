// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/request.h"

#include <array>

namespace loadstone {

/// A value of a setting that has a flag for each of its values on the command line.
template <typename Value>
struct FlagChoice {
    Value value;
    const char* name;
    const char* option = "";
    const char* help = "";
    const char* onlyPool = "";
};

/// The versions of HTTP, in the order of HttpVersion.
using VersionChoice = FlagChoice<HttpVersion>;
inline constexpr std::array versionChoices{
    VersionChoice{HttpVersion::Auto, "auto"},
    VersionChoice{HttpVersion::Http1, "1.1", "--http1.1", "Use HTTP/1.1"},
    VersionChoice{HttpVersion::Http2, "2", "--http2",
                  "Use HTTP/2 (over TLS if the server agrees; over plain TCP at once)",
                  "speaks HTTP/1.1 only"}};

/// The versions of IP, in the order of IpVersion.
using IpChoice = FlagChoice<IpVersion>;
inline constexpr std::array ipChoices{
    IpChoice{IpVersion::Any, "any"},
    IpChoice{IpVersion::Four, "4", "-4,--ipv4", "Connect to IPv4 addresses only"},
    IpChoice{IpVersion::Six, "6", "-6,--ipv6", "Connect to IPv6 addresses only"}};

/// All choices of a value's kind.
constexpr const auto& choicesLike(HttpVersion) {
    return versionChoices;
}
constexpr const auto& choicesLike(IpVersion) {
    return ipChoices;
}

/// A value that is chosen by flags.
template <typename Value>
concept ByFlag = requires(Value value) {
    choicesLike(value);
};

template <ByFlag Value>
constexpr const auto& choiceOf(Value value) {
    return choicesLike(value).at(static_cast<std::size_t>(value));
}

} // namespace loadstone
