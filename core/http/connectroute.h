// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/address.h"
#include "core/http/host.h"
#include "core/http/transportoptions.h"

namespace loadstone {

/// Where a run connects to, which need not be where its URL leads: to another host, to addresses
/// that were told, to those of one version of IP only, or to a unix socket. A value.
class ConnectRoute {
public:
    /// `url` must have passed checkUrl().
    static ConnectRoute of(const std::string& url, const TransportOptions& options);

    /// What is to be looked up if no address is known.
    const Host& host() const { return m_host; }
    /// The addresses that need no asking; nothing: they must be asked for.
    const AddressList& known() const { return m_known; }
    /// Those that may be connected to, of all that the host has.
    AddressList allowed(const AddressList& found) const;

private:
    Host m_host;
    AddressList m_known;
    std::uint16_t m_family = AF_UNSPEC; ///< the only one that is allowed
};

} // namespace loadstone
