// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/consent.h"

#include "core/base/asciicase.h"
#include "core/http/addressowner.h"
#include "core/http/host.h"
#include "core/report/caption.h"

#include <algorithm>

namespace loadstone {

namespace {

std::string placeOf(const AddressList& elsewhere) {
    return elsewhere.empty() ? " is where the proxy finds it"
                             : " is at " + elsewhere.front().text() +
                                   ", which is neither this machine nor private";
}

AddressList elsewhereAmong(AddressList addresses) {
    const AddressList own = ownAddresses();
    std::erase_if(addresses, [&](const Address& address) {
        return ownerOf(address, own) != AddressOwner::Elsewhere;
    });
    return addresses;
}

} // namespace

Expected<void> Consent::check(const LoadPlan& plan, const AddressList& addresses) const {
    if (!isAsked)
        return {};
    const AddressList elsewhere = elsewhereAmong(addresses);
    const std::string host = Host::of(plan.request.url).name;
    const bool isAgreed =
        std::ranges::any_of(hosts, [&](const auto& each) { return sameButForCase(each, host); });
    if (isAgreed || (elsewhere.empty() && !addresses.empty()))
        return {};
    return fail(consentField, host + placeOf(elsewhere) + "; before load goes there (" +
                                  captionOf(plan) + "), say that you may test it" +
                                  (isByOption ? ": --i-may-test " + host : ""));
}

} // namespace loadstone
