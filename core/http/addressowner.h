// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/address.h"

namespace loadstone {

/// Whose a server is, as far as its address tells: who may be loaded without asking. The farther,
/// the greater.
enum class AddressOwner {
    ThisMachine,    ///< loopback (RFC 1122, RFC 4291), or an address of this machine
    PrivateNetwork, ///< private (RFC 1918), unique local (RFC 4193) or link-local: nobody reaches
                    ///< it from outside
    Elsewhere,      ///< others, those that a provider shares among its customers (RFC 6598) too
};

/// `own` are the addresses of this machine. An IPv4 address that is written as IPv6 is that of
/// IPv4.
AddressOwner ownerOf(const Address& address, const AddressList& own);

/// The addresses of this machine's interfaces, without a port.
AddressList ownAddresses();

} // namespace loadstone
