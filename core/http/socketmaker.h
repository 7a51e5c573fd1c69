// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/http/address.h"
#include "core/http/transportoptions.h"

namespace loadstone {

/// Makes the sockets of a run: from the interface or address that was asked for, to IP addresses or
/// to a unix socket. A value; any thread.
class SocketMaker {
public:
    SocketMaker() = default;
    explicit SocketMaker(const TransportOptions& options);

    /// Whether sockets can come from there on this machine; errors name "interface".
    Expected<void> check() const;
    /// The version of IP that the source has, or AF_UNSPEC if it has any.
    std::uint16_t sourceFamily() const { return m_source.family; }
    /// A socket, which belongs to the caller, or -1: then errno says why. `type` may have flags.
    int make(int family, int type) const;
    /// What connect() gives. The port of IPv4 and IPv6 is in the address.
    int connect(int socket, const Address& to) const;

private:
    bool bindTo(int socket, int family) const;

    std::string m_interface; ///< by its name; empty: any
    Address m_source;        ///< unspecified: any
    std::string m_path;      ///< of the unix socket
};

} // namespace loadstone
