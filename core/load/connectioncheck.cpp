// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/load/connectioncheck.h"

#include "core/http/parsedurl.h"
#include "core/http/proxy.h"

#include <sys/un.h>

namespace loadstone {

namespace {

void checkTimes(const TransportOptions& transport, Findings& found) {
    found.require(transport.timeout > Milliseconds::zero(), "timeout",
                  "the timeout must be at least 1ms");
    found.require(transport.connectTimeout > Milliseconds::zero(), "connect-timeout",
                  "the connect timeout must be at least 1ms");
    found.require(transport.redirects >= 0 && transport.redirects <= maxRedirects, "redirect",
                  "the number of redirects to follow must be from 0 to " +
                      std::to_string(maxRedirects));
}

/// libcurl 7.88 would begin HTTP/2 anew on the connection that speaks it already.
void checkRedirects(const LoadPlan& plan, Findings& found) {
    const bool isPrior = plan.transport.version == HttpVersion::Http2 && !isTls(plan.request);
    found.require(!isPrior || plan.transport.redirects <= 0, "redirect",
                  "HTTP/2 without TLS follows no redirects; use https or HTTP/1.1, or leave "
                  "redirects out");
}

void checkWay(const TransportOptions& transport, Findings& found) {
    if (!transport.proxy.empty())
        if (const auto proxy = checkProxy(transport.proxy); !proxy)
            found.add(proxy.error());
    found.require(transport.proxy.empty() || !transport.environmentProxy, "proxy",
                  "give either a proxy or leave it to the environment, not both");
    found.require(transport.noProxy.empty() || mayUseProxy(transport), "noproxy",
                  "there is no proxy that could be left out; name one");
    found.require(transport.unixSocket.empty() || !mayUseProxy(transport), "unix-socket",
                  "a proxy is not reached by a unix socket; give one of them");
    found.require(transport.unixSocket.size() < sizeof sockaddr_un::sun_path, "unix-socket",
                  "the path of the unix socket is longer than the system allows, " +
                      std::to_string(sizeof sockaddr_un::sun_path - 1) + " bytes");
}

bool namesUser(const std::string& url) {
    ParsedUrl parsed;
    return parsed.set(CURLUPART_URL, url) == CURLUE_OK && parsed.part(CURLUPART_USER);
}

void checkIdentity(const LoadPlan& plan, Findings& found) {
    const TransportOptions& transport = plan.transport;
    found.require(transport.key.empty() || !transport.certificate.empty(), "key",
                  "a key needs the certificate that it belongs to; name that as well");
    found.require(transport.keyPassword.empty() || !transport.certificate.empty(), "pass",
                  "there is no certificate whose key it could open; name one");
    found.require(!transport.digest || namesUser(plan.request.url), "digest",
                  "there is no user to tell; give USER:PASSWORD");
}

} // namespace

void checkConnection(const LoadPlan& plan, Findings& found) {
    checkTimes(plan.transport, found);
    checkRedirects(plan, found);
    checkWay(plan.transport, found);
    checkIdentity(plan, found);
}

} // namespace loadstone
