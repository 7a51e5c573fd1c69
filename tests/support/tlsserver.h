// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/rawserver.h"

#include <openssl/ssl.h>

#include <memory>
#include <string>

namespace loadstone {

/// A certificate with its key, made when it is asked for.
struct MadeCertificate {
    std::shared_ptr<X509> certificate;
    std::shared_ptr<EVP_PKEY> key;

    std::string pem() const;    ///< of the certificate
    std::string keyPem() const; ///< of the key
};

/// What is to be in one. Times are in seconds from now.
struct CertificateWish {
    std::string host = "127.0.0.1";
    long begins = -3600;
    long ends = 3600;
    const MadeCertificate* authority = nullptr; ///< none: it signs itself
};
MadeCertificate makeCertificate(const CertificateWish& wish);

/// Answers each request over TLS with 200. Before that it wants a certificate of the client that
/// one of these has signed, if there is one; and it speaks at most this version.
RawServer::Answer answerOverTls(const MadeCertificate& own, const MadeCertificate* wanted = nullptr,
                                int version = TLS1_3_VERSION);
/// Shakes hands in the same way and goes, whatever has been sent to it; before it does so it may
/// say something past TLS.
RawServer::Answer leaveAfterHandshake(const MadeCertificate& own,
                                      const MadeCertificate* wanted = nullptr,
                                      const std::string& words = {});

} // namespace loadstone
