// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/expected.h"

#include <openssl/ssl.h>

#include <memory>
#include <string>

namespace loadstone {

/// The certificates that vouch for servers, read once and then shared by every connection of any
/// engine: reading them for each connection takes 40 ms of the processor, which would be measured
/// as the server's. Thread-safe after load().
class TrustedRoots {
public:
    /// Those of `file` and no others; or, if it is empty, the system's bundle and folder, of which
    /// $SSL_CERT_FILE and $SSL_CERT_DIR (with colons between
    /// several) replace one each. An error where what they name cannot be read or holds no
    /// certificate.
    static Expected<std::shared_ptr<const TrustedRoots>> load(const std::string& file = {});
    /// Whether load() would read the same again.
    bool isOf(const std::string& file) const { return m_file == file; }

    /// From now on, `context` trusts these.
    void giveTo(SSL_CTX* context) const;

private:
    explicit TrustedRoots(std::string file);
    Expected<void> readOwn();
    Expected<void> readBundle();
    Expected<void> readFile(const std::string& file, const std::string& what,
                            const std::string& advice);
    Expected<void> readFolders();

    const std::string m_file; ///< empty: the system's

    struct StoreEnd {
        void operator()(X509_STORE* store) const { X509_STORE_free(store); }
    };
    std::unique_ptr<X509_STORE, StoreEnd> m_store;
};

} // namespace loadstone
