// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/loop/tlsclient.h"

#include "core/loop/tlsstream.h"

#include <openssl/x509v3.h>

#include <array>

namespace loadstone {

namespace {

bool isAddress(const std::string& host) {
    const std::unique_ptr<ASN1_OCTET_STRING, decltype(&ASN1_OCTET_STRING_free)> bytes(
        a2i_IPADDRESS(host.c_str()), &ASN1_OCTET_STRING_free);
    return bytes != nullptr;
}

// A name that ends with a dot is the same one; certificates and servers know it without.
std::string withoutFinalDot(std::string host) {
    if (host.ends_with('.'))
        host.pop_back();
    return host;
}

} // namespace

// Read-ahead takes a whole record from the socket by one call instead of two. A server that closes
// without a farewell is judged by HTTP: the answer was whole or it was not.
TlsClient::TlsClient(const Destination& destination, bool verify, const Reach& reach)
    : m_host(withoutFinalDot(destination.host)),
      m_verify(verify),
      m_context(SSL_CTX_new(TLS_client_method())),
      m_socketMethod(TlsStream::makeSocketMethod()) {
    constexpr std::array<unsigned char, 9> http1{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    SSL_CTX* context = m_context.get();
    if (reach.roots)
        reach.roots->giveTo(context);
    if (reach.certificate)
        reach.certificate->giveTo(context);
    SSL_CTX_set_verify(context, verify ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, nullptr);
    SSL_CTX_set_read_ahead(context, 1);
    SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_options(context, SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_alpn_protos(context, http1.data(), http1.size());
    keepSessions();
}

TlsClient::~TlsClient() = default;

void TlsClient::keepSessions() {
    SSL_CTX_set_app_data(m_context.get(), this);
    SSL_CTX_set_session_cache_mode(m_context.get(),
                                   SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(m_context.get(), &TlsClient::takeSession);
}

int TlsClient::takeSession(SSL* ssl, SSL_SESSION* session) {
    auto* client = static_cast<TlsClient*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl)));
    client->m_session.reset(session);
    return 1;
}

TlsClient::Ssl TlsClient::newConnection() const {
    Ssl ssl(SSL_new(m_context.get()));
    setName(ssl.get());
    if (m_session)
        SSL_set_session(ssl.get(), m_session.get());
    SSL_set_connect_state(ssl.get());
    return ssl;
}

// An address is no server name: it is checked against the certificate's addresses, and not told.
void TlsClient::setName(SSL* ssl) const {
    if (isAddress(m_host)) {
        X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), m_host.c_str());
        return;
    }
    SSL_set1_host(ssl, m_host.c_str());
    SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
             const_cast<char*>(m_host.c_str())); // what OpenSSL's macro does, by an old cast
}

} // namespace loadstone
