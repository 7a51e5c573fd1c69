// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/transportoptions.h"

#include <array>
#include <string_view>

namespace loadstone {

/// A version of IP as a plan may ask for it. On the command line each has a flag of its own.
struct IpChoice {
    IpVersion value;
    const char* name;
    const char* option = "";
    const char* help = "";
};
inline constexpr std::array ipChoices{
    IpChoice{IpVersion::Any, "any"},
    IpChoice{IpVersion::Four, "4", "-4,--ipv4", "Connect to IPv4 addresses only"},
    IpChoice{IpVersion::Six, "6", "-6,--ipv6", "Connect to IPv6 addresses only"}};

/// The names of CookieKeeping, in its order.
inline constexpr std::array<std::string_view, 2> cookieNames{"none", "each-user"};

} // namespace loadstone
