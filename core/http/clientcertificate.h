// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"
#include "core/http/transportoptions.h"

#include <openssl/ssl.h>

#include <memory>

namespace loadstone {

/// The certificate by which a client shows who it is, with its key. Read once and then given to the
/// connections of any engine. Thread-safe after load().
class ClientCertificate {
public:
    /// None if `options` name none. Errors name "cert", "key" or "pass".
    static Expected<std::shared_ptr<const ClientCertificate>> load(const TransportOptions& options);

    /// From now on, connections of `context` have it to show.
    void giveTo(SSL_CTX* context) const;

private:
    ClientCertificate();
    Expected<void> read(const TransportOptions& options);
    Expected<void> readKey(const TransportOptions& options);

    struct ContextEnd {
        void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    };
    std::unique_ptr<SSL_CTX, ContextEnd> m_read; ///< what has read it
};

} // namespace loadstone
