// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/run/consent.h"

#include "core/base/asciicase.h"
#include "core/http/host.h"
#include "core/report/caption.h"

#include <algorithm>

namespace loadstone {

namespace {

std::string placeOf(const AddressList& addresses) {
    const auto elsewhere = std::ranges::find_if_not(addresses, isOfOwnNetwork);
    return elsewhere == addresses.end()
               ? " is where the proxy finds it"
               : " is at " + elsewhere->text() + ", which is neither this machine nor private";
}

} // namespace

Expected<void> Consent::check(const LoadPlan& plan, const AddressList& addresses) const {
    const bool isNear = !addresses.empty() && std::ranges::all_of(addresses, isOfOwnNetwork);
    const std::string host = Host::of(plan.request.url).name;
    const bool isAgreed =
        std::ranges::any_of(hosts, [&](const auto& each) { return sameButForCase(each, host); });
    if (!isAsked || isNear || isAgreed)
        return {};
    return fail("i-may-test", host + placeOf(addresses) + "; before load goes there (" +
                                  captionOf(plan) + "), say that you may test it: --i-may-test " +
                                  host);
}

} // namespace loadstone
