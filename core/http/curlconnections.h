// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/http/curleasy.h"
#include "core/http/exchange.h"
#include "core/http/handshake.h"
#include "core/http/host.h"
#include "core/http/hostconnector.h"
#include "core/http/reach.h"

namespace loadstone {

/// How the connections of a transport are made: to the addresses of its run by HostConnector, to
/// others (of proxies and redirects) by libcurl; by which version, and whom they trust. Lives on
/// its transport's thread.
class CurlConnections {
public:
    CurlConnections(CurlEasy& easy, const Request& request, const TransportOptions& options,
                    const StopSignal& stop, const Reach& reach);

    /// Waits until the first connection may be made. False if a stop or `deadline` came first.
    bool mayBegin(TimePoint deadline) {
        return m_hasConnected || m_handshake.begin(m_stop.token(), deadline);
    }
    /// While a TLS connection is made, a processor is asked for before and left after each step.
    void beginStep() { m_handshake.goOn(m_stop.token(), m_until); }
    void endStep() { m_handshake.rest(); }
    /// A new transfer begins: why it cannot, a CURLcode. `until`: when it must be connected.
    CURLcode begin(TimePoint until);
    /// The socket for a connection that libcurl asks for, or CURL_SOCKET_BAD.
    curl_socket_t open(const curl_sockaddr& wanted);
    /// Before a request goes out: the kept connection is of no more use, so another one is needed,
    /// and the transfer has to begin again. `localPort`: where it would go out.
    bool isSpoilt(int localPort);
    /// The request goes out; true if it does so on a connection that had been kept.
    bool beginRequest();
    /// After a request that could not be sent: what the server had said to it before, by TLS; the
    /// error of OpenSSL that this is, or 0.
    unsigned long errorToRead() const;
    /// A transfer has ended by that version of HTTP, or 0.
    void end(int httpMajor);

    /// Nothing was sent, and it has to begin again: libcurl wanted another connection than it was
    /// told of, or had one of no more use.
    bool mustBeginAgain() const { return m_mustBeginAgain; }
    /// Cut off while it connected, by a stop or by `deadline`.
    bool isCutOff(TimePoint deadline) const;
    /// Before a request goes out: whether it would go by a proxy to a host that nobody has agreed
    /// to.
    bool leadsAstray();
    /// A redirect has led to a host elsewhere that nobody has agreed to.
    bool wasForbidden() const { return m_isForbidden; }
    /// The errno of a connection to the host that failed, or 0.
    int problem() const { return m_problem; }
    /// Whether one to the host was made in this transfer, which with TLS is not the end.
    bool hasConnected() const { return m_connectTime.has_value(); }
    /// Whether connections to the host are made here.
    bool knowsHost() const { return m_view.book() != nullptr; }
    /// How long the look-up, connecting and TLS took, in a transfer that has `opened` so many.
    void tellPhases(Phases& phases, int opened) const;

private:
    void setTrust(bool verify);
    void setVersion(long version);
    bool isTheLast(int localPort) const;
    SSL* tlsInUse() const;
    void countTls();
    void countByUnix();
    void tellAddress();
    void tellElsewhere();
    bool isStandIn(const curl_sockaddr& address) const {
        return m_view.book() && Address::of(address.addr) == m_standIn;
    }
    bool isForbidden(AddressList where) const;
    curl_socket_t connect();

    static CURLcode beforeTls(CURL*, void* context, void* self);
    static int afterOpen(void* self, curl_socket_t socket, curlsocktype);

    CurlEasy& m_easy;
    const std::shared_ptr<const TrustedRoots> m_roots;
    const StopSignal& m_stop;
    Handshake m_handshake;
    const TransportOptions m_options;
    const std::shared_ptr<const ClientCertificate> m_certificate;
    const std::shared_ptr<const std::vector<std::string>> m_agreed;
    const Host m_host;
    AddressView m_view;
    HostConnector m_connector;
    Address m_standIn; ///< what libcurl takes for the host's address
    CurlList m_resolve;
    CurlList m_detours;
    long m_version = CURL_HTTP_VERSION_NONE;
    const bool m_isPrior; ///< HTTP/2 without TLS
    bool m_mustBeginAgain = false;
    bool m_isSpoilt = false;     ///< the last transfer's connection was
    bool m_speaksHttp2 = false;  ///< the connection that was used last
    bool m_hasSent = false;      ///< in this transfer
    bool m_hasConnected = false; ///< in this transfer or an earlier one
    bool m_isForbidden = false;
    bool m_isByUnix = false; ///< a connection by a unix socket was asked for in this transfer
    bool m_isNew = false;    ///< a connection was asked for since the last request
    curl_socket_t m_connected = CURL_SOCKET_BAD;
    curl_socket_t m_socket = CURL_SOCKET_BAD; ///< of the connection to the host that was made last
    SSL* m_ssl = nullptr;                     ///< of that connection, once a request has gone out
    int m_problem = 0;
    TimePoint m_until;
    std::optional<Microseconds> m_connectTime; ///< none: libcurl has connected, or nobody
    std::optional<Microseconds> m_lookUpTime;
};

} // namespace loadstone
