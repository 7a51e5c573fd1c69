// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/curlconnections.h"

#include "core/http/addressowner.h"
#include "core/http/curlversion.h"
#include "core/http/keptconnection.h"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace loadstone {

CurlConnections::CurlConnections(CurlEasy& easy, const Request& request,
                                 const TransportOptions& options, const StopSignal& stop,
                                 const Reach& reach)
    : m_easy(easy),
      m_roots(reach.roots),
      m_stop(stop),
      m_handshake(reach.line),
      m_options(options),
      m_certificate(reach.certificate),
      m_agreed(reach.agreed),
      m_host(Host::of(request.url)),
      m_view(reach.addresses),
      m_connector(m_view, stop, options),
      m_isPrior(options.version == HttpVersion::Http2 && !isTls(request)) {
    setTrust(options.verifyTls);
    setVersion(curlVersionOf(options.version, isTls(request)));
    if (m_view.book())
        tellAddress();
    tellElsewhere();
    if (!options.unixSocket.empty())
        m_easy.set(CURLOPT_UNIX_SOCKET_PATH, options.unixSocket.c_str());
    if (reach.sessions)
        m_easy.set(CURLOPT_SHARE, reach.sessions->get());
    m_easy.set(CURLOPT_SOCKOPTFUNCTION, &CurlConnections::afterOpen);
    m_easy.set(CURLOPT_SOCKOPTDATA, this);
}

void CurlConnections::setVersion(long version) {
    if (m_version != version)
        m_easy.set(CURLOPT_HTTP_VERSION, version);
    m_version = version;
}

// Whichever of its addresses the host has, libcurl is told one that nobody has (RFC 5737 and 3849),
// and asks for a socket to that; a host that is an address already stays as it is. So it asks no
// resolver, and all engines connect by the same rules.
void CurlConnections::tellAddress() {
    const AddressList literal = addressesKnown(m_host.name, m_host.port);
    if (literal.size() == 1) {
        m_standIn = literal.front();
        return;
    }
    m_standIn = m_options.ipVersion == IpVersion::Six
                    ? Address{{0x20, 0x01, 0x0d, 0xb8}, 0, m_host.port, AF_INET6}
                    : Address{{192, 0, 2, 1}, 0, m_host.port, AF_INET};
    m_resolve.add(m_host.name + ":" + std::to_string(m_host.port) + ":" + m_standIn.text());
}

// What a proxy or a redirect leads to is left to libcurl, by the same rules.
void CurlConnections::tellElsewhere() {
    for (const PinnedHost& pinned : m_options.resolve)
        if (!m_view.book() || !pinned.is(m_host.name, m_host.port))
            m_resolve.add(pinned.text());
    for (const Detour& detour : m_options.connectTo)
        if (!m_view.book() || !detour.isFor(m_host.name, m_host.port))
            m_detours.add(detour.text());
    m_easy.set(CURLOPT_RESOLVE, m_resolve.get());
    m_easy.set(CURLOPT_CONNECT_TO, m_detours.get());
    if (m_options.ipVersion != IpVersion::Any)
        m_easy.set(CURLOPT_IPRESOLVE, m_options.ipVersion == IpVersion::Four
                                          ? static_cast<long>(CURL_IPRESOLVE_V4)
                                          : static_cast<long>(CURL_IPRESOLVE_V6));
}

// Of the run's own host the user was asked before. Where a proxy finds one that is no address,
// nobody knows.
bool CurlConnections::isForbidden(AddressList where) const {
    if (!m_agreed)
        return false;
    const Host host = Host::of(m_easy.info<const char*>(CURLINFO_EFFECTIVE_URL));
    const bool isByProxy = mayUseProxy(m_options);
    if (host.isIn(*m_agreed) || (isByProxy && host.isIn({m_host.name})))
        return false;
    if (isByProxy)
        where = addressesKnown(host.name, host.port);
    return where.empty() || ownerOf(where.front(), ownAddresses()) == AddressOwner::Elsewhere;
}

// A redirect needs no other connection to the proxy.
bool CurlConnections::leadsAstray() {
    const bool mayLead = m_options.redirects > 0 && mayUseProxy(m_options);
    m_isForbidden = m_isForbidden || (mayLead && isForbidden({}));
    return m_isForbidden;
}

// libcurl 7.88 switches a kept connection to HTTP/2 once more if it is told of prior knowledge
// again, so it is told for the first request of a connection only. When it then wants another
// connection, nothing has been sent yet, and the transfer begins again, as the first one.
CURLcode CurlConnections::begin(TimePoint until) {
    if (m_isSpoilt)
        m_easy.set(CURLOPT_FRESH_CONNECT, 1L);
    else if (m_mustBeginAgain)
        setVersion(CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE);
    m_mustBeginAgain = m_isNew = m_hasSent = m_isForbidden = false;
    m_problem = 0;
    m_until = until;
    m_connectTime.reset();
    m_lookUpTime.reset();
    m_view.renew();
    if (m_view.book() && m_view.addresses()->empty())
        return static_cast<CURLcode>(m_view.failure());
    return m_easy.problem();
}

void CurlConnections::end(int httpMajor) {
    m_handshake.end();
    countByUnix();
    m_speaksHttp2 = m_speaksHttp2 || httpMajor == 2;
    if (m_isSpoilt && !m_mustBeginAgain)
        m_easy.set(CURLOPT_FRESH_CONNECT, 0L);
    m_isSpoilt = m_isSpoilt && m_mustBeginAgain;
    if (m_isPrior && m_options.keepAlive && httpMajor == 2)
        setVersion(CURL_HTTP_VERSION_2_0);
}

// By redirects there may be several connections, of which the one that was made last is known.
bool CurlConnections::isTheLast(int localPort) const {
    return m_options.redirects == 0 || localAddressOf(m_socket).port == localPort;
}

// libcurl 7.88 would take what is there for an answer.
bool CurlConnections::isSpoilt(int localPort) {
    if (m_isNew || m_hasSent || m_speaksHttp2 || m_socket < 0 || !isTheLast(localPort))
        return false;
    return m_isSpoilt = m_mustBeginAgain = !isOfUse(m_socket, tlsInUse());
}

void CurlConnections::countByUnix() {
    const bool isAny = std::exchange(m_isByUnix, false);
    for (long left = isAny ? m_easy.info<long>(CURLINFO_NUM_CONNECTS) : 0; left > 0; --left)
        m_view.book()->countConnection(m_view.addresses()->front());
}

bool CurlConnections::beginRequest() {
    const bool isReused = !m_isNew;
    if (m_isNew)
        m_ssl = tlsInUse();
    if (m_isNew && m_view.book())
        countTls();
    m_speaksHttp2 = m_speaksHttp2 && isReused;
    m_isNew = false;
    m_hasSent = m_hasConnected = true;
    m_handshake.complete();
    return isReused;
}

curl_socket_t CurlConnections::open(const curl_sockaddr& wanted) {
    m_isNew = true;
    if (m_isSpoilt)
        m_easy.set(CURLOPT_FRESH_CONNECT, 0L); // a redirect may stay on this one
    m_mustBeginAgain = m_isPrior && m_version == CURL_HTTP_VERSION_2_0 && !m_hasSent;
    if (m_mustBeginAgain)
        return CURL_SOCKET_BAD;
    if (isStandIn(wanted))
        return connect();
    m_isForbidden = wanted.family != AF_UNIX && isForbidden({Address::of(wanted.addr)});
    if (m_isForbidden)
        return CURL_SOCKET_BAD;
    // libcurl calls connect() once more on what is connected, which a unix socket does not forgive.
    const int socket = m_connector.maker().make(wanted.family, wanted.socktype);
    m_problem = socket == CURL_SOCKET_BAD ? errno : 0;
    m_isByUnix = wanted.family == AF_UNIX && m_view.book();
    return socket;
}

curl_socket_t CurlConnections::connect() {
    endStep();
    m_connected = m_connector.connect(std::min(m_until, Clock::now() + m_options.connectTimeout));
    if (m_connected == CURL_SOCKET_BAD) {
        m_problem = m_connector.problem();
        return CURL_SOCKET_BAD;
    }
    m_connectTime = m_connector.time();
    m_lookUpTime = m_view.book()->takeLookUpTime();
    beginStep();
    return m_connected;
}

int CurlConnections::afterOpen(void* self, curl_socket_t socket, curlsocktype) {
    auto& connections = *static_cast<CurlConnections*>(self);
    const bool isConnected = socket == connections.m_connected;
    connections.m_socket = isConnected || connections.m_isByUnix ? socket : CURL_SOCKET_BAD;
    connections.m_connected = CURL_SOCKET_BAD;
    connections.m_ssl = nullptr;
    return isConnected ? CURL_SOCKOPT_ALREADY_CONNECTED : CURL_SOCKOPT_OK;
}

// After a redirect the times are sums over all hops, new connections or not.
void CurlConnections::tellPhases(Phases& phases, int opened) const {
    if (opened == 0 || m_easy.info<long>(CURLINFO_REDIRECT_COUNT) != 0)
        return;
    const auto time = [this](CURLINFO key) { return Microseconds(m_easy.info<curl_off_t>(key)); };
    const auto looked = time(CURLINFO_NAMELOOKUP_TIME_T);
    const auto connected = time(CURLINFO_CONNECT_TIME_T);
    const auto secured = time(CURLINFO_APPCONNECT_TIME_T);
    if (connected <= Microseconds::zero())
        return;
    phases.dns = m_connectTime ? m_lookUpTime : looked;
    phases.connect = m_connectTime.value_or(connected - looked);
    if (secured > connected)
        phases.tls = secured - connected;
}

bool CurlConnections::isCutOff(TimePoint deadline) const {
    return m_problem == ECANCELED || (m_problem == ETIMEDOUT && Clock::now() >= deadline);
}

} // namespace loadstone
