// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/reach.h"

#include "core/base/cpu.h"
#include "core/http/host.h"

namespace loadstone {

// A redirect may lead to https.
Expected<Reach> Reach::of(const Request& request, const TransportOptions& options,
                          const Reach& known) {
    const bool mayUseTls = isTls(request) || options.redirects > 0;
    Reach reach = known;
    reach.sessions = mayUseTls ? std::make_shared<TlsSessions>() : nullptr;
    reach.line =
        mayUseTls ? std::make_shared<HandshakeLine>(static_cast<int>(coreCount())) : nullptr;
    if (!options.verifyTls || !mayUseTls || known.roots)
        return reach;
    return TrustedRoots::load().map([&](auto loaded) {
        reach.roots = std::move(loaded);
        return reach;
    });
}

Expected<Reach> Reach::lookedUp(const Request& request, const TransportOptions& options) {
    auto reach = of(request, options);
    if (!reach || options.environmentProxy)
        return reach;
    const Host host = Host::of(request.url);
    const TimePoint asked = Clock::now();
    const AddressList known = addressesKnown(host.name, host.port);
    reach->addresses = std::make_shared<AddressBook>();
    reach->addresses->publish(known.empty() ? addressesAsked(host.name, host.port) : known);
    reach->addresses->setLookUpTime(std::chrono::duration_cast<Microseconds>(Clock::now() - asked));
    return reach;
}

} // namespace loadstone
