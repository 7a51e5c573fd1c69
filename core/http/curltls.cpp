// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/http/addressbook.h"
#include "core/http/curlconnections.h"
#include "core/http/keptconnection.h"

namespace loadstone {

// Files are named to nobody: libcurl 7.88 would read them again for each connection.
void CurlConnections::setTrust(bool verify) {
    m_easy.set(CURLOPT_SSL_VERIFYPEER, verify ? 1L : 0L);
    m_easy.set(CURLOPT_SSL_VERIFYHOST, verify ? 2L : 0L);
    for (const CURLoption files :
         {CURLOPT_CAINFO, CURLOPT_CAPATH, CURLOPT_PROXY_CAINFO, CURLOPT_PROXY_CAPATH})
        m_easy.set(files, static_cast<const char*>(nullptr));
    m_easy.set(CURLOPT_SSL_CTX_FUNCTION, &CurlConnections::beforeTls);
    m_easy.set(CURLOPT_SSL_CTX_DATA, this);
}

// libcurl asks for no tickets, without which most servers resume no session of TLS 1.2.
CURLcode CurlConnections::beforeTls(CURL*, void* context, void* self) {
    auto* ssl = static_cast<SSL_CTX*>(context);
    SSL_CTX_clear_options(ssl, SSL_OP_NO_TICKET);
    const auto& connections = *static_cast<CurlConnections*>(self);
    if (const TrustedRoots* roots = connections.m_roots.get())
        roots->giveTo(ssl);
    if (const ClientCertificate* certificate = connections.m_certificate.get())
        certificate->giveTo(ssl);
    return CURLE_OK;
}

SSL* CurlConnections::tlsInUse() const {
    const auto* session = m_easy.info<curl_tlssessioninfo*>(CURLINFO_TLS_SSL_PTR);
    const bool isOurs = session && session->backend == CURLSSLBACKEND_OPENSSL;
    return isOurs ? static_cast<SSL*>(session->internals) : nullptr;
}

// libcurl has the handshake's end only while the transfer goes on.
void CurlConnections::countTls() {
    if (const SSL* ssl = tlsInUse())
        m_view.book()->tls().count(ssl);
}

// libcurl keeps a connection on which it could not send. One that it has closed has no socket.
unsigned long CurlConnections::errorToRead() const {
    const bool isKept = m_easy.info<curl_socket_t>(CURLINFO_ACTIVESOCKET) == m_socket;
    return m_ssl && m_socket >= 0 && isKept ? loadstone::errorToRead(m_socket, m_ssl) : 0;
}

} // namespace loadstone
