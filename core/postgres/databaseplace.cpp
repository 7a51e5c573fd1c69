// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/databaseplace.h"

#include "core/http/addressowner.h"
#include "core/postgres/connectparameters.h"

#include <algorithm>

namespace loadstone {

namespace {

bool isHere(const std::string& host, const AddressList& own) {
    if (host.starts_with('/') || host.starts_with('@'))
        return true;
    const AddressList known = addressesKnown(host == "localhost" ? "127.0.0.1" : host, 0);
    return !known.empty() && std::ranges::all_of(known, [&](const Address& address) {
        return ownerOf(address, own) == AddressOwner::ThisMachine;
    });
}

} // namespace

bool isDatabaseHere(const std::string& url) {
    const auto where = ConnectParameters::read(url);
    if (!where)
        return false;
    const AddressList own = ownAddresses();
    return std::ranges::all_of(where->hosts(),
                               [&](const std::string& host) { return isHere(host, own); });
}

} // namespace loadstone
