// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace loadstone {

/// Another host that is connected to in the place of one: "HOST1:PORT1:HOST2:PORT2". What is left
/// empty of the first two is any, of the others the same. The request is not changed. A value.
struct Detour {
    std::string fromHost;
    std::uint16_t fromPort = 0; ///< 0: any
    std::string toHost;
    std::uint16_t toPort = 0; ///< 0: the same

    bool isFor(std::string_view host, std::uint16_t port) const;
    /// As read() reads it.
    std::string text() const;
    /// The error says what is wrong and what to write, and names no field.
    static Expected<Detour> read(std::string_view text);

    bool operator==(const Detour&) const = default;
};

} // namespace loadstone
