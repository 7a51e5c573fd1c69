// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/connectroute.h"

#include "core/http/socketmaker.h"

#include <algorithm>

namespace loadstone {

namespace {

Host detoured(Host host, const std::vector<Detour>& detours) {
    const auto detour = std::ranges::find_if(
        detours, [&](const Detour& one) { return one.isFor(host.name, host.port); });
    if (detour == detours.end())
        return host;
    return {detour->toHost.empty() ? host.name : detour->toHost,
            detour->toPort == 0 ? host.port : detour->toPort};
}

// The last one counts, as in curl.
AddressList pinnedOf(const Host& host, const std::vector<PinnedHost>& pinned) {
    AddressList addresses;
    for (const PinnedHost& one : pinned)
        if (one.is(host.name, host.port))
            addresses = one.addresses;
    return addresses;
}

std::uint16_t familyOf(const TransportOptions& options) {
    if (options.ipVersion == IpVersion::Any)
        return SocketMaker(options).sourceFamily();
    return options.ipVersion == IpVersion::Four ? AF_INET : AF_INET6;
}

} // namespace

// A host that is an address itself is what was asked for, whatever its version.
ConnectRoute ConnectRoute::of(const std::string& url, const TransportOptions& options) {
    ConnectRoute route;
    route.m_host = detoured(Host::of(url), options.connectTo);
    route.m_family = familyOf(options);
    if (!options.unixSocket.empty()) {
        route.m_known = {Address{{}, 0, 0, AF_UNIX}};
        return route;
    }
    route.m_known = route.allowed(pinnedOf(route.m_host, options.resolve));
    if (!route.m_known.empty())
        return route;
    const AddressList own = addressesKnown(route.m_host.name, route.m_host.port);
    route.m_known = own.size() == 1 ? own : route.allowed(own);
    return route;
}

AddressList ConnectRoute::allowed(const AddressList& found) const {
    AddressList list;
    std::ranges::copy_if(found, std::back_inserter(list), [this](const Address& address) {
        return m_family == AF_UNSPEC || address.family == m_family;
    });
    return list;
}

} // namespace loadstone
