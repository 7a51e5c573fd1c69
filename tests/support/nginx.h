// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/pinned.h"
#include "tests/support/childprogram.h"
#include "tests/support/handedports.h"
#include "tests/support/temporaryfolder.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace loadstone {

/// Writes cert.pem and key.pem, for localhost and 127.0.0.1, which nobody has signed, to a folder
/// whose name ends with a slash.
void makeCertificateIn(const std::string& folder);

/// What every nginx of a test needs within "http": all that it writes stays in its own folder.
extern const char* const nginxFolders;

/// A real nginx on free loopback ports, which counts in its access log what really arrived.
/// Answers every path with 200 and "ok"; `/status/404` and `/bytes` (64 KB) as they say; `/resumed`
/// with 204 where the TLS session was resumed, `/client` where the client has shown a certificate,
/// `/from2` where it comes from 127.0.0.2.
/// Make it on the main thread. Stops when it is destroyed.
class Nginx : private Pinned {
public:
    enum class Tls { No, Yes };

    /// On `address` of this machine. Throws if nginx cannot be started, or the certificate for TLS
    /// cannot be made.
    explicit Nginx(Tls tls = Tls::No, const std::string& address = "127.0.0.1");
    ~Nginx();

    /// False where there is no nginx: skip the test then.
    static bool isInstalled();

    std::string url() const;
    std::string h2Url() const;  ///< HTTP/2 without TLS, with prior knowledge
    std::string tlsUrl() const; ///< HTTP/1.1 or HTTP/2, with a certificate that nobody has signed

    /// The file of that certificate, for a client that is to trust it.
    std::string certificate() const { return (m_folder.path() / "cert.pem").string(); }

    /// Answers in flight are finished, and logged, before it ends.
    void stop();
    /// Requests that it has logged. Stops it first, so that the number is final.
    std::size_t accessLogLines();
    /// When it had answered each, in seconds of the wall clock. Stops it first as well.
    std::vector<double> arrivals();
    /// What each asked for. Stops it first as well.
    std::vector<std::string> paths();

private:
    void start();
    std::string configuration() const;
    std::string tlsConfiguration() const;

    TemporaryFolder m_folder;
    Tls m_tls;
    std::string m_address;
    HandedPorts m_ports{3, m_address}; ///< plain, HTTP/2, TLS
    std::unique_ptr<ChildProgram> m_program;
};

} // namespace loadstone
