// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

namespace loadstone {

/// Where a run took place: what a reader of its numbers must know of the client machine.
struct Environment {
    std::string system; ///< "Debian GNU/Linux 12 (bookworm)"
    std::string kernel; ///< "Linux 6.1.0-13-amd64 x86_64"
    std::string cpu;
    std::uint64_t cores = 0; ///< that the process may use
    std::string libcurl;     ///< version with its TLS library

    bool operator==(const Environment&) const = default;
};

Environment readEnvironment();

} // namespace loadstone
