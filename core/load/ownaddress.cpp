// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/ownaddress.h"

#include "core/base/asciicase.h"
#include "core/http/addressowner.h"
#include "core/http/parsedurl.h"
#include "core/postgres/connectparameters.h"
#include "core/postgres/databaseurl.h"

#include <unistd.h>

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

bool isOwnName(const std::string& host) {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 && host == name.data();
}

bool isOwn(const std::string& host) {
    const AddressList own = ownAddresses();
    return isOwnName(host) ||
           std::ranges::any_of(addressesKnown(host, 0), [&](const Address& address) {
               return ownerOf(address, own) == AddressOwner::ThisMachine;
           });
}

} // namespace

/// A folder is that of a unix socket, as is where no host is named.
static bool isDatabaseHere(const std::string& url) {
    const auto where = ConnectParameters::read(url);
    return where && std::ranges::all_of(where->hosts(), [](const std::string& host) {
               return host.starts_with('/') || host.starts_with('@') || isOwn(host);
           });
}

bool isOnThisMachine(const std::string& url) {
    if (isDatabaseUrl(url))
        return isDatabaseHere(url);
    ParsedUrl parsed;
    if (parsed.set(CURLUPART_URL, url) != CURLUE_OK)
        return false;
    std::string host = parsed.part(CURLUPART_HOST).value_or("");
    std::ranges::transform(host, host.begin(), smallLetter);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    while (host.ends_with('.'))
        host.pop_back();
    return isOwn(host);
}

bool wentToThisMachine(const LoadPlan& plan, const std::vector<AddressUse>& addresses) {
    const auto isUsed = [](const AddressUse& use) { return use.connections > 0; };
    if (!plan.transport.unixSocket.empty())
        return true;
    if (std::ranges::none_of(addresses, isUsed))
        return isOnThisMachine(plan.request.url);
    return std::ranges::any_of(
        addresses, [&](const AddressUse& use) { return isUsed(use) && isOwn(use.address); });
}

} // namespace loadstone
