// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "core/http/reach.h"
#include "core/loop/destination.h"

#include <openssl/ssl.h>

#include <memory>

namespace loadstone {

/// What the TLS connections of one loop share: whom they trust, settings, and the last session,
/// which the next connection resumes. Lives on its loop's thread and outlives its streams.
class TlsClient : private Pinned {
public:
    /// Without roots in `reach` nobody is trusted.
    TlsClient(const Destination& destination, bool verify, const Reach& reach);
    ~TlsClient();

    struct SslEnd {
        void operator()(SSL* ssl) const { SSL_free(ssl); }
    };
    using Ssl = std::unique_ptr<SSL, SslEnd>;

    /// A client's end for a new connection, with the name to check and the session to resume.
    Ssl newConnection() const;
    BIO_METHOD* socketMethod() const { return m_socketMethod.get(); }
    bool verifies() const { return m_verify; }

private:
    struct ContextEnd {
        void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    };
    struct SessionEnd {
        void operator()(SSL_SESSION* session) const { SSL_SESSION_free(session); }
    };
    struct MethodEnd {
        void operator()(BIO_METHOD* method) const { BIO_meth_free(method); }
    };

    void keepSessions();
    void setName(SSL* ssl) const;
    static int takeSession(SSL* ssl, SSL_SESSION* session);

    const std::string m_host;
    const bool m_verify;
    std::unique_ptr<SSL_CTX, ContextEnd> m_context;
    std::unique_ptr<SSL_SESSION, SessionEnd> m_session;
    std::unique_ptr<BIO_METHOD, MethodEnd> m_socketMethod;
};

} // namespace loadstone
