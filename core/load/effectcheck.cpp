// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/effectcheck.h"

#include "core/http/connectroute.h"
#include "core/http/parsedurl.h"
#include "core/http/sentheader.h"
#include "core/http/url.h"

#include <algorithm>
#include <array>

namespace loadstone {

namespace {

bool isAuthorized(const LoadPlan& plan) {
    return sentHeader(plan.request, "Authorization") != nullptr;
}

bool namesUser(const LoadPlan& plan) {
    ParsedUrl parsed;
    return parsed.set(CURLUPART_URL, plan.request.url) == CURLUE_OK && parsed.part(CURLUPART_USER);
}

/// The server's own figures are read over TCP all the same.
bool usesTcp(const LoadPlan& plan) {
    return plan.transport.unixSocket.empty() || !plan.metrics.url.empty();
}

// Where a proxy or a redirect leads, only libcurl knows.
bool isOfVersion(const LoadPlan& plan) {
    const TransportOptions& way = plan.transport;
    if (way.ipVersion == IpVersion::Any || !way.unixSocket.empty() || mayUseProxy(way) ||
        !checkUrl(plan.request.url))
        return true;
    const Host host = ConnectRoute::of(plan.request.url, way).host();
    const AddressList own = addressesKnown(host.name, host.port);
    const int family = way.ipVersion == IpVersion::Four ? AF_INET : AF_INET6;
    return own.empty() ||
           std::ranges::any_of(own, [family](const Address& one) { return one.family == family; });
}

constexpr const char* overSocket =
    "all goes over the unix socket, whatever this says; leave one of "
    "them out";

/// A setting that needs another one, or that another one stands in the way of.
struct Effect {
    const char* field;
    bool (*isGiven)(const LoadPlan& plan);
    bool (*isThere)(const LoadPlan& plan);
    const char* otherwise;
};
const std::array effects{
    Effect{
        "ipv4", [](const LoadPlan& plan) { return plan.transport.ipVersion != IpVersion::Any; },
        usesTcp,
        "all goes over the unix socket, whatever the version of addresses; leave one of them out"},
    Effect{"ipv4", [](const LoadPlan& plan) { return plan.transport.ipVersion != IpVersion::Any; },
           isOfVersion,
           "the host is an address of the other version; take any version, or name another host"},
    Effect{"resolve", [](const LoadPlan& plan) { return !plan.transport.resolve.empty(); }, usesTcp,
           overSocket},
    Effect{"connect-to", [](const LoadPlan& plan) { return !plan.transport.connectTo.empty(); },
           usesTcp, overSocket},
    Effect{"interface", [](const LoadPlan& plan) { return !plan.transport.interface.empty(); },
           usesTcp, overSocket},
    Effect{"spread-addresses", [](const LoadPlan& plan) { return plan.transport.spreadAddresses; },
           [](const LoadPlan& plan) { return plan.transport.unixSocket.empty(); }, overSocket},
    Effect{"spread-addresses", [](const LoadPlan& plan) { return plan.transport.spreadAddresses; },
           [](const LoadPlan& plan) { return plan.transport.proxy.empty(); },
           "it is the proxy that connects to the host; leave one of them out"},
    Effect{"retry-stale", [](const LoadPlan& plan) { return plan.transport.retryStale; },
           [](const LoadPlan& plan) { return plan.transport.keepAlive; },
           "without keep-alive no connection is ever idle; leave one of them out"},
    Effect{"digest", [](const LoadPlan& plan) { return plan.transport.digest; },
           [](const LoadPlan& plan) { return !isAuthorized(plan); },
           "the header Authorization says already who asks; leave one of them out"},
    Effect{"header", isAuthorized,
           [](const LoadPlan& plan) { return plan.transport.digest || !namesUser(plan); },
           "the URL names a user, and the header Authorization takes its place; leave one of them "
           "out"}};

/// Where requests and the reading of figures go, before and behind detours.
struct Destinations {
    std::vector<Host> asked;
    std::vector<Host> connected;
};

/// Which connections a plan makes cannot be told if redirects or proxies decide.
bool areTold(const LoadPlan& plan) {
    return plan.transport.redirects == 0 && !mayUseProxy(plan.transport) &&
           checkUrl(plan.request.url);
}

Destinations destinationsOf(const LoadPlan& plan) {
    Destinations all;
    for (const std::string& url : {plan.request.url, plan.metrics.url}) {
        if (!checkUrl(url))
            continue;
        all.asked.push_back(Host::of(url));
        all.connected.push_back(ConnectRoute::of(url, plan.transport).host());
    }
    return all;
}

std::string named(const Host& host) {
    return host.name + ", port " + std::to_string(host.port);
}

/// Whether there are none, or one is for one of the hosts: scripts give more than are needed.
template <typename Each>
bool areFor(const std::vector<Host>& hosts, const std::vector<Each>& list) {
    return list.empty() || std::ranges::any_of(list, [&](const Each& one) {
               return std::ranges::any_of(hosts, [&](const Host& host) {
                   if constexpr (std::is_same_v<Each, Detour>)
                       return one.isFor(host.name, host.port);
                   else
                       return one.is(host.name, host.port);
               });
           });
}

void checkHosts(const LoadPlan& plan, Findings& found) {
    const auto [asked, connected] = destinationsOf(plan);
    found.require(areFor(asked, plan.transport.connectTo), "connect-to",
                  "it is for another host or port than what is asked, " + named(asked.front()));
    found.require(areFor(connected, plan.transport.resolve), "resolve",
                  "it is for another host or port than what is connected to, " +
                      named(connected.front()));
}

} // namespace

void checkEffects(const LoadPlan& plan, Findings& found) {
    for (const Effect& effect : effects)
        found.require(!effect.isGiven(plan) || effect.isThere(plan), effect.field,
                      effect.otherwise);
    const TransportOptions& way = plan.transport;
    const bool namesHosts = !way.connectTo.empty() || !way.resolve.empty();
    if (namesHosts && areTold(plan) && way.unixSocket.empty())
        checkHosts(plan, found);
}

} // namespace loadstone
