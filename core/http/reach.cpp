// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/reach.h"

#include "core/base/cpu.h"
#include "core/http/connectroute.h"
#include "core/http/socketmaker.h"

#include <curl/curl.h>

#include <algorithm>

namespace loadstone {

// A redirect may lead to https.
Expected<Reach> Reach::of(const Request& request, const TransportOptions& options,
                          const Reach& known) {
    if (const auto canBeMade = SocketMaker(options).check(); !canBeMade)
        return tl::unexpected(canBeMade.error());
    auto certificate = ClientCertificate::load(options);
    if (!certificate)
        return tl::unexpected(certificate.error());
    const bool mayUseTls =
        isTls(request) || options.redirects > 0 || options.proxy.starts_with("https:");
    Reach reach = known;
    reach.certificate = std::move(*certificate);
    reach.sessions = mayUseTls ? std::make_shared<TlsSessions>() : nullptr;
    reach.line =
        mayUseTls ? std::make_shared<HandshakeLine>(static_cast<int>(coreCount())) : nullptr;
    const bool isKnown = known.roots && known.roots->isOf(options.caFile);
    if (!options.verifyTls || !mayUseTls || isKnown)
        return reach;
    return TrustedRoots::load(options.caFile).map([&](auto loaded) {
        reach.roots = std::move(loaded);
        return reach;
    });
}

Expected<Reach> Reach::lookedUp(const Request& request, const TransportOptions& options,
                                const std::stop_token& stop, const HostLookUp::Ask& ask) {
    auto reach = of(request, options);
    if (!reach || mayUseProxy(options))
        return reach;
    const ConnectRoute route = ConnectRoute::of(request.url, options);
    const TimePoint asked = Clock::now();
    const auto found = route.known().empty()
                           ? lookUp(route.host(), ask, stop,
                                    asked + std::min(options.connectTimeout, options.timeout))
                           : route.known();
    reach->addresses = std::make_shared<AddressBook>();
    reach->addresses->publish(route.allowed(found.value_or(AddressList())),
                              found ? CURLE_OK : CURLE_OPERATION_TIMEDOUT);
    reach->addresses->setLookUpTime(toMicroseconds(Clock::now() - asked));
    return reach;
}

} // namespace loadstone
