// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/http/address.h"

#include <string>
#include <string_view>

namespace loadstone {

/// A host whose addresses are told and not looked up: "HOST:PORT:ADDRESS", or several addresses
/// with commas between them; * stands for any host. A value.
struct PinnedHost {
    std::string host;
    AddressList addresses; ///< with the port; at least one

    bool is(std::string_view name, std::uint16_t port) const;
    /// As read() reads it.
    std::string text() const;
    /// The error says what is wrong and what to write, and names no field.
    static Expected<PinnedHost> read(std::string_view text);

    bool operator==(const PinnedHost&) const = default;
};

} // namespace loadstone
