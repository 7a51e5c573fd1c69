// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace loadstone {

/// An address of a host with its port: 24 bytes without pointers, so that processes can share it.
struct Address {
    std::array<std::uint8_t, 16> ip{}; ///< of IPv4 the first four
    std::uint32_t scope = 0;           ///< the interface of a link-local address
    std::uint16_t port = 0;
    std::uint16_t family = AF_UNSPEC; ///< AF_UNIX: of a socket whose path is not told here

    /// "127.0.0.1" or "::1", without the port.
    std::string text() const;
    bool operator==(const Address&) const = default;

    /// Unspecified if it is neither IPv4 nor IPv6.
    static Address of(const sockaddr& socketAddress);
};
static_assert(sizeof(Address) == 24);

using AddressList = std::vector<Address>;

/// An address as connect() wants it. A value.
class SocketAddress {
public:
    explicit SocketAddress(const Address& address);

    const sockaddr* bytes() const { return reinterpret_cast<const sockaddr*>(&m_bytes); }
    socklen_t size() const { return m_size; }

private:
    sockaddr_storage m_bytes{};
    socklen_t m_size = 0;
};

/// The end of a socket that is here; unspecified if it has none.
Address localAddressOf(int socket);

/// The addresses of a host that needs no asking, or nothing: a host that is an address itself; and
/// "localhost" with all names that end so, which are ::1 and 127.0.0.1 whatever a name server says
/// (RFC 6761 §6.3).
AddressList addressesKnown(const std::string& host, std::uint16_t port);

/// What the system says; nothing if the host has none. Blocks, and cannot be interrupted.
AddressList addressesAsked(const std::string& host, std::uint16_t port);

} // namespace loadstone
