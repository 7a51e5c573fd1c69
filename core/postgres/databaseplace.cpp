// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/databaseplace.h"

#include "core/http/addressowner.h"

#include <algorithm>
#include <string>

namespace loadstone {

bool isDatabaseHere(PGconn* connection) {
    const char* const address = PQhostaddr(connection);
    const std::string text = address ? address : "";
    if (text.empty()) // as of a unix socket
        return true;
    const AddressList own = ownAddresses();
    const AddressList known = addressesKnown(text, 0);
    return !known.empty() && std::ranges::all_of(known, [&](const Address& one) {
        return ownerOf(one, own) == AddressOwner::ThisMachine;
    });
}

} // namespace loadstone
