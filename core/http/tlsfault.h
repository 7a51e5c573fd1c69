// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace loadstone {

/// Why TLS failed, as far as libcurl has no code for it: codes of ErrorClass::Tls beyond those of
/// libcurl. They go into files, so they never change their meaning.
enum TlsFault : int {
    FirstTlsFault = 101,
    CertificateExpired = FirstTlsFault,
    CertificateNotYetValid,
    CertificateOfAnotherHost,
    CertificateSelfSigned,
    CertificateOfUnknownAuthority,
    CertificateRevoked,
    OwnCertificateMissing, ///< the server wants one of the client
    OwnCertificateRefused,
    TlsBrokenOff, ///< by the server with another alert, when TLS stood already
    TlsDamaged,   ///< what came, when TLS stood already, was something else
    ServerWithoutTls,
    NoTlsInCommon, ///< no version of it, or no cipher
};

/// What was wrong with a server's certificate: a TlsFault, or CURLE_PEER_FAILED_VERIFICATION if
/// there is no word for it. `result` is one of OpenSSL's X509_V_ERR.
int certificateFault(long result);

/// Why TLS ended that had stood, if OpenSSL has `error`: a TlsFault; 0 if it is none.
int streamFault(unsigned long error);

/// Why a handshake failed, certificates of servers apart: a TlsFault, or CURLE_SSL_CONNECT_ERROR if
/// there is no word for it.
int handshakeFault(unsigned long error);

/// The number of the error that OpenSSL's words begin with, as in "... error:0A00045C:SSL
/// routines::tlsv13 alert certificate required"; 0 if there is none.
unsigned long openSslErrorIn(std::string_view text);

} // namespace loadstone
