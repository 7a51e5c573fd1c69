// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <openssl/ssl.h>

#include <memory>

namespace loadstone {

/// The certificates that vouch for servers, read once and then shared by every connection of any
/// engine: reading them for each connection takes 40 ms of the processor, which would be measured
/// as the server's. Thread-safe after load().
class TrustedRoots {
public:
    /// The system's bundle and folder; $SSL_CERT_FILE and $SSL_CERT_DIR (with colons between
    /// several) replace one each. An error where what they name cannot be read or holds no
    /// certificate.
    static Expected<std::shared_ptr<const TrustedRoots>> load();

    /// From now on, `context` trusts these.
    void giveTo(SSL_CTX* context) const;

private:
    TrustedRoots();
    Expected<void> readFile();
    Expected<void> readFolders();

    struct StoreEnd {
        void operator()(X509_STORE* store) const { X509_STORE_free(store); }
    };
    std::unique_ptr<X509_STORE, StoreEnd> m_store;
};

} // namespace loadstone
